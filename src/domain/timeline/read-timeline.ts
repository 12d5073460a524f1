import type { Owner } from '../contents/parts.ts';
import { LIST_PARTS } from '../contents/parts.ts';
import { type Columns, findColumns } from './columns.ts';
import { plainCell } from './plain-cell.ts';
import { type Reckoning, readWrittenWhen } from './read-when.ts';
import {
  quoted,
  type Remark,
  type Table,
  type Timeline,
  type TimelineRow,
  type UnreadRow,
} from './timeline.ts';

const WHAT_MAX = LIST_PARTS.milestones.fields.what.max;
const OWNER_MAX = 80;
/** Rows that one remark names; of more it gives the number. */
const MOST_NAMED = 5;

const MENTION = /<@([UW][A-Z0-9]+)(?:\|([^<>]*))?>/;

/** A mention is a person; everything else is a role in the words of the table. */
const ownerIn = (cell: string): Owner | null => {
  const mention = MENTION.exec(cell);
  if (mention !== null) return { userId: mention[1] ?? null, name: mention[2] ?? '' };
  return cell === '' ? null : { userId: null, name: clipped(cell, OWNER_MAX) };
};

const clipped = (text: string, max: number): string =>
  text.length > max ? `${text.slice(0, max - 1).trimEnd()}…`.toWellFormed() : text;

/** What became of one row. */
type RowReading =
  | { ok: true; milestone: TimelineRow; remarks: readonly Remark[] }
  | { ok: false; unread: UnreadRow };

const readRow = (
  row: number,
  cells: readonly string[],
  { what: whatAt, who: whoAt, when: whenAt }: Columns,
  reckoning: Reckoning,
): RowReading => {
  const cell = (at: number | null): string => (at === null ? '' : (cells[at] ?? ''));
  const [what, who] = [clipped(cell(whatAt), WHAT_MAX), cell(whoAt)];
  const read = readWrittenWhen(cell(whenAt), reckoning);
  if (what === '' || !read.ok) {
    const reason = read.ok || what === '' ? 'nothing says what happens' : read.reason;
    return { ok: false, unread: { row, text: cells.filter((each) => each !== '').join(', '), reason } };
  }
  const odd = [
    ...read.odd,
    ...(what === cell(whatAt) ? [] : [`Its words are cut after ${WHAT_MAX} characters.`]),
    ...(who.split('<@').length > 2 ? ['Only the first person of several is kept.'] : []),
  ];
  const remarks = odd.map((text) => ({ row, what, text }));
  return { ok: true, milestone: { row, what, owner: ownerIn(who), when: read.when }, remarks };
};

const dayOf = ({ when }: TimelineRow): string | null =>
  when.kind === 'fixed' ? `${when.date} ${when.time ?? ''}` : null;

const orderRemark = (rows: readonly TimelineRow[]): readonly Remark[] => {
  const days = rows.map(dayOf).filter((day) => day !== null);
  const isInOrder = days.every((day, index) => index === 0 || (days[index - 1] ?? '').slice(0, 10) <= day);
  return isInOrder
    ? []
    : [{ row: null, what: '', text: 'The rows are not in the order of their days; they are shown sorted.' }];
};

const twiceRemark = (rows: readonly TimelineRow[]): readonly Remark[] => {
  const groups = Map.groupBy(rows, ({ what, when }) => `${what.toLowerCase()} ${JSON.stringify(when)}`);
  const twice = [...groups.values()].filter((group) => group.length > 1);
  if (twice.length === 0) return [];
  const named = twice.slice(0, MOST_NAMED).map(([first, second]) => `${first?.row} and ${second?.row}`);
  const more = twice.length > MOST_NAMED ? `, and ${twice.length - MOST_NAMED} more` : '';
  return [{ row: null, what: '', text: `Rows say the same, and are all kept: ${named.join('; ')}${more}.` }];
};

/**
 * Reads tables that somebody wrote into milestones. Everything readable becomes one; every other row that is not
 * empty is named with its reason; what does not add up is pointed out and stops nothing. Never throws.
 */
export const readTimeline = (tables: readonly Table[], reckoning: Reckoning): Timeline => {
  const readings: RowReading[] = [];
  const leftOut = new Set<string>();
  let headings = 0;
  for (const table of tables) {
    const rows = table
      .map((cells) => cells.map(plainCell))
      .filter((cells) => cells.some((cell) => cell !== ''));
    const columns = findColumns(rows);
    for (const name of columns.leftOut) leftOut.add(name);
    if (columns.hasHeading) headings++;
    for (const cells of columns.hasHeading ? rows.slice(1) : rows) {
      readings.push(readRow(readings.length + 1, cells, columns, reckoning));
    }
  }
  const milestones = readings.flatMap((each) => (each.ok ? [each.milestone] : []));
  const remarks = readings.flatMap((each) => (each.ok ? each.remarks : []));
  return {
    milestones,
    remarks: [...remarks, ...twiceRemark(milestones), ...orderRemark(milestones)],
    unread: readings.flatMap((each) => (each.ok ? [] : [each.unread])),
    leftOut: [...leftOut],
    headings,
  };
};

/** "Row 7, "Docs freeze": no date in "soon"": a remark or a row that was not read, in one line. */
export const rowWords = (row: number | null, what: string, text: string): string =>
  row === null ? text : `Row ${row}, ${quoted(what)}: ${text}`;
