import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { PracticeModal } from '../../src/practice/people/screens.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  auditOf,
  letEditsOut,
  newest,
  openPart,
  plan,
  pressStart,
  refusedCalls,
  releaseOf,
  runToLaunch,
  stateOf,
  troubledRows,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const maya = (): PersonDriver => rehearsal.slack.person('maya');

const modalOf = (person: PersonDriver): PracticeModal => {
  if (person.modal === null) throw new Error(`No window is open for ${person.name}.`);
  return person.modal;
};

/** The window on top says this by now: what lies under another one is drawn after the acknowledgement. */
const reads = async (person: PersonDriver, words: string | RegExp): Promise<string> => {
  const says = (): boolean => {
    const text = person.modal?.text ?? '';
    return typeof words === 'string' ? text.includes(words) : words.test(text);
  };
  await rehearsal.slack.until(says, `a window for ${person.name} that says ${String(words)}`);
  return modalOf(person).text;
};

const openList = async (label: string): Promise<void> => {
  await maya().clicks(newest(maya().inbox), 'The plan in full');
  await maya().clicks(modalOf(maya()), 'Open', { value: listValue(modalOf(maya()), label) });
};

/** Rows have a button of the same name: which list it opens stands in its value. */
const listValue = (modal: PracticeModal, part: string): string => {
  const found = JSON.stringify(modal.blocks).match(/\{\\"v\\":1[^}]*\}/g) ?? [];
  const value = found
    .map((text) => text.replaceAll('\\"', '"'))
    .find((text) => text.includes(`"x":"${part}:`));
  if (value === undefined) throw new Error(`No way to ${part}.`);
  return value;
};

const addMilestone = async (what: string, day: string, more: Record<string, string> = {}): Promise<void> => {
  await maya().clicks(modalOf(maya()), 'Add a milestone');
  await maya().fills({ What: what, When: day, ...more });
  expect(await maya().submits()).toMatchObject({ kind: 'closed' });
};

test('a milestone is added, refused at its field, changed, done and taken out, and every window follows', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await openList('milestones');
  expect(modalOf(maya()).text).toContain('None yet. Add one');

  await addMilestone('Docs freeze', '2026-11-26', { Who: 'docs-lead' });
  await reads(maya(), 'Saved: Docs freeze');
  expect(modalOf(maya()).text).toContain('Docs freeze, docs-lead, Thu 26 Nov (T-10)');
  expect((await releaseOf(rehearsal)).plan.contents.milestones).toMatchObject([
    {
      what: 'Docs freeze',
      owner: { userId: 'U0LDOCS' },
      when: { kind: 'relative', days: -10 },
      doneAt: null,
    },
  ]);

  // Both a person and a role: the form stays, with everything that was typed.
  await maya().clicks(modalOf(maya()), 'Add a milestone');
  await maya().fills({
    What: 'Translations',
    Who: 'docs-lead',
    'Or a role': 'Translators',
    When: '2026-12-01',
  });
  expect(await maya().submits()).toMatchObject({
    kind: 'errors',
    errors: { 'Or a role': 'Choose a person or write a role, not both.' },
  });
  await maya().closes();
  await maya().clicks(modalOf(maya()), 'Add a milestone');
  expect(modalOf(maya()).text).toContain('We kept what you typed last time.');
  expect(modalOf(maya()).text).toContain('Translations');
  await maya().closes();

  await maya().clicks(modalOf(maya()), 'Change');
  await maya().fills({ What: 'Docs are frozen', 'If the launch moves': 'It stays on this day' });
  await maya().submits();
  await reads(maya(), 'Docs are frozen, docs-lead, Thu 26 Nov');
  expect((await releaseOf(rehearsal)).plan.contents.milestones[0]?.when).toMatchObject({
    kind: 'fixed',
    date: '2026-11-26',
  });

  await maya().clicks(modalOf(maya()), 'Done');
  expect(await reads(maya(), 'Done: Docs are frozen')).toContain('Everything is done.');
  await maya().clicks(modalOf(maya()), 'Done (1)');
  await maya().clicks(modalOf(maya()), 'Not done after all');
  await maya().clicks(modalOf(maya()), 'Open (1)');
  await maya().clicks(modalOf(maya()), 'Take out');
  expect(modalOf(maya()).text).toContain('This milestone leaves the plan of *Atlas 2.0*');
  await maya().closes();
  await maya().clicks(modalOf(maya()), 'Take out');
  await maya().submits();
  await reads(maya(), 'Taken out.');
  expect((await releaseOf(rehearsal)).plan.contents.milestones).toEqual([]);
  // What was refused above stands in the form again.
  await addMilestone('Beta', '2026-11-20', { 'Or a role': '' });
  await reads(maya(), 'Saved: Beta');
  await maya().closes();
  await reads(maya(), '1 in all, next Fri 20 Nov: Beta');

  const changes = (await auditOf(rehearsal)).filter(({ type }) => type === 'item_changed');
  expect(changes.map(({ data }) => data.change)).toEqual([
    'added',
    'changed',
    'finished',
    'reopened',
    'removed',
    'added',
  ]);
});

test('a day can be written as a distance from the launch, and what was typed beside it stays', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await openList('milestones');
  await maya().clicks(modalOf(maya()), 'Add a milestone');
  await maya().fills({ What: 'Call the partners', When: '2026-11-25' });
  await maya().clicks(modalOf(maya()), 'Write the day, as in T-5');
  expect(modalOf(maya()).text).toContain('Call the partners');
  expect(modalOf(maya()).text).toContain('T-11');
  await maya().fills({ When: 'soon' });
  expect(await maya().submits()).toMatchObject({
    kind: 'errors',
    errors: { When: expect.stringContaining('T-5') },
  });
  await maya().fills({ When: 'T-3 calendar days 10:00' });
  await maya().submits();
  await reads(maya(), 'Call the partners, Mon 7 Dec, 10:00 Berlin time (T-3 calendar days)');
});

const cardOf = (): PracticeMessage => {
  const card = rehearsal.slack
    .channel('#releases')
    .topLevel.find(({ blocks }) => JSON.stringify(blocks).includes('plan.details'));
  if (card === undefined) throw new Error('No card offers its details.');
  return card;
};

test('after Start everybody reads the lists, whoever sees to an item says that it is done, and nobody else changes it', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await openList('milestones');
  await addMilestone('Docs freeze', '2026-12-04', { Who: 'docs-lead' });
  await reads(maya(), 'Saved: Docs freeze');
  // The window underneath is drawn anew, too, before everything is closed.
  await maya().closes();
  await reads(maya(), '1 in all, next');
  await maya().closes(true);
  await rehearsal.bot.settle();
  await startIt();

  for (const name of ['reader', 'docs-lead'] as const) {
    const person = rehearsal.slack.person(name);
    await person.clicks(cardOf(), 'Details');
    expect(modalOf(person).text).toContain('Docs freeze, docs-lead, Fri 4 Dec (T-4)');
    await person.clicks(modalOf(person), 'Open', { value: listValue(modalOf(person), 'milestones') });
    expect(modalOf(person).text).not.toContain('Take out');
    expect(modalOf(person).text.includes('[Done]')).toBe(name === 'docs-lead');
  }
  const lead = rehearsal.slack.person('docs-lead');
  await lead.clicks(modalOf(lead), 'Done');
  await reads(lead, 'Done: Docs freeze');
  await lead.closes();
  await reads(lead, 'Docs freeze, docs-lead, Fri 4 Dec (T-4): done');

  const guest = rehearsal.slack.person('guest');
  const before = await stateOf(rehearsal);
  await guest.clicks(cardOf(), 'Details').catch(() => undefined);
  expect(guest.modal?.text ?? '').not.toContain('Docs freeze');
  expect(await stateOf(rehearsal)).toEqual(before);
});

const startIt = async (): Promise<void> => {
  await pressStart(maya(), newest(maya().inbox));
  await rehearsal.bot.settle();
};

test('a form of the plan closes, and the plan under it says what is so now', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await openPart(rehearsal, newest(maya().inbox), 'Goal and scope');
  await maya().fills({ goal: 'Teams plan together.' });
  expect(await maya().submits()).toMatchObject({ kind: 'closed' });
  expect(await reads(maya(), 'Not written yet: how it is measured')).not.toContain('Not written yet: goal');
});

test('a wave is added from the plan: the sentence stands in the place of the form, and all under it is new', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await maya().clicks(newest(maya().inbox), 'The plan in full');
  expect(modalOf(maya()).text).toContain('It goes live everywhere at once, and whole.');
  await maya().clicks(modalOf(maya()), 'Waves, split, merge');
  await maya().clicks(modalOf(maya()), 'Add a wave');
  await maya().fills({ name: 'Japan', date: '2026-12-09', time: '14:00' });
  await maya().submits();
  expect(modalOf(maya()).text).toContain('*Atlas 2.0 Japan* `atlas-2.0-japan` is a wave now');
  await maya().closes();
  await reads(maya(), '`atlas-2.0-japan`');
  await maya().closes();
  await reads(maya(), 'One wave so far.');
  await maya().closes(true);
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  const drafts = maya().inbox.map((message) => maya().reads(message));
  expect(drafts.find((card) => card.startsWith('Atlas 2.0: draft'))).toContain('`atlas-2.0-japan`');
  expect(drafts.find((card) => card.startsWith('Atlas 2.0 Japan: draft'))).toContain('A wave of *Atlas 2.0*');
});

test('a round that is opened from the plan is said in the place of its form, and the plan tells of it', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await maya().clicks(newest(maya().inbox), 'The plan in full');
  await maya().clicks(modalOf(maya()), 'Try it with users');
  await maya().fills({ 'Which build do they try?': '2.0-rc1', 'Who tries it?': ['docs-lead'] });
  await maya().submits();
  expect(modalOf(maya()).text).toContain('Round 1 of *Atlas 2.0* is open.');
  await maya().closes();
  await reads(maya(), 'Round 1, build 2.0-rc1');
});

test('after the launch the plan is still there: what can be ticked, added and saved, and nothing else', async () => {
  rehearsal = await rehearse();
  await runToLaunch(rehearsal);
  await letEditsOut(rehearsal);
  await maya().clicks(
    newest(maya().inbox.filter((message) => maya().reads(message).includes('Hand over'))),
    'The plan in full',
  );
  const { text } = modalOf(maya());
  expect(text).toContain('*Milestones*');
  expect(text).not.toContain('*Goal and scope*');
  expect(text).not.toContain('[Change]');
  await maya().clicks(modalOf(maya()), 'Open', { value: listValue(modalOf(maya()), 'milestones') });
  await addMilestone('Look at the numbers', '2026-12-17');
  await reads(maya(), 'Saved: Look at the numbers');
  await maya().closes();
  await maya().clicks(modalOf(maya()), 'Save as a template');
  await maya().fills({ Name: 'As Atlas was' });
  await maya().submits();
  expect(modalOf(maya()).text).toContain('*As Atlas was* is saved.');
});
