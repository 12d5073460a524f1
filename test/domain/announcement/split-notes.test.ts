import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitText } from '../../../src/adapters/slack/kit/split-text.ts';
import { splitNotes } from '../../../src/domain/announcement/split-notes.ts';

const room = { first: 20, next: 30 };

describe('long notes', () => {
  test.each([
    ['nothing', '', []],
    ['what fits', 'Boards for all.', ['Boards for all.']],
    [
      'a paragraph stays together',
      'Boards for all.\n\nCharts are faster now.',
      ['Boards for all.\n\n', 'Charts are faster now.'],
    ],
    ['words stay whole', 'Boards for everybody here', ['Boards for ', 'everybody here']],
    [
      'an address goes over whole',
      'Read https://example.com/boards',
      ['Read ', 'https://example.com/boards'],
    ],
    ['a word that ends with the room', 'Boards for everybody now', ['Boards for ', 'everybody now']],
  ] as const)('%s', (_, notes, pieces) => {
    expect(splitNotes(notes, room)).toEqual(pieces);
  });

  test('an entity is never cut in two, not even inside what is longer than a message', () => {
    const [first] = splitNotes(`${'x'.repeat(17)}&amp;yyyyyyyyyy`, room);
    expect(first).toBe('x'.repeat(17));
  });
});

const token = fc.oneof(
  fc.stringMatching(/^[a-zé😀]{1,12}$/u),
  fc.constantFrom('https://example.com/a?b=c&d=e', '&amp;', 'Boards', '<@U123>', '—'),
);
const gap = fc.constantFrom(' ', '\n', '\n\n', '  ');
const text = fc
  .array(fc.tuple(token, gap), { maxLength: 60 })
  .map((parts) => parts.map(([word, space]) => word + space).join(''));
const rooms = fc.record({ first: fc.integer({ min: 40, max: 80 }), next: fc.integer({ min: 40, max: 120 }) });

test('nothing is lost, nothing is too long, and no word, address or entity is cut', () => {
  fc.assert(
    fc.property(text, rooms, (notes, sizes) => {
      const pieces = splitNotes(notes, sizes);
      expect(pieces.join('')).toBe(notes.toWellFormed());
      for (const [index, piece] of pieces.entries()) {
        expect(piece.length).toBeLessThanOrEqual(index === 0 ? sizes.first : sizes.next);
      }
      const words = pieces.flatMap((piece) => piece.split(/\s+/).filter((word) => word !== ''));
      expect(words).toEqual(notes.split(/\s+/).filter((word) => word !== ''));
    }),
  );
});

test('each message then fits into the kit, which parts it into leaves without losing a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), rooms, (notes, sizes) => {
      const pieces = splitNotes(notes, sizes);
      expect(pieces.join('')).toBe(notes.toWellFormed());
      expect(pieces.flatMap((piece) => splitText(piece, 25)).join('')).toBe(splitText(notes, 25).join(''));
    }),
  );
});
