import type { ModalView } from '@slack/types';
import type { SlackMessage } from '../../../../src/adapters/slack/kit/message.ts';
import { statusAgenda } from '../../../../src/adapters/slack/planning/card/agenda.ts';
import { formerCard } from '../../../../src/adapters/slack/planning/card/former-card.ts';
import { runningCard } from '../../../../src/adapters/slack/planning/card/own-card.ts';
import { releaseCard } from '../../../../src/adapters/slack/planning/card/release-card.ts';
import { soughtCard } from '../../../../src/adapters/slack/planning/card/sought-card.ts';
import {
  cancelForm,
  handOverForm,
  holdForm,
  resumeForm,
} from '../../../../src/adapters/slack/planning/course/course-forms.ts';
import { doneMessage } from '../../../../src/adapters/slack/planning/course/done-words.ts';
import { choiceMessage } from '../../../../src/adapters/slack/planning/form/choice.ts';
import { peopleForm, scopeForm } from '../../../../src/adapters/slack/planning/form/detail-forms.ts';
import { allLights, detailsView } from '../../../../src/adapters/slack/planning/form/details.ts';
import { draftCard } from '../../../../src/adapters/slack/planning/form/draft-card.ts';
import { firstForm } from '../../../../src/adapters/slack/planning/form/first-form.ts';
import { partsView } from '../../../../src/adapters/slack/planning/form/parts-view.ts';
import { previewOneView, previewView } from '../../../../src/adapters/slack/planning/form/preview.ts';
import {
  releaseList,
  releaseStatus,
  runningStatus,
} from '../../../../src/adapters/slack/planning/look/listings.ts';
import { needsMessage } from '../../../../src/adapters/slack/planning/look/needs-me.ts';
import { planFields } from '../../../../src/application/plan/edit-plan.ts';
import type { NeedsMe } from '../../../../src/application/plan/what-needs-me.ts';
import type { AcceptanceRound } from '../../../../src/domain/acceptance/round.ts';
import type { Light, LightState, RecordedAnswer } from '../../../../src/domain/lights/light.ts';
import type { DatedMilestone } from '../../../../src/domain/milestones/milestone-days.ts';
import { type Release, STAGES, type Stage } from '../../../../src/domain/release.ts';
import type { WorkspaceSettings } from '../../../../src/domain/settings/settings.ts';
import { aMilestone, aRound } from '../../../domain/plan-cases.ts';
import {
  aDepartment,
  aLight,
  aPlan,
  aRelease,
  DEPARTMENT_KEYS,
  MAYA,
  NOW,
  scopeOf,
  someSettings,
} from '../../../support/builders.ts';
import { asRead } from './contents/a-full-plan.ts';

/** What people typed, everywhere where they can; nothing stands for ordinary words. */
const written = (text: string | null, ordinary: string): string => text ?? ordinary;

const condition = (text: string | null): RecordedAnswer => ({
  answer: 'conditional',
  condition: written(text, 'The price sheet is printed.'),
  owner: { userId: 'U0LSALES', name: written(text, 'Sam') },
  dueOn: '2026-12-01',
  ...stamp(text),
});

const ANSWERS: Record<LightState, (text: string | null) => RecordedAnswer | null> = {
  waiting: () => null,
  on_track: (text) => ({ answer: 'on_track', askAgainOn: '2026-12-03', ...stamp(text) }),
  green: (text) => ({ answer: 'green', ...stamp(text) }),
  conditional: (text) => condition(text),
  conditional_asked: (text) => condition(text),
  stale: (text) => ({ answer: 'green', ...stamp(text) }),
  not_yet: (text) => ({
    answer: 'not_yet',
    reason: written(text, 'The price sheet is missing.'),
    solver: written(text, 'Finance'),
    expectedOn: '2026-12-01',
    ...stamp(text),
  }),
  not_applicable_asked: (text) => ({
    answer: 'not_applicable',
    reason: written(text, 'No new screens.'),
    ...stamp(text),
  }),
  not_applicable: (text) => ({
    answer: 'not_applicable',
    reason: written(text, 'No new screens.'),
    ...stamp(text),
  }),
};

const stamp = (text: string | null) => ({
  by: { userId: 'U0DANA', name: written(text, 'Dana') },
  at: NOW,
  asDeputy: true,
});

const STATES = Object.keys(ANSWERS) as LightState[];

const lightsOf = (text: string | null): Light[] =>
  DEPARTMENT_KEYS.map((key, index) => {
    const state = STATES[index % STATES.length] ?? 'waiting';
    const light = aLight(key, { state, askedAt: NOW, answer: ANSWERS[state](text), required: index !== 2 });
    return { ...light, name: written(text, light.name), question: written(text, light.question) };
  });

const launchIn = (stage: Stage): Release['launch'] => {
  if (!['launching', 'live', 'retro', 'closed'].includes(stage)) return null;
  return { attempt: 1, decidedBy: MAYA, decidedAt: NOW, liveAt: stage === 'launching' ? null : NOW };
};

/** A release on a stage, everything in it typed by somebody. */
export const releaseOn = (stage: Stage, text: string | null = null): Release => {
  const plan = aPlan(
    text === null
      ? {}
      : {
          name: text,
          value: text,
          goal: text,
          measure: text,
          contents: scopeOf(text),
          outOfScope: text,
          highlights: text,
        },
  );
  return aRelease({
    stage,
    plan: { ...plan, product: written(text, '') },
    manager: { userId: MAYA.userId, name: written(text, MAYA.name) },
    lights:
      stage === 'draft'
        ? lightsOf(text).map((light) => ({ ...light, state: 'waiting', askedAt: null, answer: null }))
        : lightsOf(text),
    launch: launchIn(stage),
    attempts: launchIn(stage) === null ? 0 : 1,
    startedAt: stage === 'draft' ? null : NOW,
    endedAt: stage === 'closed' || stage === 'cancelled' ? NOW : null,
    outcome: stage === 'closed' ? written(text, 'Everybody shares boards.') : '',
    lessons: stage === 'closed' ? written(text, 'Ask Sales earlier.') : '',
  });
};

/** The same with thirty departments, the most that a large company would ask. */
export const large = (release: Release): Release => ({
  ...release,
  lights: Array.from({ length: 30 }, (_, index) => {
    const light = release.lights[index % release.lights.length] ?? aLight('docs');
    return { ...light, departmentId: `dep-${index}`, name: `${light.name} ${index}` };
  }),
});

const largeSettings = (): WorkspaceSettings =>
  someSettings({
    departments: Array.from({ length: 30 }, (_, index) =>
      aDepartment('docs', { id: `dep-${index}`, key: `docs-${index}`, name: `Docs ${index}` }),
    ),
  });

/** Stages whose drawing depends on how many departments there are. */
const LARGE: readonly Stage[] = ['draft', 'sign_off', 'live'];

const statesOf = (text: string | null): Release[] => {
  const each = STAGES.map((stage) => releaseOn(stage, text));
  const hold = {
    by: { userId: 'U0OMAR', name: written(text, 'Omar') },
    at: NOW,
    reason: written(text, 'A storm.'),
  };
  const held = ['planning', 'sign_off', 'launching'].map((stage) => ({
    ...releaseOn(stage as Stage, text),
    hold,
  }));
  const base = [...each, ...held];
  return [
    ...base,
    ...base.filter(({ stage, hold: held }) => held === null && LARGE.includes(stage)).map(large),
    { ...releaseOn('sign_off', text), practice: true },
    { ...releaseOn('draft', text), practice: true },
    { ...releaseOn('sign_off', text), seeksManager: true },
    { ...releaseOn('sign_off', text), visibility: 'confidential' },
    { ...releaseOn('draft', text), lights: [] },
  ];
};

const zones = { own: 'Asia/Kolkata', workspace: 'Europe/Berlin' };

const roundOf = (text: string | null): AcceptanceRound => ({
  ...aRound(),
  build: written(text, '2.0-rc1'),
});

const milestoneOf = (text: string | null): DatedMilestone => ({
  item: { ...aMilestone({ what: written(text, 'Freeze the code') }), id: '1', doneAt: null },
  date: '2026-11-17',
  until: '2026-11-17',
  time: null,
  zone: 'Europe/Berlin',
  at: null,
  namedOn: '2026-11-17',
  overdueOn: '2026-11-18',
});

const needsFor = (release: Release, light: Light, text: string | null): NeedsMe[] => [
  ...(['take_over', 'deployment', 'launch', 'overdue', 'on_hold', 'close', 'draft'] as const).map(
    (kind) => ({ kind, release }) as NeedsMe,
  ),
  { kind: 'consent', release, light },
  { kind: 'light', release, light, by: NOW, asDeputy: true },
  { kind: 'date', release, light },
  { kind: 'trial', release, round: roundOf(text) },
  { kind: 'findings', release, round: roundOf(text), count: 2 },
  { kind: 'milestone', release, milestone: milestoneOf(text), late: false },
  { kind: 'milestone', release, milestone: milestoneOf(text), late: true },
];

/** Every message of this feature in every state, with what people typed replaced by the text. */
export const everyMessage = (text: string | null): [string, SlackMessage][] => {
  const drawn: [string, SlackMessage][] = [];
  for (const release of statesOf(text)) {
    const settings = release.lights.length > 8 ? largeSettings() : someSettings();
    const scene = { release, settings, now: NOW };
    const world = { settings, now: NOW };
    const name = `${release.stage}${release.hold === null ? '' : ' held'} ${release.lights.length}`;
    const add = (what: string, message: SlackMessage) => drawn.push([`${what}, ${name}`, message]);
    add('release card', releaseCard(scene));
    add('draft card', draftCard(scene, [{ ...release, id: 'rel-other' }], 'manager'));
    add('draft card of a stand-in', draftCard(scene, [], 'stand_in'));
    add('running card', runningCard(scene, null, 'manager'));
    add('running card of a stand-in', runningCard(scene, null, 'stand_in'));
    add('former card', formerCard(release));
    add('sought card', soughtCard(release, 'Europe/Berlin'));
    add('agenda', statusAgenda([release, releaseOn('planning')], world));
    add('status', releaseStatus(scene));
    add('all lights', allLights(scene));
    add('list', releaseList([release], world, '/release'));
    add('running', runningStatus([release], world, '/release'));
    add('choice', choiceMessage([release, releaseOn('draft')], { verb: 'Hold', actionId: 'plan.hold' }));
    for (const command of ['start', 'hold', 'resume', 'cancel', 'hand_over', 'take_over'] as const) {
      add(command, doneMessage(command, scene));
    }
    const light = release.lights[0];
    if (light !== undefined) {
      const needs = needsFor(release, light, text);
      add('needs', needsMessage([...needs, ...needs], { zone: 'UTC', now: NOW }, '/release'));
    }
  }
  const many = Array.from({ length: 120 }, (_, index) => ({
    ...releaseOn('sign_off', text),
    id: `rel-${index}`,
  }));
  const world = { settings: someSettings(), now: NOW };
  drawn.push(['a long list', releaseList(many, world, '/release')]);
  drawn.push(['a long status', runningStatus(many, world, '/release')]);
  drawn.push(['a long agenda', statusAgenda(many, world)]);
  drawn.push(['a long choice', choiceMessage(many, { verb: 'Hold', actionId: 'plan.hold' })]);
  drawn.push(['an empty list', releaseList([], world, '/release')]);
  drawn.push(['nothing runs', runningStatus([], world, '/release')]);
  drawn.push(['nothing needs me', needsMessage([], { zone: 'UTC', now: NOW }, '/release')]);
  return drawn;
};

/** Every form of this feature. */
export const everyView = (text: string | null): [string, ModalView][] =>
  statesOf(text).flatMap((release): [string, ModalView][] => {
    const settings = release.lights.length > 8 ? largeSettings() : someSettings();
    const scene = { release, settings, now: NOW };
    const values = planFields(release);
    const departments = settings.departments.map((each) => ({ ...each, name: written(text, each.name) }));
    const first = {
      values,
      departments,
      zones,
      now: NOW,
      practice: true,
      keptBefore: true,
      draftId: 'draft-1',
    };
    const details = {
      title: written(text, 'Atlas 2.0'),
      values,
      releaseId: release.id,
      draftId: 'draft-1',
      keptBefore: true,
    };
    const light = release.lights[0];
    return [
      ['new plan', firstForm({ ...first, releaseId: null })],
      ['changed plan', firstForm({ ...first, releaseId: release.id })],
      ['scope', scopeForm(details)],
      ['people', peopleForm(details)],
      ['hold', holdForm(release, written(text, ''))],
      ['cancel', cancelForm(release)],
      ['resume', resumeForm(release, zones, NOW)],
      ['hand over', handOverForm(release)],
      ['details', detailsView(asRead(release, { settings }))],
      ['the plan in full', partsView(asRead(release, { settings }))],
      ['preview', previewView(scene)],
      ...(light === undefined ? [] : [['one preview', previewOneView(light, scene)] as [string, ModalView]]),
    ];
  });
