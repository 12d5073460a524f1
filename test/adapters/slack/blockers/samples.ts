import { blockerMessage } from '../../../../src/adapters/slack/blockers/blocker-board.ts';
import { goneMessage } from '../../../../src/adapters/slack/blockers/gone-board.ts';
import { passForm } from '../../../../src/adapters/slack/blockers/pass.ts';
import { raiseForm } from '../../../../src/adapters/slack/blockers/raise-form.ts';
import {
  type Click,
  clickedMessage,
  passedMessage,
  raisedMessage,
} from '../../../../src/adapters/slack/blockers/said.ts';
import type { SlackMessage } from '../../../../src/adapters/slack/kit/message.ts';
import { needsMessage } from '../../../../src/adapters/slack/planning/look/needs-me.ts';
import type { Blocker } from '../../../../src/domain/blockers/blocker.ts';
import type { Audience } from '../../../../src/domain/delivery/due-action.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { aPlan, aStartedRelease, departmentId, MAYA } from '../../../support/builders.ts';
import { DANA, OMAR, settings, THEN, type Typed } from '../lights/samples.ts';

export const IN_DOCS: Audience = { channel: 'C0DOCS' };
const TO_OMAR: Audience = { user: OMAR.userId };

/** What Sales waits for, and Docs can solve. */
export const aBlocker = (overrides: Partial<Blocker> = {}, { words }: Typed = {}): Blocker => ({
  id: 'b1',
  departmentId: departmentId('sales'),
  text: words ?? 'The price sheet is missing.',
  severity: 'stops',
  solver: { kind: 'department', departmentId: departmentId('docs'), name: 'Docs' },
  expectedOn: '2026-12-08',
  raisedBy: DANA,
  raisedAt: THEN,
  link: null,
  state: 'open',
  takenBy: null,
  solvedBy: null,
  solvedAt: null,
  ...overrides,
});

const sceneOf = (blocker: Blocker, release: Partial<Release> = {}, { name }: Typed = {}) => ({
  release: aStartedRelease({
    blockers: [blocker],
    ...(name !== undefined && { plan: aPlan({ name }) }),
    ...release,
  }),
  settings,
  now: THEN,
});

const launch = { attempt: 1, decidedBy: MAYA, decidedAt: THEN, liveAt: null };

/** Every message about a blocker, in every state that it can have. */
export const messages = (typed: Typed = {}): Record<string, SlackMessage> => {
  const who = { ...OMAR, name: typed.name ?? 'Omar' };
  const personal = { departmentId: null, solver: { kind: 'person', ...who } } as const;
  const link = 'https://example.slack.com/archives/C0DOCS/p1700000000000100';
  const board = (
    blocker: Partial<Blocker> = {},
    release: Partial<Release> = {},
    audience: Audience = IN_DOCS,
    first = false,
  ): SlackMessage => {
    const shown = aBlocker(blocker, typed);
    const addressed = 'channel' in audience ? [DANA] : [];
    return blockerMessage({
      scene: sceneOf(shown, release, typed),
      blocker: shown,
      audience,
      addressed,
      first,
    });
  };
  const gone = (blocker: Partial<Blocker>, release: Partial<Release> = {}): SlackMessage => {
    const shown = aBlocker({ ...personal, ...blocker }, typed);
    return goneMessage({ scene: sceneOf(shown, release, typed), blocker: shown });
  };
  const solved = { state: 'solved', solvedBy: who, solvedAt: THEN } as const;
  const hold = { by: { ...MAYA, name: typed.name ?? 'Maya' }, at: THEN, reason: typed.words ?? 'Wait.' };
  const scene = sceneOf(aBlocker({}, typed), {}, typed);
  const clicks: readonly Click[] = ['take', 'notOurs', 'done', 'gone', 'stillThere'];
  return {
    'the first post': board({}, {}, IN_DOCS, true),
    'an edit': board(),
    'to a person': board({ ...personal, link }, {}, TO_OMAR),
    'to be mended': board({ ...personal, severity: 'hurts', expectedOn: null }, {}, TO_OMAR),
    taken: board({ state: 'taken', takenBy: who }),
    solved: board(solved),
    'solved for a person': board({ ...personal, ...solved }, {}, TO_OMAR),
    confirmed: board({ ...solved, state: 'confirmed' }),
    withdrawn: board({ state: 'withdrawn' }),
    'passed on': board({ solver: { kind: 'person', ...who } }),
    'given back': board({ solver: { kind: 'other', name: '' } }),
    'on hold': board({}, { hold }),
    cancelled: board({}, { stage: 'cancelled', endedAt: THEN }),
    launching: board({ severity: 'hurts' }, { stage: 'launching', attempts: 1, launch }),
    launched: board(
      { severity: 'hurts' },
      { stage: 'live', attempts: 1, launch: { ...launch, liveAt: THEN } },
    ),
    'in a rehearsal': board({}, { practice: true }, { user: MAYA.userId }),
    'is it gone?': gone(solved),
    'still there': gone({}),
    'still there, taken': gone({ state: 'taken', takenBy: who }),
    'still there, nobody has it': gone({ solver: { kind: 'other', name: '' } }),
    gone: gone({ ...solved, state: 'confirmed' }),
    'gone or not, on hold': gone(solved, { hold }),
    'gone or not, cancelled': gone(solved, { stage: 'cancelled' }),
    'gone or not, launched': gone(solved, { stage: 'live' }),
    raised: raisedMessage(scene.release, { kind: 'person', ...who }),
    'raised, for somebody outside': raisedMessage(scene.release, {
      kind: 'other',
      name: typed.name ?? 'The printer',
    }),
    'raised on hold': raisedMessage({ ...scene.release, hold }, { kind: 'person', ...who }),
    passed: passedMessage(scene.release, { kind: 'person', ...who }),
    ...Object.fromEntries(
      clicks.map((click) => [`clicked ${click}`, clickedMessage(click, scene, aBlocker({}, typed))]),
    ),
  };
};

/** What waits for somebody, as the list of what needs them says it. */
export const needs = (typed: Typed = {}): Record<string, SlackMessage> => {
  const old = { raisedAt: '2026-11-30T09:00:00.000Z' };
  type Kind = 'blocker' | 'blocker_check' | 'blocker_nobody' | 'blocker_outside';
  const need = (kind: Kind, overrides: Partial<Blocker> = {}) => {
    const blocker = aBlocker(overrides, typed);
    const { release } = sceneOf(blocker, {}, typed);
    return needsMessage([{ kind, release, blocker }], { zone: 'Europe/Berlin', now: THEN }, '/release');
  };
  return {
    'can you solve this': need('blocker'),
    'can you solve this, for days': need('blocker', { ...old, departmentId: null, expectedOn: null }),
    'you have this': need('blocker', { ...old, state: 'taken', takenBy: OMAR }),
    'is it gone': need('blocker_check', { state: 'solved', solvedBy: OMAR, solvedAt: THEN }),
    'somebody outside can': need('blocker_outside', {
      departmentId: null,
      solver: { kind: 'other', name: typed.name ?? 'The printer' },
    }),
    'nobody has this': need('blocker_nobody', { ...old, solver: { kind: 'other', name: '' } }),
  };
};

/** In a department's channel, after the release became confidential. */
export const hidden = (): SlackMessage => {
  const blocker = aBlocker();
  const scene = sceneOf(blocker, { visibility: 'confidential' });
  return blockerMessage({ scene, blocker, audience: IN_DOCS, addressed: [DANA], first: false });
};

/** Every form about a blocker, empty and as kept. */
export const forms = (typed: Typed = {}) => {
  const release = aStartedRelease(typed.name === undefined ? {} : { plan: aPlan({ name: typed.name }) });
  const empty = { releases: [release], settings, values: {}, link: null, draftId: 'draft', kept: false };
  const words = typed.words ?? 'The price sheet.';
  const values = {
    release: release.id,
    text: words,
    severity: 'hurts',
    solverDepartment: departmentId('docs'),
    solverPerson: OMAR.userId,
    solver: words,
    expectedOn: '2026-12-09',
  };
  const link = 'https://example.slack.com/archives/C0DOCS/p1700000000000100';
  const blocker = aBlocker({}, typed);
  return {
    'raise a blocker': raiseForm(empty),
    'raise a blocker, kept': raiseForm({ ...empty, values, link, kept: true }),
    'raise one without departments': raiseForm({ ...empty, settings: { departments: [] } }),
    'somebody else can': passForm(sceneOf(blocker, {}, typed), blocker),
  };
};
