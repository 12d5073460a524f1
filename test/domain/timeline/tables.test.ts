import { describe, expect, test } from 'vitest';
import { findColumns } from '../../../src/domain/timeline/columns.ts';
import { plainCell } from '../../../src/domain/timeline/plain-cell.ts';
import { readCsv } from '../../../src/domain/timeline/table/csv.ts';
import { hasMarkdownTable, readMarkdownTables } from '../../../src/domain/timeline/table/markdown-table.ts';

describe('CSV', () => {
  test.each<[string, string, string[][]]>([
    [
      'commas',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'semicolons',
      'a;b, c\nd;e',
      [
        ['a', 'b, c'],
        ['d', 'e'],
      ],
    ],
    [
      'tabs, as cells are pasted',
      'a\tb, c; d\ne\tf',
      [
        ['a', 'b, c; d'],
        ['e', 'f'],
      ],
    ],
    ['lines of Windows', 'a,b\r\nc,d\r\n', [['a', 'b'], ['c', 'd'], ['']]],
    [
      'lines of an old Mac',
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a mark of byte order', '\uFEFFa,b', [['a', 'b']]],
    ['quotes around a comma', '"Brace Yourself, Code Freeze",b', [['Brace Yourself, Code Freeze', 'b']]],
    ['doubled quotes', '"say ""hello""",b', [['say "hello"', 'b']]],
    [
      'a line break in quotes',
      '"a\nb",c\nd,e',
      [
        ['a\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    [
      'empty cells',
      ',b,\n"",',
      [
        ['', 'b', ''],
        ['', ''],
      ],
    ],
    ['a quote in the middle', 'a 5" disk,b', [['a 5" disk', 'b']]],
    [
      'a quote that nothing closes',
      '"a,b\nc,d',
      [
        ['"a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a quote closed too early', '"a" b,c', [['"a" b', 'c']]],
    ['one column', 'a\nb', [['a'], ['b']]],
    ['nothing', '', [['']]],
  ])('%s', (_, text, table) => {
    expect(readCsv(text)).toEqual(table);
  });
});

describe('Markdown', () => {
  const table = '| **What** | When |\n|---|:--:|\n| a \\| b | c |\n| d | |';

  test('rows and cells, without the line of dashes; a pipe behind a backslash stays', () => {
    expect(readMarkdownTables(table)).toEqual({
      tables: [
        [
          ['**What**', 'When'],
          ['a | b', 'c'],
          ['d', ''],
        ],
      ],
      linesOutside: 0,
    });
  });

  test('also without pipes at the ends', () => {
    expect(readMarkdownTables('what | when\n--- | ---\na | b').tables).toEqual([
      [
        ['what', 'when'],
        ['a', 'b'],
      ],
    ]);
  });

  test('prose around tables is counted, and parts them', () => {
    const { tables, linesOutside } = readMarkdownTables(`# Timeline\n\n${table}\n\nMore:\n| x | y |`);
    expect(tables.map((each) => each.length)).toEqual([3, 1]);
    expect(linesOutside).toBe(2);
  });

  test.each([
    [table, true],
    ['what | when\n--- | ---', true],
    ['| a | b |', true],
    ['a,b|c\nd,e', false],
    ['---\na,b', false],
  ])('a table is told from other text: %j', (text, isTable) => {
    expect(hasMarkdownTable(text)).toBe(isTable);
  });
});

describe('the words of a cell', () => {
  test.each([
    ['**Begin [Code Freeze] and [Test Freeze]**', 'Begin Code Freeze and Test Freeze'],
    ['[Docs](https://example.com) are *ready*', 'Docs are ready'],
    ['[Docs][1], see <https://example.com|the page>', 'Docs, see the page'],
    ['<https://example.com>', 'https://example.com'],
    ['[x] done', 'done'],
    ['a<br>b &amp; c', 'a b & c'],
    ['`release-1.32` _branch_', 'release-1.32 branch'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['\\*literally\\*', '*literally*'],
    ['~~moved~~', 'moved'],
    ['<@U0MAYA>', '<@U0MAYA>'],
    ['&lt;@U0MAYA&gt;', '<@U0MAYA>'],
    ['  two\n lines ', 'two lines'],
  ])('%s', (cell, words) => {
    expect(plainCell(cell)).toBe(words);
  });
});

describe('columns are found by what their headings mean', () => {
  const columns = (what: number, who: number | null, when: number, leftOut: string[] = []) => ({
    what,
    who,
    when,
    leftOut,
    hasHeading: true,
  });
  test.each([
    [['what', 'who', 'when'], columns(0, 1, 2)],
    [['When', 'What', 'Who'], columns(1, 2, 0)],
    [['Due date', 'Task', 'Owner', 'Status'], columns(1, 2, 0, ['Status'])],
    [['What', 'Who', 'When', 'Week', 'CI Signal'], columns(0, 1, 2, ['Week', 'CI Signal'])],
    [['Milestone', 'Deadline'], columns(0, null, 1)],
    [['ID', 'Milestone date', 'Title', 'Responsible'], columns(2, 3, 1, ['ID'])],
    [['Thing', 'Owner', 'Date'], columns(0, 1, 2)],
    [['Milestones', 'Owners', 'Dates'], columns(0, 1, 2)],
  ])('%j', (heading, expected) => {
    expect(findColumns([heading, ['a', 'b', 'c']])).toEqual(expected);
  });

  test.each([
    [[['Start of Release Cycle', 'Lead', '2024-09-09']], { what: 0, who: 1, when: 2, leftOut: [] }],
    [[['Docs freeze', '2024-11-26']], { what: 0, who: null, when: 1, leftOut: [] }],
    [[['Docs freeze', 'Docs', 'soon', 'week 3']], { what: 0, who: 1, when: 2, leftOut: ['column 4'] }],
  ])('without a heading they stand as what, who, when: %j', (rows, expected) => {
    expect(findColumns(rows)).toEqual({ ...expected, hasHeading: false });
  });
});
