import { describe, expect, test } from 'vitest';
import {
  NAMELESS_FROM,
  pointsFor,
  type RetroPoint,
  readPoints,
  VOTES_EACH,
} from '../../../src/domain/retro/point.ts';
import { MAYA } from '../../support/builders.ts';

const EMPTY = { well: '', not_well: '', puzzle: '' };

const point = (id: string, by: RetroPoint['by'] = MAYA): RetroPoint => ({
  id,
  releaseId: 'rel-1',
  kind: 'well',
  text: id,
  by,
  day: '2026-12-21',
});

describe('what people write', () => {
  test.each([
    ['one line', { ...EMPTY, well: 'Fast' }, [{ kind: 'well', text: 'Fast' }]],
    [
      'a list: each line is a point of its own',
      { ...EMPTY, not_well: '- Late\n\n* Loud', puzzle: 'Why?' },
      [
        { kind: 'not_well', text: 'Late' },
        { kind: 'not_well', text: 'Loud' },
        { kind: 'puzzle', text: 'Why?' },
      ],
    ],
  ])('%s', (_name, form, points) => {
    expect(readPoints(form)).toEqual({ points });
  });

  test.each([
    ['nothing at all', EMPTY, 'well'],
    ['six lines', { ...EMPTY, puzzle: 'a\nb\nc\nd\ne\nf' }, 'puzzle'],
    ['a line without end', { ...EMPTY, not_well: 'x'.repeat(301) }, 'not_well'],
  ])('%s is refused at its field', (_name, form, field) => {
    expect(readPoints(form)).toMatchObject({ problems: [{ field }] });
  });
});

describe('what people read', () => {
  const points = [point('b'), point('a'), point('c', null)];
  const votes = [
    { pointId: 'b', userId: 'U1' },
    { pointId: 'b', userId: 'U2' },
    { pointId: 'a', userId: 'U1' },
  ];

  test('what counts most stands first, and a reader sees what they named', () => {
    const seen = pointsFor({ points, votes, nameless: NAMELESS_FROM }, 'U1');
    expect(seen.points.map(({ id, votes: count, mine }) => [id, count, mine])).toEqual([
      ['b', 2, true],
      ['a', 1, true],
      ['c', 0, false],
    ]);
    expect(seen.left).toBe(VOTES_EACH - 2);
  });

  test('without a name nothing is read before three people wrote so, however many points they wrote', () => {
    const few = pointsFor(
      { points: [point('x', null), point('y', null), point('z', null)], votes: [], nameless: 2 },
      null,
    );
    expect(few).toEqual({ points: [], withheld: 3, left: VOTES_EACH });
    const enough = pointsFor({ points: [point('x', null)], votes: [], nameless: 3 }, null);
    expect(enough.points.map(({ id }) => id)).toEqual(['x']);
  });
});
