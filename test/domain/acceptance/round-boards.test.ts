import { describe, expect, test } from 'vitest';
import type { AcceptanceRound } from '../../../src/domain/acceptance/round.ts';
import { roundMoments } from '../../../src/domain/acceptance/round-moments.ts';
import type { DueAction } from '../../../src/domain/delivery/due-action.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import { maySee } from '../../../src/domain/policy.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, aRelease, aStartedRelease, MAYA, NOW, someSettings } from '../../support/builders.ts';
import { PAT, RICO } from '../matters.ts';
import { aRound, aTrial } from '../plan-cases.ts';

const settings = someSettings();
const held = { by: MAYA, at: NOW, reason: 'Wait' };

const withRound = (overrides: Partial<AcceptanceRound> = {}, of: Partial<Release> = {}): Release =>
  aStartedRelease({ ...of, rounds: [aRound(overrides)] });

const caused = (release: Release, event: ReleaseEvent, before: Release | null = null) =>
  deliveriesFor({ release, before, settings, now: NOW }, [{ id: 'event-1', event }]);

const about = (actions: readonly DueAction[]): string[] =>
  actions
    .filter(({ kind }) => kind.startsWith('board.round'))
    .map(({ kind, slot, payload }) => {
      const audience = slot === null ? {} : slot.audience;
      const where = 'channel' in audience ? audience.channel : 'user' in audience ? audience.user : '';
      return `${kind.slice('board.'.length)} ${where}${payload.post === true ? '' : ' if it stands'}`;
    });

const opened: ReleaseEvent = { type: 'round_opened', roundId: 'round-1', number: 1, build: '2.0-rc1' };
const tried: ReleaseEvent = {
  type: 'round_tried',
  roundId: 'round-1',
  number: 1,
  finding: 'works',
  words: '',
};

describe('who gets the cards of a round', () => {
  const two = { inviteeIds: [PAT.userId, RICO.userId] };

  test('everybody who is invited, and whoever looks after it', () => {
    expect(about(caused(withRound(two), opened))).toEqual([
      `round ${PAT.userId}`,
      `round ${RICO.userId}`,
      `round_owner ${MAYA.userId}`,
      `round_ends ${MAYA.userId} if it stands`,
    ]);
  });

  test('the channel, once; a role that nobody has taken is the manager’s', () => {
    const channel = withRound({ inviteeIds: [], channelId: 'C0BETA', owner: { userId: null, name: 'QA' } });
    expect(about(caused(channel, opened)).slice(0, 2)).toEqual([
      'round C0BETA',
      `round_owner ${MAYA.userId}`,
    ]);
  });

  test('in a rehearsal its manager alone', () => {
    const actions = about(caused(withRound(two, { practice: true }), opened));
    expect(actions.filter((line) => line.startsWith('round '))).toEqual([`round ${MAYA.userId}`]);
  });

  test.each<[string, Release]>([
    ['before Start', aRelease({ rounds: [aRound()] })],
    ['before the first day', withRound({ from: '2026-11-18', until: '2026-11-19' })],
    ['while the release is on hold', withRound({}, { hold: held })],
  ])('nobody yet %s', (_name, release) => {
    expect(about(caused(release, opened)).filter((line) => !line.endsWith('if it stands'))).toEqual([]);
  });

  test('no channel where not everyone may know of it, but its own', () => {
    const inChannel = { inviteeIds: [], channelId: 'C0BETA' };
    const hidden = { visibility: 'confidential', privateChannelId: 'C0SECRET' } as const;
    expect(about(caused(withRound(inChannel, hidden), opened))).toContain('round C0BETA if it stands');
    const own = { ...hidden, privateChannelId: 'C0BETA' };
    expect(about(caused(withRound(inChannel, own), opened))).toContain('round C0BETA');
  });

  test('an answer edits the card on which it was given, and not fifty others', () => {
    const trials = [aTrial({ by: PAT }), aTrial({ by: RICO, finding: 'works' })];
    expect(about(caused(withRound({ ...two, trials }), tried))).toEqual([
      `round ${RICO.userId}`,
      `round_owner ${MAYA.userId}`,
      `round_ends ${MAYA.userId} if it stands`,
    ]);
  });

  test.each<ReleaseEvent>([
    { type: 'release_held', reason: 'Wait' },
    { type: 'release_cancelled', reason: 'No' },
    { type: 'plan_changed', fields: ['name'] },
  ])('$type is said on every card that stands', (event) => {
    expect(about(caused(withRound({}, { hold: held }), event))).toContain(`round ${PAT.userId} if it stands`);
  });
});

test('Support reads a limitation as soon as it is one, and hears nothing of what changes nothing', () => {
  const settled: ReleaseEvent = {
    type: 'finding_settled',
    roundId: 'round-1',
    number: 1,
    finder: PAT,
    words: 'Slow.',
    as: 'limitation',
  };
  const support = (actions: readonly DueAction[]) =>
    actions.filter(({ kind, slot }) => kind === 'board.department_card' && slot?.subject === 'dep-support');
  const before = withRound({ trials: [aTrial()] });
  const after = withRound({ trials: [aTrial({ became: { as: 'limitation' } })] });
  expect(support(caused(after, settled, before))).not.toEqual([]);
  expect(support(caused(after, tried, after))).toEqual([]);
});

describe('the moments of a round', () => {
  const moments = (release: Release) =>
    roundMoments({ release, settings, now: NOW }).map(({ kind, dueAt }) => `${dueAt.slice(0, 16)} ${kind}`);

  test('are the first morning of work, and the morning after its last day', () => {
    expect(moments(withRound({ from: '2026-11-21', until: '2026-11-27' }))).toEqual([
      '2026-11-23T08:00 time.round_begins',
      '2026-11-30T09:00 time.round_ends',
    ]);
  });

  test('end with the round, and wait while the release is on hold', () => {
    const verdict = { is: 'accepted', words: '', by: MAYA, at: NOW } as const;
    expect(moments(withRound({ verdict }))).toEqual([]);
    const kinds = (release: Release) =>
      timelineOf(release, settings, NOW).filter(({ kind }) => kind.startsWith('time.round'));
    expect(kinds(withRound())).toHaveLength(2);
    expect(kinds(withRound({}, { hold: held }))).toEqual([]);
    expect(kinds(withRound({}, { stage: 'live' }))).toEqual([]);
  });
});

test('whoever is asked to try a release that not everyone may know of sees it, as long as the round is open', () => {
  const hidden = { visibility: 'confidential' } as const;
  const pat = anActor(PAT);
  const verdict = { is: 'accepted', words: '', by: MAYA, at: NOW } as const;
  expect(maySee(pat, withRound({}, hidden), settings)).toBe(true);
  expect(maySee(pat, withRound({ verdict }, hidden), settings)).toBe(false);
  expect(maySee(pat, withRound({ inviteeIds: [], owner: RICO }, hidden), settings)).toBe(false);
  expect(maySee(anActor(RICO), withRound({ inviteeIds: [], owner: RICO }, hidden), settings)).toBe(true);
});
