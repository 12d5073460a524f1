import { expect, test } from 'vitest';
import { type Published, searchNotes } from '../../../src/domain/announcement/search-notes.ts';

const published = (key: string, text: string, at: string): Published => ({
  releaseId: `rel-${key}`,
  key,
  title: `Release ${key}`,
  at,
  text,
});
const ATLAS = published(
  'atlas',
  'Share a board with one click.\nCharts are faster.',
  '2026-12-10T13:00:00.000Z',
);
const BOREAL = published('boreal', 'Boards can be printed.', '2026-12-17T13:00:00.000Z');
const ALL = [ATLAS, BOREAL];

test.each([
  ['one word, whatever its case', 'BOARD', ['boreal', 'atlas']],
  ['all words, in any order', 'charts board', ['atlas']],
  ['a word of the name', 'boreal', ['boreal']],
  ['words that stand nowhere', 'sheets', []],
  ['only one of the words', 'charts printed', []],
  ['no word: everything, the newest first', ' ', ['boreal', 'atlas']],
] as const)('%s', (_, query, keys) => {
  expect(searchNotes(query, ALL).map(({ key }) => key)).toEqual(keys);
});

test('what is around the hit is shown on one line', () => {
  expect(searchNotes('charts', ALL)[0]?.excerpt).toBe('Share a board with one click. Charts are faster.');
  const long = published('long', `${'a '.repeat(200)}needle ${'b '.repeat(200)}`, ATLAS.at);
  expect(searchNotes('needle', [long])[0]?.excerpt).toMatch(/^….{60,75}needle.{60,75}…$/);
});
