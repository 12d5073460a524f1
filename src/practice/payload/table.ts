import { CHARACTERS, ITEMS } from './limits.ts';
import { everyObject, pointerTo } from './problem.ts';
import { richTextElements } from './rich-text.ts';
import { type CrossRule, flag, list, object, oneOf, report, type Shape, string, typedBy } from './rule.ts';

const cell = typedBy({
  raw_text: { required: { text: string(1, CHARACTERS.tableCells) } },
  rich_text: { required: { elements: richTextElements } },
});

const cellsTogether: CrossRule = (table, at, inspection) => {
  let characters = 0;
  for (const { fields } of everyObject(table.rows, at)) {
    if (typeof fields.text === 'string') characters += fields.text.length;
  }
  if (characters <= CHARACTERS.tableCells) return;
  report(
    inspection,
    pointerTo(at, 'rows'),
    `all cells together must be less than ${CHARACTERS.tableCells + 1} characters`,
  );
};

/** A table of at most 100 rows by 20 cells, 10,000 characters over all cells. */
export const tableBlock: Shape = {
  required: { rows: list(ITEMS.tableRows, list(ITEMS.tableCells, cell)) },
  optional: {
    column_settings: list(
      ITEMS.tableCells,
      object({ optional: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } }),
    ),
  },
  together: [cellsTogether],
};
