import type { AcceptanceRound, Trial } from '../../src/domain/acceptance/round.ts';
import type { ItemValues } from '../../src/domain/command.ts';
import { withNewItems } from '../../src/domain/contents/contents.ts';
import type { Item, ListPart } from '../../src/domain/contents/parts.ts';
import { NO_FAMILY, type WaveOf } from '../../src/domain/family/family.ts';
import type { PlannedMove } from '../../src/domain/move/planned-move.ts';
import type { Release } from '../../src/domain/release.ts';
import { aLight, anActor, departmentId, launchOn, MAYA, NOW } from '../support/builders.ts';
import type { Case } from './decide-cases.ts';
import { leadActor } from './deciding.ts';
import { PAT } from './matters.ts';

const maya = anActor();
const sales = departmentId('sales');

/** The same release with these items at the end of a part; the first gets the plan's next number as its id. */
export const withPlanned = <P extends ListPart>(
  release: Release,
  part: P,
  ...values: readonly Omit<Item<P>, 'id' | 'doneAt'>[]
): Release => ({
  ...release,
  plan: { ...release.plan, contents: withNewItems(release.plan.contents, part, values) },
});

export const aRisk = (overrides: Partial<ItemValues<'risks'>> = {}): ItemValues<'risks'> => ({
  what: 'The import is slow.',
  likelihood: 'low',
  impact: 'high',
  mitigation: '',
  owner: PAT,
  ...overrides,
});

export const aMilestone = (overrides: Partial<ItemValues<'milestones'>> = {}): ItemValues<'milestones'> => ({
  what: 'Freeze the code',
  owner: PAT,
  when: { kind: 'relative', days: -5, count: 'working_days', time: null, zone: null },
  ...overrides,
});

/** A new date that Maya chose a moment ago. */
export const aMove = (overrides: Partial<PlannedMove> = {}): PlannedMove => ({
  to: launchOn('2026-12-17'),
  reason: 'quality',
  words: 'The import loses rows.',
  by: MAYA,
  at: NOW,
  leavesAt: NOW,
  ...overrides,
});

export const aTrial = (overrides: Partial<Trial> = {}): Trial => ({
  by: PAT,
  finding: 'problem',
  words: 'The board stays empty.',
  at: NOW,
  became: null,
  ...overrides,
});

/** The first round; Maya owns it, Pat is invited. */
export const aRound = (overrides: Partial<AcceptanceRound> = {}): AcceptanceRound => ({
  id: 'round-1',
  number: 1,
  build: '2.0-rc1',
  from: '2026-11-17',
  until: '2026-11-20',
  owner: MAYA,
  inviteeIds: [PAT.userId],
  channelId: null,
  trials: [],
  verdict: null,
  ...overrides,
});

/** A wave of Atlas, which waits for its departments. */
export const aWaveOf = (overrides: Partial<WaveOf> = {}): WaveOf => ({
  releaseId: 'rel-main',
  name: 'Japan',
  audience: '',
  channelIds: [],
  main: { title: 'Atlas 2.0', stands: 'waiting' },
  ...overrides,
});

const asIs = (release: Release): Release => release;
const risky = (release: Release): Release => withPlanned(release, 'risks', aRisk());
const unasked = (release: Release): Release => ({
  ...release,
  lights: release.lights.map((light) => ({ ...light, askedAt: null, state: 'waiting', answer: null })),
});
const askedAboutDate = (release: Release): Release => ({
  ...release,
  lights: release.lights.map((light) =>
    light.departmentId === sales ? aLight('sales', { reviewAskedAt: NOW }) : light,
  ),
});
const trying = (release: Release): Release => ({ ...release, rounds: [aRound({ trials: [aTrial()] })] });

/** The scope is the first thing that the builders' plan holds, and Maya's risk the next. */
const [SCOPE_ITEM, RISK_ITEM] = ['1', '2'] as const;
const CHARTS = { what: 'Charts', gain: 'See more.', link: '', departments: [] };
const borealis = { releaseId: 'rel-borealis', title: 'Borealis 1.0' };

/** The commands about what a plan holds, its dates and its relatives. */
export const PLAN_CASES = {
  put_item: {
    command: { type: 'put_item', part: 'risks', itemId: null, values: aRisk() },
    actor: maya,
    given: asIs,
    legal: 'd p s L l r',
  },
  remove_item: {
    command: { type: 'remove_item', part: 'risks', itemId: RISK_ITEM },
    actor: maya,
    given: risky,
    legal: 'd p s L l r',
  },
  finish_item: {
    command: { type: 'finish_item', part: 'risks', itemId: RISK_ITEM, done: true },
    actor: anActor(PAT),
    given: risky,
    legal: 'd p s L l r',
  },
  add_items: {
    command: { type: 'add_items', part: 'milestones', items: [aMilestone(), aMilestone({ what: 'Ship' })] },
    actor: maya,
    given: asIs,
    legal: 'd p s',
  },
  set_facts: {
    command: { type: 'set_facts', part: 'about', values: { compatibility: 'Works with Atlas 1.' } },
    actor: maya,
    given: asIs,
    legal: 'd p s',
  },
  ask_reviews: { command: { type: 'ask_reviews' }, actor: maya, given: unasked, legal: 'd p s' },
  review_date: {
    command: { type: 'review_date', departmentId: sales, answer: 'needs_days', days: 5, words: 'Training.' },
    actor: leadActor('sales'),
    given: askedAboutDate,
    legal: 'd p s',
  },
  plan_move: {
    command: {
      type: 'plan_move',
      to: launchOn('2026-12-17'),
      reason: 'quality',
      words: 'The import loses rows.',
    },
    actor: maya,
    given: asIs,
    legal: 'p s',
  },
  undo_move: {
    command: { type: 'undo_move' },
    actor: maya,
    given: (release) => ({ ...release, move: aMove({ leavesAt: '2026-11-17T09:02:00.000Z' }) }),
    legal: 'p s',
  },
  apply_move: {
    command: { type: 'apply_move' },
    actor: null,
    given: (release) => ({ ...release, move: aMove() }),
    legal: 'p s',
  },
  open_round: {
    command: {
      type: 'open_round',
      round: {
        id: 'round-1',
        build: '2.0-rc1',
        from: '2026-11-17',
        until: '2026-11-20',
        owner: MAYA,
        inviteeIds: [PAT.userId],
        channelId: null,
      },
    },
    actor: maya,
    given: asIs,
    legal: 'd p s',
  },
  try_round: {
    command: { type: 'try_round', roundId: 'round-1', finding: 'wish', words: 'A dark board.' },
    actor: anActor(PAT),
    given: (release) => ({ ...release, rounds: [aRound()] }),
    legal: 'd p s',
  },
  settle_finding: {
    command: { type: 'settle_finding', roundId: 'round-1', userId: PAT.userId, as: 'limitation' },
    actor: maya,
    given: trying,
    legal: 'd p s',
  },
  close_round: {
    command: { type: 'close_round', roundId: 'round-1', verdict: 'accepted', words: '' },
    actor: maya,
    given: (release) => ({ ...release, rounds: [aRound({ trials: [aTrial({ finding: 'works' })] })] }),
    legal: 'd p s',
  },
  split_off: {
    command: { type: 'split_off', itemIds: [SCOPE_ITEM], departmentIds: [sales], to: borealis },
    actor: maya,
    given: (release) => withPlanned(release, 'scope', CHARTS),
    legal: 'd p s',
  },
  merge_into: { command: { type: 'merge_into', to: borealis }, actor: maya, given: asIs, legal: 'd p s' },
  take_in: {
    command: {
      type: 'take_in',
      from: borealis,
      items: [CHARTS],
      milestones: [],
      departments: [],
    },
    actor: maya,
    given: asIs,
    legal: 'd p s',
  },
  follow_main: {
    command: { type: 'follow_main', title: 'Atlas 2.0', stands: 'ready', change: {} },
    actor: null,
    given: (release) => ({ ...release, family: { ...NO_FAMILY, waveOf: aWaveOf() } }),
    legal: 'd p s',
  },
  add_wave: {
    command: { type: 'add_wave', wave: { releaseId: 'rel-japan', title: 'Atlas 2.0, Japan' } },
    actor: maya,
    given: asIs,
    legal: 'd p s L l r',
  },
} as const satisfies Record<string, Case>;
