import { expect, test } from 'vitest';
import { EMPTY_CONTENTS, withNewItems } from '../../../src/domain/contents/contents.ts';
import { startedEvent } from '../../../src/domain/plan/decide-plan.ts';
import { type Vague, vaguePlan } from '../../../src/domain/plan/vague-plan.ts';
import { aPlan, aRelease } from '../../support/builders.ts';

/** Points by what users gain from each; '' where nobody says. */
const scope = (...gains: readonly string[]) =>
  withNewItems(
    EMPTY_CONTENTS,
    'scope',
    gains.map((gain, index) => ({ what: `Point ${index}`, gain, link: '', departments: [] })),
  );

test.each<[string, readonly string[], string, number | null, readonly Vague[]]>([
  ['no scope is missing, not vague', [], '', 1, []],
  ['every point with its gain', ['a', 'b'], 'Guests', null, []],
  ['nothing is out of scope', ['a', 'b'], ' ', null, [{ kind: 'no_limits' }]],
  ['points without a gain', ['a', '', ' '], 'Guests', null, [{ kind: 'no_gain', points: 2 }]],
  ['one point alone gains what the release gains', [''], 'Guests', null, []],
  ['points after Start', ['a', 'b', 'c'], 'Guests', 2, [{ kind: 'grown', points: 2 }]],
  ['nothing new since Start', ['a', 'b'], 'Guests', 3, []],
  [
    'all at once',
    ['', ''],
    '',
    2,
    [{ kind: 'no_limits' }, { kind: 'no_gain', points: 2 }, { kind: 'grown', points: 1 }],
  ],
])('%s', (_name, gains, outOfScope, firstNewId, vague) => {
  expect(vaguePlan(aPlan({ contents: scope(...gains), outOfScope }), firstNewId)).toEqual(vague);
});

test('what was added after Start is known from the number that Start wrote down', () => {
  const release = aRelease({ plan: aPlan({ contents: scope('a', 'b') }) });
  const { nextItem = null } = startedEvent(release);
  expect(vaguePlan(release.plan, nextItem)).toEqual([]);
  const grown = withNewItems(release.plan.contents, 'scope', [
    { what: 'c', gain: 'c', link: '', departments: [] },
  ]);
  expect(vaguePlan({ ...release.plan, contents: grown }, nextItem)).toEqual([{ kind: 'grown', points: 1 }]);
});
