import type { SlackMessage } from '../../../../src/adapters/slack/kit/message.ts';
import {
  changeDateForm,
  changeForm,
  notApplicableForm,
  notYetForm,
} from '../../../../src/adapters/slack/lights/answer/forms.ts';
import { alreadyGreen, consentGiven, thanks } from '../../../../src/adapters/slack/lights/answer/thanks.ts';
import { askCard, askPreview } from '../../../../src/adapters/slack/lights/card/ask-card.ts';
import type { Told } from '../../../../src/adapters/slack/lights/card/scene.ts';
import { departmentNotice } from '../../../../src/adapters/slack/lights/notices/department-notice.ts';
import { directNotice } from '../../../../src/adapters/slack/lights/notices/direct-notice.ts';
import { eventLine } from '../../../../src/adapters/slack/lights/notices/event-lines.ts';
import { headsUp } from '../../../../src/adapters/slack/lights/notices/heads-up.ts';
import { MOMENTS, momentNotice } from '../../../../src/adapters/slack/lights/notices/moment-notice.ts';
import { askedAgain, reminder } from '../../../../src/adapters/slack/lights/notices/reminder.ts';
import { threadLine } from '../../../../src/adapters/slack/lights/notices/thread-line.ts';
import type { Audience } from '../../../../src/domain/delivery/due-action.ts';
import type { ReleaseEvent } from '../../../../src/domain/event.ts';
import type { Light, LightState, RecordedAnswer } from '../../../../src/domain/lights/light.ts';
import { lightOf, type Release } from '../../../../src/domain/release.ts';
import type { WorkspaceSettings } from '../../../../src/domain/settings/settings.ts';
import { carriedEvents } from '../../../domain/carried/carried-cases.ts';
import { outcomeEvents } from '../../../domain/outcome/outcome-events.ts';
import {
  aDepartment,
  aPlan,
  aStartedRelease,
  departmentId,
  launchOn,
  MAYA,
  someSettings,
} from '../../../support/builders.ts';

/** Thursday 3 December 2026, 10:00 in Berlin: five working days before the launch of Atlas 2.0. */
export const THEN = '2026-12-03T09:00:00.000Z';
export const DOCS = departmentId('docs');
export const DANA = { userId: 'U0DANA', name: 'Dana' };
export const OMAR = { userId: 'U0OMAR', name: 'Omar' };

export const settings: WorkspaceSettings = someSettings({
  releaseManagers: [MAYA.userId, OMAR.userId],
  departments: someSettings().departments.map((department) =>
    department.key === 'docs'
      ? aDepartment('docs', { leads: [DANA.userId], deputies: [OMAR.userId], leadTimeDays: 10 })
      : department,
  ),
});

/** Everything that somebody typed is this text, where one is given. */
export type Typed = { name?: string; words?: string };

export const answers = ({ name = 'Dana', words = 'The guide misses a chapter.' }: Typed = {}) => {
  const said = { by: { userId: DANA.userId, name }, at: THEN, asDeputy: false };
  return {
    green: { answer: 'green', ...said },
    onTrack: { answer: 'on_track', askAgainOn: '2026-12-08', ...said },
    notYet: { answer: 'not_yet', reason: words, solver: name, expectedOn: '2026-12-09', ...said },
    notApplicable: { answer: 'not_applicable', reason: words, ...said },
  } as const satisfies Record<string, RecordedAnswer>;
};

/** Atlas 2.0 with Docs as told: asked on Thursday, its question and its people's words as typed. */
export const atlas = (
  docs: Partial<Light> = {},
  release: Partial<Release> = {},
  typed: Typed = {},
): Release => {
  const base = aStartedRelease({
    plan: aPlan({
      ...(typed.name !== undefined && { name: typed.name }),
      value: typed.words ?? 'Shared boards.',
    }),
    ...release,
  });
  const named = typed.name === undefined ? {} : { name: typed.name };
  const asked = {
    ...named,
    question: typed.words ?? 'Are the guides complete?',
    leadTimeDays: 10,
    askedAt: THEN,
  };
  return {
    ...base,
    lights: base.lights.map((light) =>
      light.departmentId === DOCS ? { ...light, ...asked, ...docs } : light,
    ),
  };
};

export const docsOf = (release: Release): Light => {
  const light = lightOf(release, DOCS);
  if (light === undefined) throw new Error('Docs is part of every sample.');
  return light;
};

export const voices = { addressed: [DANA], anyone: true };
const IN_DOCS: Audience = { channel: 'C0DOCS' };

export const card = (release: Release, more: Partial<Parameters<typeof askCard>[0]> = {}): SlackMessage =>
  askCard({
    scene: { release, settings, now: THEN },
    light: docsOf(release),
    audience: IN_DOCS,
    voices,
    admins: ['Ada'],
    first: true,
    ...more,
  });

const launch = { attempt: 1, decidedBy: MAYA, decidedAt: THEN, liveAt: null };

/** The card in every state that it can have. */
export const cards = (typed: Typed = {}): Record<string, SlackMessage> => {
  const { green, onTrack, notYet, notApplicable } = answers(typed);
  const answered = (state: LightState, answer: RecordedAnswer): SlackMessage =>
    card(atlas({ state, answer }, {}, typed));
  const during = (release: Partial<Release>): SlackMessage =>
    card(atlas({ state: 'green', answer: green }, release, typed));
  const open = atlas({}, {}, typed);
  const reason = typed.words ?? 'Security review.';
  const hold = { by: { ...MAYA, name: typed.name ?? 'Maya' }, at: THEN, reason };
  return {
    'the first post': card(open),
    'an edit': card(open, { first: false }),
    'by direct message': card(open, { audience: { user: DANA.userId } }),
    'in a rehearsal': card(atlas({}, { practice: true }, typed), { audience: { user: MAYA.userId } }),
    'asked again': card(atlas({ askedAgainBecause: reason, answer: onTrack }, {}, typed)),
    green: answered('green', green),
    'on track': answered('on_track', onTrack),
    'not yet': answered('not_yet', notYet),
    'not yet, and the date has come': card(
      atlas({ state: 'not_yet', answer: { ...notYet, at: '2026-12-01T09:00:00.000Z' } }, {}, typed),
    ),
    'not applicable, consent owed': answered('not_applicable_asked', notApplicable),
    'not applicable': answered('not_applicable', notApplicable),
    'nobody can answer': card(open, { voices: { addressed: [], anyone: false } }),
    'on hold': during({ hold }),
    cancelled: during({ stage: 'cancelled', endedAt: THEN }),
    launching: during({ stage: 'launching', attempts: 1, launch }),
    launched: during({ stage: 'live', attempts: 1, launch: { ...launch, liveAt: THEN } }),
    'moved to another channel': card(open, { audience: { channel: 'C0OLD' } }),
    'with a former lead': card(open, { audience: { user: 'U0FORMER' } }),
  };
};

/** Every event that is told to somebody, typed words included. */
export const events = (typed: Typed = {}): ReleaseEvent[] => {
  const all = answers(typed);
  const light = { departmentId: DOCS, name: typed.name ?? 'Docs' };
  const words = typed.words ?? 'Security review.';
  const to = launchOn('2026-12-15');
  return [
    { type: 'release_moved', from: launchOn('2026-12-10'), to },
    { type: 'department_removed', ...light },
    ...Object.values(all).map(
      (answer) => ({ type: 'light_answered', ...light, answer, before: 'waiting' }) as const,
    ),
    { type: 'consent_given', ...light, agreed: true },
    { type: 'consent_given', ...light, agreed: false },
    { type: 'all_green' },
    { type: 'release_held', reason: words },
    { type: 'release_resumed', heldSince: '2026-11-20T09:00:00.000Z', moved: false },
    { type: 'release_cancelled', reason: words },
    { type: 'manager_changed', from: MAYA, to: { ...OMAR, name: typed.name ?? 'Omar' } },
    { type: 'launch_decided', mode: 'live_now', attempt: 1, without: [light.name] },
    { type: 'launch_decided', mode: 'deployment_starts', attempt: 1, without: [] },
    { type: 'launch_failed', attempt: 1, usersSee: 'part', cause: words },
    { type: 'announced' },
    { type: 'retro_opened' },
    ...Object.values(outcomeEvents(words)).flat(),
    ...Object.values(carriedEvents(words)).flat(),
    { type: 'release_closed', outcome: words, lessons: words },
  ];
};

/** Every statement, for each audience that hears of it. */
export const statements = (typed: Typed = {}): Record<string, SlackMessage> => {
  const all: Record<string, SlackMessage | null> = {};
  const release = atlas({ state: 'not_applicable_asked', answer: answers(typed).notApplicable }, {}, typed);
  const scene = { release, settings, now: THEN };
  const light = docsOf(release);
  for (const [index, event] of events(typed).entries()) {
    const told: Told = { id: `event-${index}`, event, by: { ...DANA, name: typed.name ?? 'Dana' }, at: THEN };
    const name = `${event.type} ${index}`;
    const line = eventLine(told, scene);
    all[`${name} in the thread`] = line === null ? null : threadLine(scene, line);
    all[`${name} to the department`] = departmentNotice({
      scene,
      light,
      told,
      move: null,
      addressed: [DANA],
    });
    all[`${name} to the manager`] = directNotice({ scene, told, reader: OMAR.userId });
  }
  const hold = {
    by: { ...MAYA, name: typed.name ?? 'Maya' },
    at: THEN,
    reason: typed.words ?? 'Security review.',
  };
  for (const what of MOMENTS) {
    const now = what === 'not_launched' ? '2026-12-10T13:00:01.000Z' : THEN;
    const seen = what === 'still_on_hold' ? { ...release, hold } : release;
    all[what] = momentNotice(what, { ...scene, release: seen, now });
  }
  const open = atlas({}, {}, typed);
  const asked = { scene: { ...scene, release: open }, light: docsOf(open), voices, direct: false };
  all['heads-up'] = headsUp({ ...scene, now: '2026-11-17T09:00:00.000Z' }, light);
  all['heads-up, late'] = headsUp(scene, light);
  all.reminder = reminder(asked);
  all['asked again'] = askedAgain(asked, typed.words ?? 'You said you were on track.');
  all.preview = askPreview(asked.light, open, settings, THEN);
  all.thanks = thanks(open, asked.light);
  all['green already'] = alreadyGreen(open, { ...asked.light, answer: answers(typed).green });
  all.agreed = consentGiven(open, asked.light, true);
  const said = Object.entries(all).filter((entry): entry is [string, SlackMessage] => entry[1] !== null);
  return Object.fromEntries(said);
};

/** Every form, empty and as kept. */
export const forms = (typed: Typed = {}) => {
  const release = atlas({ state: 'green', answer: answers(typed).green }, {}, typed);
  const words = typed.words ?? 'No guide.';
  const values = { reason: words, solver: words, expectedOn: '2026-12-09', askAgainOn: '2026-12-08' };
  const empty = {
    release,
    light: docsOf(release),
    settings,
    now: THEN,
    privateMetadata: 'ids',
    values: {},
    kept: false,
  };
  const full = { ...empty, values, kept: true };
  return {
    'not yet': notYetForm(empty),
    'not yet, kept': notYetForm(full),
    'not applicable': notApplicableForm(empty),
    'not applicable, kept': notApplicableForm(full),
    'change answer': changeForm(empty),
    'change date': changeDateForm(full),
  };
};
