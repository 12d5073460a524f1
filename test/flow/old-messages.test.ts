import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../../src/practice/json.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { aDepartment, leadOf, someSettings } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  cardOf,
  newest,
  plan,
  refusedCalls,
  runToAsk,
  start,
  stateOf,
  toldPrivately,
  whisperCount,
} from '../support/steps.ts';
import { storeAt } from '../support/store.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

/** The message with every button and menu entry changed, as somebody could send it who writes requests by hand. */
const edited = (message: PracticeMessage, change: (element: Json) => Json): PracticeMessage => {
  const clone = structuredClone(message);
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visit(each)]));
    return typeof inner.value === 'string' ? change(inner) : inner;
  };
  clone.blocks = visit(clone.blocks) as Json[];
  return clone;
};

/** Clicks, and returns what the person is told privately; nothing that is stored may have changed. */
const refusedClick = async (name: string, message: PracticeMessage, label: string): Promise<string> => {
  const person = rehearsal.slack.person(name);
  const before = await stateOf(rehearsal);
  const seen = whisperCount(rehearsal, person);
  const outcome = await person.clicks(message, label);
  expect(outcome.status).toBe(200);
  const said = await toldPrivately(rehearsal, person, { seen });
  await rehearsal.bot.settle();
  expect(await stateOf(rehearsal)).toEqual(before);
  expect(person.modal).toBeNull();
  return said;
};

const ANSWERS = ['Green light', 'On track', 'Not yet', 'Not applicable'];

describe('a click on a message that is a year old', () => {
  test('of a release that was launched since says so, and changes nothing', async () => {
    rehearsal = await rehearse();
    const maya = await runToAsk(rehearsal);
    const old = structuredClone(cardOf(rehearsal, 'docs'));
    for (const key of ['eng', 'qa', 'docs', 'training', 'marketing', 'pmm', 'sales', 'support'])
      await rehearsal.slack.person(`${key}-lead`).clicks(cardOf(rehearsal, key), 'Green light');
    await rehearsal.until('2026-12-10T13:00:00.000Z');
    const prompt = structuredClone(newest(maya.inbox));
    await maya.clicks(prompt, 'Launch');
    await maya.submits();
    await rehearsal.until('2027-12-03T09:00:00.000Z');
    for (const label of ANSWERS) {
      const said = await refusedClick('docs-lead', old, label);
      expect(said).toContain('Answer not recorded: Atlas 2.0 was launched');
    }
    expect(await refusedClick('maya', prompt, 'Launch')).toContain('Not launched: Atlas 2.0 was launched');
    expect(await refusedClick('maya', prompt, 'Hold')).toContain('Atlas 2.0 was launched');
  });

  test('of a release that was cancelled since says so, and changes nothing', async () => {
    rehearsal = await rehearse();
    const maya = await runToAsk(rehearsal);
    const old = structuredClone(cardOf(rehearsal, 'docs'));
    await maya.types('#releases', '/release cancel atlas-2.0 No budget.');
    await rehearsal.until('2027-12-03T09:00:00.000Z');
    for (const label of ANSWERS) {
      const said = await refusedClick('docs-lead', old, label);
      expect(said).toContain('Answer not recorded: Atlas 2.0 was cancelled');
    }
  });

  test('of a department that others speak for by now names them, and changes nothing', async () => {
    rehearsal = await rehearse();
    await runToAsk(rehearsal);
    const old = structuredClone(cardOf(rehearsal, 'docs'));
    const moved = aDepartment('docs', { channelId: 'C0SALES', leads: [leadOf('sales')], deputies: [] });
    const prepared = storeAt(rehearsal.database);
    await prepared.store.transaction(async (tx) => {
      const { departments, ...settings } = someSettings();
      const others = departments.map((department) => (department.key === 'docs' ? moved : department));
      await tx.saveSettings({ ...settings, version: 2, departments: others });
    });
    await prepared.close();
    for (const label of ANSWERS) {
      const said = await refusedClick('docs-lead', old, label);
      expect(said).toContain('Answer not recorded: only the lead or a deputy');
      expect(said).toContain('sales-lead');
    }
  });
});

describe('a button that was edited', () => {
  const packed = (ids: Json): string => JSON.stringify({ v: 1, ...ids });
  const VALUES: readonly string[] = [
    packed({ r: 'rel-nobody', d: 'dep-docs' }),
    packed({ r: '__proto__', d: '__proto__' }),
    packed({ r: 'constructor', d: 'toString' }),
    packed({ r: '', d: '' }),
    packed({ r: "' or 1=1 --", d: 'dep-docs' }),
    packed({ r: 5, d: ['dep-docs'] }),
    '{"v":1,"__proto__":{"r":"x"}}',
    '{"v":2,"r":"x","d":"dep-docs"}',
    '__proto__',
    '[]',
    'null',
    '{',
    '\u0000',
    'x'.repeat(1999),
  ];

  test('to something that this program never wrote is refused in words, and changes nothing', async () => {
    rehearsal = await rehearse();
    const maya = await runToAsk(rehearsal);
    const card = cardOf(rehearsal, 'docs');
    const manager = maya.inbox[0] ?? newest([]);
    const managerLabels = buttonsOf(manager.blocks).map(({ label }) => label);
    expect(managerLabels).toContain('Hold');
    for (const value of VALUES) {
      const button = edited(card, (element) => ({ ...element, value }));
      for (const label of ANSWERS)
        expect(await refusedClick('docs-lead', button, label)).toContain('There is no such release.');
    }
    for (const value of VALUES.slice(0, 3)) {
      const button = edited(manager, (element) => ({ ...element, value }));
      for (const label of managerLabels)
        expect(await refusedClick('maya', button, label)).toContain('There is no such release.');
    }
  });

  test('to another department or another release is decided by who clicks, not by the button', async () => {
    rehearsal = await rehearse();
    await runToAsk(rehearsal);
    await plan(rehearsal, { title: 'Borealis 1.0', date: '2027-02-11' });
    const { releases } = await stateOf(rehearsal);
    const atlas = releases.find(({ key }) => key === 'atlas-2.0')?.id ?? '';
    const draft = releases.find(({ key }) => key === 'borealis-1.0')?.id ?? '';
    const card = cardOf(rehearsal, 'docs');
    const aimed = (r: string, d: string) =>
      edited(card, (element) => ({ ...element, value: packed({ r, d }) }));
    for (const label of ANSWERS) {
      const sales = await refusedClick('docs-lead', aimed(atlas, 'dep-sales'), label);
      expect(sales).toContain('Answer not recorded: only the lead or a deputy');
      expect(sales).toContain('sales-lead');
      const hidden = await refusedClick('docs-lead', aimed(draft, 'dep-docs'), label);
      expect(hidden).toContain('There is no such release.');
      const nowhere = await refusedClick('docs-lead', aimed(atlas, 'dep-nowhere'), label);
      expect(nowhere).toContain('this department is not part of Atlas 2.0');
    }
  });

  test('to an action that nobody knows is answered with what to do instead', async () => {
    rehearsal = await rehearse();
    await runToAsk(rehearsal);
    const card = cardOf(rehearsal, 'docs');
    for (const action_id of ['light.removed_in_2019', '__proto__', 'constructor', 'x'.repeat(255)]) {
      const button = edited(card, (element) => {
        const [button] = buttonsOf([{ type: 'actions', elements: [element] }]);
        return button?.label === 'On track' ? { ...element, action_id } : element;
      });
      const said = await refusedClick('docs-lead', button, action_id);
      expect(said).toContain('This button belongs to an older message.');
    }
  });
});

describe('a form that was edited', () => {
  test('in its metadata is decided by who sends it, and changes nothing', async () => {
    rehearsal = await rehearse();
    await runToAsk(rehearsal);
    const { slack } = rehearsal;
    const lead = slack.person('docs-lead');
    const { releases } = await stateOf(rehearsal);
    const atlas = releases[0]?.id ?? '';
    const before = await stateOf(rehearsal);
    const metadata = [
      JSON.stringify({ v: 1, r: atlas, d: 'dep-sales' }),
      JSON.stringify({ v: 1, r: '__proto__', d: '__proto__' }),
      JSON.stringify({ v: 3, r: atlas, d: 'dep-docs' }),
      '__proto__',
      '',
    ];
    for (const private_metadata of metadata) {
      await lead.clicks(cardOf(rehearsal, 'docs'), 'Not yet');
      const [open] = slack.workspace.modals.get(lead.id) ?? [];
      if (open === undefined) throw new Error('The form did not open.');
      open.view = { ...open.view, private_metadata };
      await lead.fills({
        'What is in the way?': 'The price sheet.',
        'When do you expect it to be solved?': '2026-12-08',
      });
      const outcome = await lead.submits();
      expect(outcome.kind).toBe('errors');
      await lead.closes(true);
    }
    expect(await stateOf(rehearsal)).toEqual(before);
  });

  test('in its callback or its fields is answered in words, never with a failure', async () => {
    rehearsal = await rehearse();
    await runToAsk(rehearsal);
    const { slack } = rehearsal;
    const lead = slack.person('docs-lead');
    const before = await stateOf(rehearsal);
    for (const callback_id of ['light.removed_form', '__proto__', 'toString']) {
      await lead.clicks(cardOf(rehearsal, 'docs'), 'Not yet');
      const [open] = slack.workspace.modals.get(lead.id) ?? [];
      if (open === undefined) throw new Error('The form did not open.');
      open.view = { ...open.view, callback_id };
      await lead.fills({
        'What is in the way?': 'The price sheet.',
        'When do you expect it to be solved?': '2026-12-08',
      });
      const outcome = await lead.submits();
      expect(outcome.kind).toBe('next');
      expect(lead.modal?.text).toContain('older message');
      await lead.closes(true);
    }
    const answer = await lead.shortcut('shortcut.removed');
    expect(answer.status).toBe(200);
    expect(await stateOf(rehearsal)).toEqual(before);
    expect(refusedCalls(rehearsal)).toEqual([]);
  });
});

test('the draft of a release that was started since cannot be started again', async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  const maya = rehearsal.slack.person('maya');
  const old = structuredClone(newest(maya.inbox));
  await start(rehearsal);
  expect(await refusedClick('maya', old, 'Start')).toContain('Not started: Atlas 2.0 was started');
});
