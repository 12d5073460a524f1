import { readTimeline } from './read-timeline.ts';
import type { Reckoning } from './read-when.ts';
import { readCsv } from './table/csv.ts';
import { hasMarkdownTable, readMarkdownTables } from './table/markdown-table.ts';
import type { Remark, Timeline } from './timeline.ts';

const outside = (lines: number): readonly Remark[] =>
  lines === 0
    ? []
    : [
        {
          row: null,
          what: '',
          text:
            lines === 1
              ? 'A line outside the table is left out.'
              : `${lines} lines outside the table are left out.`,
        },
      ];

/** Reads what somebody wrote or pasted: a Markdown table, or cells with commas, semicolons or tabs between them. */
export const readWrittenTimeline = (text: string, reckoning: Reckoning): Timeline => {
  if (!hasMarkdownTable(text)) return readTimeline([readCsv(text)], reckoning);
  const { tables, linesOutside } = readMarkdownTables(text);
  const timeline = readTimeline(tables, reckoning);
  return { ...timeline, remarks: [...timeline.remarks, ...outside(linesOutside)] };
};
