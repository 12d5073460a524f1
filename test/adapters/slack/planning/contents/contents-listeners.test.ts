import { expect, test } from 'vitest';
import { unpackIds } from '../../../../../src/adapters/slack/edge/value.ts';
import { CONTENTS_ACTIONS, CONTENTS_FORMS } from '../../../../../src/adapters/slack/planning/contents/ids.ts';
import { packPlace, topOf } from '../../../../../src/adapters/slack/planning/contents/list/list-place.ts';
import { PLAN_ACTIONS } from '../../../../../src/adapters/slack/planning/ids.ts';
import type { Release } from '../../../../../src/domain/release.ts';
import { readView } from '../../../../../src/practice/read/view.ts';
import { readerIn } from '../../../../practice/read/reader.ts';
import {
  anActor,
  aPlan,
  aRelease,
  aStartedRelease,
  departmentId,
  launchOn,
  NOW,
} from '../../../../support/builders.ts';
import { GUEST, initialOf, OUTSIDER, planningHouse, refusalOf, viewOf } from '../planning-house.ts';
import { contentsWith, milestone } from './a-full-plan.ts';

const reader = readerIn('Europe/Berlin', Date.parse(NOW));
const OTHER = aRelease({
  id: 'rel-other',
  key: 'borealis-1.0',
  plan: aPlan({ name: 'Borealis', version: '1.0' }),
});

const withMilestone = aRelease({
  plan: aPlan({ contents: contentsWith('milestones', [milestone('Docs freeze')]) }),
});

/** The house, and the form for an item of this release. */
const house = async (...releases: readonly Release[]) => {
  const setting = await planningHouse({ releases });
  const { edge } = setting;
  const releaseId = releases[0]?.id ?? '';
  const add = (part: Parameters<typeof topOf>[0]) =>
    edge.click(CONTENTS_ACTIONS.add, { ids: { releaseId, extra: packPlace(topOf(part, 'plan')) } });
  const facts = (part: string) => edge.click(CONTENTS_ACTIONS.facts, { ids: { releaseId, extra: part } });
  const contents = async () => (await setting.releaseNow(releaseId)).plan.contents;
  return { ...setting, releaseId, add, facts, contents };
};

test('an item is saved with everything that its part has, two choices in one menu among them', async () => {
  const { add, fillIn, contents } = await house(aRelease());
  const form = await add('education');
  expect(initialOf(viewOf(form))).toMatchObject({ 'side+form': 'inside+demo' });
  const typed = {
    what: 'Tour of boards',
    'side+form': 'users+article',
    when: 'T-7',
    ownerRole: 'Trainer',
    link: 'https://example.com',
  };
  expect(await fillIn(form, typed)).toMatchObject({ kind: 'nothing' });
  expect((await contents()).education).toMatchObject([
    {
      what: 'Tour of boards',
      side: 'users',
      form: 'article',
      when: { days: -7 },
      owner: { userId: null, name: 'Trainer' },
    },
  ]);
});

test('facts are saved, and only those that were changed', async () => {
  const { facts, fillIn, contents } = await house(aRelease());
  await fillIn(await facts('about'), { compatibility: 'Needs API 2.', windowUntil: '16:00' });
  await fillIn(await facts('about'), { backOutOwner: 'U0OMAR' });
  expect((await contents()).about).toMatchObject({
    compatibility: 'Needs API 2.',
    windowUntil: '16:00',
    backOutOwner: { userId: 'U0OMAR', name: 'Omar' },
  });
});

test('a guest cannot be named, and a link that is none is said at its field', async () => {
  const { add, fillIn, contents } = await house(aRelease());
  expect(await fillIn(await add('education'), { what: 'Tour', owner: 'U0GUEST', link: 'wiki' })).toEqual({
    kind: 'fields',
    problems: [
      { field: 'link', problem: expect.stringContaining('https://') },
      { field: 'owner', problem: expect.stringContaining('full member') },
    ],
  });
  expect((await contents()).education).toEqual([]);
});

test('a field that somebody else changed meanwhile is a problem there; sent again, this person’s counts', async () => {
  const setting = await house(withMilestone);
  const { edge, releaseId, fillIn, contents, releaseNow } = setting;
  const [item] = (await releaseNow(releaseId)).plan.contents.milestones;
  const change = async () => {
    const extra = `change:${packPlace(topOf('milestones', 'plan'), item?.id)}`;
    const view = { releaseId };
    return edge.clickIn(CONTENTS_ACTIONS.more, { ids: { extra }, metadata: view });
  };
  const [mine, theirs] = [await change(), await change()];
  await fillIn(theirs, { what: 'Docs closed', ownerRole: 'Docs' });
  expect(await fillIn(mine, { what: 'Docs frozen' })).toEqual({
    kind: 'fields',
    problems: [
      { field: 'what', problem: expect.stringMatching(/to "Docs closed"\. You have "Docs frozen"/) },
    ],
  });
  expect(await fillIn(mine, { what: 'Docs frozen' })).toMatchObject({ kind: 'nothing' });
  // What only the other one changed stays.
  expect((await contents()).milestones).toMatchObject([{ what: 'Docs frozen', owner: { name: 'Docs' } }]);
});

test('a day that nobody touched moves with the launch, even if the launch moves while the form is open', async () => {
  const draft = aRelease();
  const { add, edge, releaseId, fillIn, contents, store, releaseNow } = await house(draft);
  await fillIn(await add('milestones'), { what: 'Freeze', whenDay: '2026-12-03' });
  const [item] = (await contents()).milestones;
  const extra = `change:${packPlace(topOf('milestones', 'plan'), item?.id)}`;
  const form = await edge.clickIn(CONTENTS_ACTIONS.more, { ids: { extra }, metadata: { releaseId } });
  const now = await releaseNow(releaseId);
  const moved = { ...now, version: now.version + 1, plan: { ...now.plan, launch: launchOn('2026-12-17') } };
  await store.transaction((tx) => tx.saveRelease(moved, now.version));
  await fillIn(form, { what: 'Docs freeze' });
  expect((await contents()).milestones).toMatchObject([
    { what: 'Docs freeze', when: { kind: 'relative', days: -5 } },
  ]);
});

test('two releases cannot wait for each other, and the form says so at the release', async () => {
  const waits = {
    ...OTHER,
    plan: {
      ...OTHER.plan,
      contents: contentsWith('dependencies', [{ what: 'Atlas', release: 'rel-atlas', owner: null, by: '' }]),
    },
  };
  const { add, fillIn, contents } = await house(aRelease(), waits);
  const reply = await fillIn(await add('dependencies'), { what: 'Borealis', release: 'rel-other' });
  expect(reply).toMatchObject({
    kind: 'fields',
    problems: [{ field: 'release', problem: expect.stringContaining('cannot wait for each other') }],
  });
  expect((await contents()).dependencies).toEqual([]);
  expect(await fillIn(await add('dependencies'), { what: 'A licence', release: 'none' })).toMatchObject({
    kind: 'nothing',
  });
  expect((await contents()).dependencies).toMatchObject([{ what: 'A licence', release: null }]);
});

test('a form is saved once, however often it is sent', async () => {
  const { add, fillIn, contents } = await house(aRelease());
  const form = await add('risks');
  await fillIn(form, { what: 'It rains' });
  expect(refusalOf(await fillIn(form, { what: 'It rains' }))).toBe('draft_expired');
  expect((await contents()).risks).toHaveLength(1);
});

test('a form that was closed half filled in is offered again', async () => {
  const { add, edge, releaseId } = await house(aRelease());
  const extra = packPlace(topOf('risks', 'plan'));
  const view = viewOf(await add('risks'));
  const metadata = unpackIds(view.private_metadata) ?? {};
  expect(metadata).toMatchObject({ releaseId, extra });
  await edge.closeForm(CONTENTS_FORMS.item, metadata, { what: 'It rains', mitigation: null });
  expect(initialOf(viewOf(await add('risks')))).toMatchObject({ what: 'It rains' });
});

test('departments of the release can be ticked for a point of the scope', async () => {
  const { add, fillIn, contents } = await house(aRelease());
  await fillIn(await add('scope'), {
    what: 'Charts',
    departments: [departmentId('docs'), departmentId('qa')],
  });
  expect((await contents()).scope.at(-1)?.departments).toEqual([departmentId('docs'), departmentId('qa')]);
});

test('nobody but the manager changes a list; a guest sees none of it, and a draft exists for its manager alone', async () => {
  const started = aStartedRelease({ plan: withMilestone.plan });
  const { edge, releaseId } = await house(started);
  const place = packPlace(topOf('milestones', 'plan'));
  const ids = { releaseId, extra: place };
  const lead = anActor(OUTSIDER);
  expect(readView(viewOf(await edge.click(CONTENTS_ACTIONS.open, { ids, actor: lead })), reader)).toContain(
    'Docs freeze',
  );
  expect(refusalOf(await edge.click(CONTENTS_ACTIONS.add, { ids, actor: lead }))).toBe('not_entitled');
  const change = { releaseId, extra: 'about' };
  expect(refusalOf(await edge.click(CONTENTS_ACTIONS.facts, { ids: change, actor: lead }))).toBe(
    'not_entitled',
  );
  for (const choice of ['change', 'finish', 'remove']) {
    const one = {
      ids: { extra: `${choice}:${packPlace(topOf('milestones', 'plan'), '1')}` },
      metadata: { releaseId },
    };
    expect(refusalOf(await edge.clickIn(CONTENTS_ACTIONS.more, { ...one, actor: lead })), choice).toBe(
      'not_entitled',
    );
  }
  expect(refusalOf(await edge.click(CONTENTS_ACTIONS.open, { ids, actor: GUEST }))).toBe('not_a_member');

  const draft = await house(withMilestone);
  for (const action of [CONTENTS_ACTIONS.open, CONTENTS_ACTIONS.add, CONTENTS_ACTIONS.later]) {
    expect(refusalOf(await draft.edge.click(action, { ids, actor: lead })), action).toBe('unknown_release');
  }
});

test('what somebody else took out meanwhile is said, and taking it out twice is once', async () => {
  const { edge, releaseId, contents } = await house(withMilestone);
  const [item] = (await contents()).milestones;
  const extra = packPlace(topOf('milestones', 'plan'), item?.id);
  expect(await edge.send(CONTENTS_FORMS.remove, { releaseId, extra }, {})).toMatchObject({ kind: 'nothing' });
  expect(await edge.send(CONTENTS_FORMS.remove, { releaseId, extra }, {})).toMatchObject({ kind: 'nothing' });
  expect((await contents()).milestones).toEqual([]);
  const click = { ids: { extra: `change:${extra}` }, metadata: { releaseId } };
  expect(refusalOf(await edge.clickIn(CONTENTS_ACTIONS.more, click))).toBe('unknown_matter');
});

test('the details show what is in the plan to whoever may see it', async () => {
  const { edge, releaseId } = await house(aStartedRelease({ plan: withMilestone.plan }));
  const words = readView(
    viewOf(await edge.click(PLAN_ACTIONS.details, { ids: { releaseId }, actor: anActor(OUTSIDER) })),
    reader,
  );
  expect(words).toContain('Docs freeze, Thu 26 Nov');
});
