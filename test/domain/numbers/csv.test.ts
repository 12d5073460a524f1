import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from '../../../src/domain/numbers/csv.ts';

test.each([
  ['plain', 'plain'],
  ['two, three', '"two, three"'],
  ['say "yes"', '"say ""yes"""'],
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1+1', "'  =1+1"],
  ['\t=1+1', `"'\t=1+1"`],
  ['\r=1', `"'\r=1"`],
  ['＝1+1', "'＝1+1"],
  ['"=1+1"', `"'""=1+1"""`],
  ['|cmd', "'|cmd"],
  ['%0a=1', "'%0a=1"],
  ['a=1', 'a=1'],
])('the text %j is written %j', (text, written) => {
  expect(csvOf([[text]])).toBe(`${written}\r\n`);
});

test('numbers stay numbers, also below nought, and nothing is an empty cell', () => {
  expect(csvOf([[-2.5, null, 0, '']])).toBe('-2.5,,0,\r\n');
});

test('whatever a text is, no cell begins as a formula', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', ',', 'a', '1'),
  });
  fc.assert(
    fc.property(nasty, (text) => {
      const cell = csvOf([[text]])
        .slice(0, -2)
        .replace(/^"/, '');
      expect(cell).not.toMatch(/^[\s"]*[=+\-@]/);
    }),
    { numRuns: 500 },
  );
});
