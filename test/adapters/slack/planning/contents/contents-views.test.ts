import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { aboutItem, formAbout } from '../../../../../src/adapters/slack/planning/contents/form/form-about.ts';
import {
  type DayLook,
  MOST_FIELDS,
} from '../../../../../src/adapters/slack/planning/contents/form/form-fields.ts';
import { formValues } from '../../../../../src/adapters/slack/planning/contents/form/form-values.ts';
import { partForm } from '../../../../../src/adapters/slack/planning/contents/form/part-form.ts';
import { readPlace, topOf } from '../../../../../src/adapters/slack/planning/contents/list/list-place.ts';
import { listView, PAGE } from '../../../../../src/adapters/slack/planning/contents/list/list-view.ts';
import { removeForm } from '../../../../../src/adapters/slack/planning/contents/list/remove-form.ts';
import type { PlanScene } from '../../../../../src/adapters/slack/planning/contents/plan-scene.ts';
import { detailsView } from '../../../../../src/adapters/slack/planning/form/details.ts';
import { partsView } from '../../../../../src/adapters/slack/planning/form/parts-view.ts';
import { partOf } from '../../../../../src/application/plan/save-plan-part.ts';
import { itemsOf } from '../../../../../src/domain/contents/contents.ts';
import { FACT_PART_NAMES, type Item, LIST_NAMES } from '../../../../../src/domain/contents/parts.ts';
import { DEPLOYMENT_PATHS, type Release } from '../../../../../src/domain/release.ts';
import { viewProblems } from '../../../../../src/practice/payload/view.ts';
import { readView } from '../../../../../src/practice/read/view.ts';
import { readerIn } from '../../../../practice/read/reader.ts';
import { anActor, aPlan, aStartedRelease, MAYA, NOW } from '../../../../support/builders.ts';
import { HOSTILE, hasBrokenEntity } from '../../kit/hostile.ts';
import { asRead, contentsWith, fullContents, milestone } from './a-full-plan.ts';

const reader = readerIn('Europe/Berlin', Date.parse(NOW));
const BANNED = /sign-?off|waiver|\bstale\b|verdict|roll-?out|\btier\b|undefined|\[object|NaN/i;

const releaseWith = (text: string, count: number, overrides: Partial<Release['plan']> = {}): Release =>
  aStartedRelease({ plan: aPlan({ contents: fullContents(text, count), ...overrides }) });

const formsOf = (scene: PlanScene, look: DayLook): [string, ModalView][] => {
  const abouts = [
    ...FACT_PART_NAMES.flatMap((part) => formAbout(part) ?? []),
    ...LIST_NAMES.flatMap((part) => [
      aboutItem(topOf(part, 'plan'), null),
      aboutItem(topOf(part, 'plan'), itemsOf(scene.release.plan.contents, part)[0]?.id ?? null),
    ]),
  ];
  return abouts.map((form) => {
    const values = formValues(partOf(form.about), null, scene.words);
    const releases = [{ text: 'Billing 3.1', value: 'rel-1' }];
    const departments = scene.release.lights.map(({ departmentId, name }) => ({
      text: name,
      value: departmentId,
    }));
    const setting = {
      values,
      look,
      calendar: scene.words,
      departments,
      releases,
      draftId: 'd',
      keptBefore: true,
    };
    return [`form of ${form.about.part}`, partForm(scene, form, setting)];
  });
};

const viewsOf = (release: Release): [string, ModalView][] => {
  const scene = asRead(release);
  return [
    ['the plan in full', partsView(scene)],
    ['details', detailsView(scene)],
    ...LIST_NAMES.map((part): [string, ModalView] => [
      `list of ${part}`,
      listView(scene, topOf(part, 'plan')),
    ]),
    ...LIST_NAMES.map((part): [string, ModalView] => {
      const [item] = itemsOf(release.plan.contents, part) as readonly Item[];
      if (item === undefined) throw new Error(`No item of ${part}.`);
      return [`taking out of ${part}`, removeForm(scene, topOf(part, 'plan'), item)];
    }),
    ...formsOf(scene, 'chosen'),
    ...formsOf(scene, 'written'),
  ];
};

const formatted = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(formatted);
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Record<string, unknown>;
  return fields.type === 'mrkdwn' ? [String(fields.text)] : Object.values(fields).flatMap(formatted);
};

test.each([['ordinary words', 'Shared boards'], ...Object.entries(HOSTILE)])(
  'with %s typed everywhere Slack takes every window, and nothing pings or breaks',
  (_name, text) => {
    for (const path of DEPLOYMENT_PATHS) {
      for (const [name, view] of viewsOf(releaseWith(text, 2, { path }))) {
        expect(viewProblems(view, 'modal'), name).toEqual([]);
        for (const words of formatted(view.blocks)) {
          expect(words, name).not.toMatch(/<!(channel|here|everyone|subteam)/);
          expect(hasBrokenEntity(words), `${name}: ${words}`).toBe(false);
        }
      }
    }
  },
);

test('people never read the words of the trade', () => {
  for (const [name, view] of viewsOf(releaseWith('Shared boards', 2))) {
    expect(readView(view, reader), name).not.toMatch(BANNED);
  }
});

test('no form has more than six fields', () => {
  const scene = asRead(releaseWith('A', 1));
  for (const [name, view] of [...formsOf(scene, 'written'), ...formsOf(scene, 'chosen')]) {
    const fields = view.blocks.filter(({ type }) => type === 'input').length;
    expect(fields, name).toBeGreaterThan(0);
    // Days that there is no room to choose are written: the form is never opened the other way.
    if (!/phases|watch|education|meetings/.test(name)) expect(fields, name).toBeLessThanOrEqual(MOST_FIELDS);
  }
  for (const [name, view] of formsOf(scene, 'written')) {
    expect(view.blocks.filter(({ type }) => type === 'input').length, name).toBeLessThanOrEqual(MOST_FIELDS);
  }
});

test('only what fits how it goes out stands in the plan in full', () => {
  const words = (path: Release['plan']['path']) =>
    readView(partsView(asRead(releaseWith('A', 0, { path }))), reader);
  expect(words('push')).toMatch(/Systems that get it[\s\S]*How it is pushed/);
  expect(words('push')).not.toMatch(/How people fetch it|Groups, one after the other|How it spreads/);
  expect(words('pull')).toContain('How people fetch it');
  expect(words('phased')).toMatch(/Groups, one after the other[\s\S]*How it spreads/);
  expect(words('big_bang')).not.toMatch(/Systems that get it|How people fetch it|How it spreads/);
});

describe('four hundred milestones', () => {
  const days = Array.from({ length: 400 }, (_, index) =>
    milestone(`Step ${index}`, {
      owner: { userId: null, name: 'x'.repeat(80) },
      when: { kind: 'relative', days: index - 300, count: 'working_days', time: null, zone: null },
    }),
  );
  const scene = asRead(aStartedRelease({ plan: aPlan({ contents: contentsWith('milestones', days) }) }));
  const place = topOf('milestones', 'plan');

  test('stand on twenty pages, each within what Slack takes, all of them once and in order', () => {
    const seen: string[] = [];
    for (let page = 0; page < 400 / PAGE; page++) {
      const view = listView(scene, { ...place, page });
      expect(viewProblems(view, 'modal')).toEqual([]);
      expect(view.blocks.length).toBeLessThanOrEqual(60);
      seen.push(...[...readView(view, reader).matchAll(/^Step (\d+)/gm)].map(([, index]) => index ?? ''));
    }
    expect(seen).toEqual(days.map((_, index) => String(index)));
  });

  test('have a way back and forth, and a page behind the last one is the last', () => {
    const first = readView(listView(scene, place), reader);
    expect(first).toContain('1 to 20 of 400');
    expect(first).toContain('[More]');
    expect(first).not.toContain('[Back]');
    const last = readView(listView(scene, { ...place, page: 9_999 }), reader);
    expect(last).toContain('381 to 400 of 400');
    expect(last).toContain('[Back]');
    expect(last).not.toContain('[More]');
  });

  test('are clipped in the details, which say how many are left out', () => {
    const view = detailsView(scene);
    expect(viewProblems(view, 'modal')).toEqual([]);
    const words = readView(view, reader);
    expect(words).toMatch(/… and \d+ more/);
    expect(words).toContain('*Milestones*: 400');
  });
});

describe('a list', () => {
  const done = { ...milestone('Kick-off'), id: '2', doneAt: NOW };
  const open = {
    ...milestone('Docs freeze', { owner: { userId: 'U0LDOCS', name: 'docs-lead' } }),
    id: '3',
    doneAt: null,
  };
  const contents = { ...contentsWith('milestones', []), milestones: [done, open] };
  const release = aStartedRelease({ plan: aPlan({ contents }) });
  const place = topOf('milestones', 'details');

  test('shows what is open first, and what is done behind a button', () => {
    const words = readView(listView(asRead(release), place), reader);
    expect(words).toContain('Docs freeze, docs-lead, Thu 26 Nov');
    expect(words).not.toContain('Kick-off');
    expect(words).toContain('[Done (1)]');
    const finished = readView(listView(asRead(release), { ...place, done: true }), reader);
    expect(finished).toContain('Kick-off');
    expect(finished).toContain('[Open (1)]');
    expect(finished).toContain('Not done after all');
  });

  test('is changed by its manager, finished by whoever sees to it, and only read by everybody else', () => {
    const read = (userId: string) =>
      readView(listView(asRead(release, { actor: anActor({ userId, name: userId }) }), place), reader);
    expect(read(MAYA.userId)).toMatch(/Add a milestone[\s\S]*Change \| Done \| Take out/);
    expect(read('U0LDOCS')).toMatch(/\[Done\]/);
    expect(read('U0LDOCS')).not.toMatch(/Add a|Change|Take out/);
    expect(read('U0OTTO')).not.toMatch(/Add a|Change|Take out|\[Done\]/);
    expect(read('U0OTTO')).toContain('Docs freeze');
  });

  test('offers no change of the scope once it is launched: departments judged that', () => {
    const read = (part: 'scope' | 'risks') =>
      readView(listView(asRead({ ...release, stage: 'live' }), topOf(part, 'plan')), reader);
    expect(read('scope')).not.toMatch(/Add a|Change|Take out/);
    expect(read('risks')).toMatch(/Add a risk/);
  });

  test('says what it is for while it is empty', () => {
    const words = readView(listView(asRead(release), topOf('risks', 'plan')), reader);
    expect(words).toContain('None written down.');
  });
});

test('a place in a list that this program never wrote is nothing', () => {
  for (const text of [
    undefined,
    '',
    'milestones',
    'nowhere:0:open:plan',
    'risks:x:open:plan',
    'risks:-1:open:plan',
  ]) {
    expect(readPlace(text)).toBeNull();
  }
  expect(readPlace('risks:2:done:details:17')).toEqual({
    place: { part: 'risks', page: 2, done: true, under: 'details' },
    itemId: '17',
  });
});
