import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { CHANNELS, PEOPLE, type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  allGreen,
  cardOf,
  green,
  LAUNCH_TIME,
  launch,
  newest,
  runToAsk,
  stateOf,
  toldPrivately,
  whisperCount,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const everybody = [...PEOPLE.map(({ id }) => id), 'U0EXTERN'];

beforeEach(async () => {
  rehearsal = await rehearse({
    people: [...PEOPLE, { id: 'U0EXTERN', name: 'extern', realName: 'Extern', external: 'Other Inc' }],
    channels: CHANNELS.map((channel) => ({ ...channel, members: everybody })),
  });
});

const ONLY_LOOK = 'guests, bots and people of other organisations';
const NOT_THE_LEAD =
  /only the lead or a deputy of the department can do this for Atlas 2\.0\. Please ask docs-lead or docs-deputy/;
const NOT_THE_MANAGER =
  /only the release manager(, a lead or a deputy)? of Atlas 2\.0 can do this\. Please ask maya/;

type Wrong = { who: string; isMember: boolean };

/** Everybody who is neither lead nor deputy of Docs; Admin owns the workspace and still is none of them. */
const NOT_OF_DOCS: readonly Wrong[] = [
  { who: 'reader', isMember: true },
  { who: 'sales-lead', isMember: true },
  { who: 'sales-deputy', isMember: true },
  { who: 'admin', isMember: true },
  { who: 'maya', isMember: true },
  { who: 'guest', isMember: false },
  { who: 'extern', isMember: false },
];
/** Who may hold a release is decided for its departments too: Docs' lead is no stranger there. */
const NOT_THE_MANAGERS = NOT_OF_DOCS.filter(({ who }) => who !== 'maya');

/** What this person is told privately for a click; nothing that is stored may have changed, no form may open. */
const told = async (
  person: PersonDriver,
  message: PracticeMessage,
  label: string,
  nth: number,
): Promise<string> => {
  const before = await stateOf(rehearsal);
  const seen = whisperCount(rehearsal, person);
  const { status } = await person.clicks(message, label, { nth });
  expect(status).toBe(200);
  const said = await toldPrivately(rehearsal, person, { seen });
  await rehearsal.bot.settle();
  expect(await stateOf(rehearsal)).toEqual(before);
  expect(person.modal).toBeNull();
  return said;
};

/** Every button of the message, clicked by each of them. */
const clickAll = async (
  message: PracticeMessage,
  wrong: readonly Wrong[],
  member: RegExp,
  labels?: readonly string[],
): Promise<void> => {
  const buttons = labels ?? [...new Set(buttonsOf(message.blocks).map(({ label }) => label))];
  expect(buttons.length).toBeGreaterThan(0);
  for (const { who, isMember } of wrong) {
    const person = rehearsal.slack.person(who);
    for (const label of buttons) {
      const said = await told(person, message, label, 0);
      if (isMember) expect(said, `${who}: ${label}`).toMatch(member);
      else expect(said, `${who}: ${label}`).toContain(ONLY_LOOK);
    }
  }
};

/** The buttons of a private message as somebody could send them who writes requests by hand. */
const forged = (message: PracticeMessage): PracticeMessage => ({
  ...structuredClone(rehearsal.slack.channel('#releases').topLevel[0] ?? message),
  blocks: structuredClone(message.blocks),
});

describe('a department card', () => {
  test('that asks is answered by its own people only; others read who can', async () => {
    await runToAsk(rehearsal);
    await clickAll(cardOf(rehearsal, 'docs'), NOT_OF_DOCS, NOT_THE_LEAD);
  });

  test('that is green, or on track, is changed by its own people only', async () => {
    await runToAsk(rehearsal);
    await green(rehearsal, 'docs');
    await clickAll(cardOf(rehearsal, 'docs'), NOT_OF_DOCS, NOT_THE_LEAD);
    await rehearsal.slack.person('docs-lead').clicks(cardOf(rehearsal, 'docs'), 'Change answer');
    await rehearsal.slack.person('docs-lead').fills({ 'Your answer for Docs': 'On track' });
    await rehearsal.slack.person('docs-lead').submits();
    await rehearsal.bot.settle();
    await clickAll(cardOf(rehearsal, 'docs'), NOT_OF_DOCS, NOT_THE_LEAD);
  });
});

describe('a message to the release manager', () => {
  test('with the consent to "Not applicable" takes it from the manager only', async () => {
    const maya = await runToAsk(rehearsal);
    const lead = rehearsal.slack.person('docs-lead');
    await lead.clicks(cardOf(rehearsal, 'docs'), 'Not applicable');
    await lead.fills({ reason: 'No manual changes.' });
    await lead.submits();
    await rehearsal.bot.settle();
    await clickAll(forged(newest(maya.inbox)), NOT_THE_MANAGERS, NOT_THE_MANAGER);
  });

  test('of the course of a release obeys the manager only', async () => {
    const maya = await runToAsk(rehearsal);
    const card = forged(maya.inbox[0] ?? newest([]));
    const labels = buttonsOf(card.blocks).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Change', 'Hold', 'Cancel Atlas 2.0']));
    const others = labels.filter((label) => label !== 'Hold');
    const notAdmin = NOT_THE_MANAGERS.filter(({ who }) => who !== 'admin');
    await clickAll(card, notAdmin, NOT_THE_MANAGER, others);
    // A lead of the release may hold it: that is said, too.
    const strangers = NOT_THE_MANAGERS.filter(({ who }) => !who.startsWith('sales'));
    await clickAll(card, strangers, NOT_THE_MANAGER, ['Hold']);
  });

  test('with Launch obeys the manager only, never an admin as such', async () => {
    const maya = await runToAsk(rehearsal);
    await allGreen(rehearsal);
    await rehearsal.until(LAUNCH_TIME);
    await clickAll(forged(newest(maya.inbox)), NOT_THE_MANAGERS, NOT_THE_MANAGER, ['Launch']);
    await clickAll(forged(newest(maya.inbox)), [{ who: 'docs-lead', isMember: true }], NOT_THE_MANAGER, [
      'Launch',
    ]);
  });
});

type Form = {
  name: string;
  of: string;
  opens(): Promise<unknown>;
  fills: Readonly<Record<string, string>>;
  member: RegExp;
};

const lead = () => rehearsal.slack.person('docs-lead');
const maya = () => rehearsal.slack.person('maya');
/** A plan's form is its owner's: to anybody else it does not exist. */
const NOT_YOURS = /this form is older than seven days, or it is not yours/;

const FORMS: readonly Form[] = [
  {
    name: 'Not yet',
    of: 'docs-lead',
    opens: () => lead().clicks(cardOf(rehearsal, 'docs'), 'Not yet'),
    fills: { reason: 'The price sheet.', expectedOn: '2026-12-08' },
    member: NOT_THE_LEAD,
  },
  {
    name: 'Not applicable',
    of: 'docs-lead',
    opens: () => lead().clicks(cardOf(rehearsal, 'docs'), 'Not applicable'),
    fills: { reason: 'No manual changes.' },
    member: NOT_THE_LEAD,
  },
  {
    name: 'Cancel',
    of: 'maya',
    opens: () => maya().types('#releases', '/release cancel atlas-2.0'),
    fills: { reason: 'A joke.' },
    member: NOT_THE_MANAGER,
  },
  {
    name: 'Hand over',
    of: 'maya',
    opens: () => maya().types('#releases', '/release handover atlas-2.0'),
    fills: { person: 'reader' },
    member: /only the release manager of Atlas 2\.0 can do this|not on the list of release managers/,
  },
  {
    name: 'Change the plan',
    of: 'maya',
    opens: () => maya().types('#releases', '/release edit atlas-2.0'),
    fills: { value: 'Nothing at all.' },
    member: NOT_YOURS,
  },
];

const submitAs = async (who: string, owner: string): Promise<{ kind: string; words: string }> => {
  const { workspace } = rehearsal.slack;
  const from = rehearsal.slack.person(owner);
  const person = rehearsal.slack.person(who);
  const [open] = workspace.modals.get(from.id) ?? [];
  if (open === undefined) throw new Error('The form did not open.');
  workspace.modals.set(person.id, [{ ...structuredClone(open), person: person.id }]);
  const outcome = await person.submits();
  const words =
    outcome.kind === 'errors' ? Object.values(outcome.errors).join('\n') : (person.modal?.text ?? '');
  workspace.modals.delete(person.id);
  return { kind: outcome.kind, words };
};

describe('a form sent by somebody else', () => {
  test.each(FORMS)('$name, is refused at its field', async ({ of, opens, fills, member }) => {
    await runToAsk(rehearsal);
    await opens();
    await rehearsal.slack.person(of).fills(fills);
    const before = await stateOf(rehearsal);
    for (const { who, isMember } of NOT_OF_DOCS.filter((each) => each.who !== of)) {
      const { kind, words } = await submitAs(who, of);
      expect(kind, who).toBe('errors');
      if (isMember) expect(words, who).toMatch(member);
    }
    await rehearsal.bot.settle();
    expect(await stateOf(rehearsal)).toEqual(before);
  });

  test('of the launch, is refused, and nothing is announced', async () => {
    const manager = await runToAsk(rehearsal);
    await allGreen(rehearsal);
    await rehearsal.until(LAUNCH_TIME);
    await manager.clicks(newest(manager.inbox), 'Launch');
    const before = await stateOf(rehearsal);
    for (const { who } of NOT_THE_MANAGERS) expect((await submitAs(who, 'maya')).kind, who).toBe('errors');
    await rehearsal.bot.settle();
    expect(await stateOf(rehearsal)).toEqual(before);
    expect(rehearsal.slack.channel('#announcements').topLevel).toHaveLength(0);
  });

  test('of the close, is refused', async () => {
    await runToAsk(rehearsal);
    await allGreen(rehearsal);
    await rehearsal.until(LAUNCH_TIME);
    await launch(rehearsal);
    await maya().types('#releases', '/release close atlas-2.0');
    await maya().fills({
      outcome: 'Good.',
      lessons: 'None.',
      answer: 'Reached',
      value: '40 %',
      lookBack: 'Yes, we looked back',
    });
    const before = await stateOf(rehearsal);
    for (const { who } of NOT_THE_MANAGERS) expect((await submitAs(who, 'maya')).kind, who).toBe('errors');
    expect(await stateOf(rehearsal)).toEqual(before);
  });
});

test('settings are shown and changed by their admins only, whatever somebody owns', async () => {
  await runToAsk(rehearsal);
  const before = await stateOf(rehearsal);
  for (const { who, isMember } of NOT_THE_MANAGERS) {
    const person = rehearsal.slack.person(who);
    for (const command of ['settings', 'setup']) {
      const answer = await person.types('#releases', `/release ${command}`);
      const said = answer.text === '' ? await toldPrivately(rehearsal, person) : answer.text;
      expect(person.modal, who).toBeNull();
      expect(said, who).toMatch(isMember ? /only an admin of Greenlight.*maya/ : /admin|guests, bots/);
    }
  }
  expect(await stateOf(rehearsal)).toEqual(before);
});
