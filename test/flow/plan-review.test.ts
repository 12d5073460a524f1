import { afterEach, describe, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { aDepartment, someSettings } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  auditOf,
  newest,
  plan,
  pressStart,
  refusedCalls,
  releaseOf,
  start,
  stateOf,
  toldPrivately,
  whisperCount,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

const ASK = 'Ask the departments about the date';
const EDITED = '2026-11-17T09:02:00.000Z';

const begin = async (
  leadTimeDays = 5,
  date = '2026-12-10',
): Promise<{ maya: PersonDriver; lead: PersonDriver }> => {
  const departments = [aDepartment('docs', { leadTimeDays }), aDepartment('qa', { leadTimeDays })];
  rehearsal = await rehearse({ settings: someSettings({ departments }) });
  await plan(rehearsal, { date });
  return { maya: rehearsal.slack.person('maya'), lead: rehearsal.slack.person('docs-lead') };
};

const inDocs = (): PracticeMessage => newest(rehearsal.slack.channel('#docs').topLevel);

/** The manager's card, which is edited in place: the first message in their direct messages. */
const ownCard = (maya: PersonDriver): string => {
  const [card] = maya.inbox;
  if (card === undefined) throw new Error('The manager has no card.');
  return maya.reads(card);
};

const asks = async (maya: PersonDriver): Promise<void> => {
  await maya.clicks(newest(maya.inbox), ASK);
  await rehearsal.until(EDITED);
};

const needsDays = async (person: PersonDriver, days: string, words: string): Promise<void> => {
  await person.clicks(inDocs(), 'We need more time');
  await person.fills({ days, words });
  await person.submits();
  await rehearsal.until(EDITED);
};

const recorded = async (type: string): Promise<number> =>
  (await auditOf(rehearsal)).filter((entry) => entry.type === type).length;

describe('with the heads-up', () => {
  test('the lead says by one tap that the date is fine; nobody else gets a message, and the card counts it', async () => {
    const { maya, lead } = await begin();
    await start(rehearsal);
    const message = inDocs();
    expect(lead.reads(message)).toContain('@docs-lead, *is the date fine for Docs?*');
    expect(lead.reads(message)).toContain('I ask you for your green light');
    expect(lead.reads(message)).toContain('[[Date is fine]] [We need more time] [Something is missing]');
    await rehearsal.until('2026-11-17T09:01:00.000Z');
    const received = maya.inbox.length;

    await Promise.all([lead.clicks(message, 'Date is fine'), lead.clicks(message, 'Date is fine')]);
    await rehearsal.until(EDITED);
    expect(await recorded('date_reviewed')).toBe(1);
    expect(lead.reads(inDocs())).toMatch(/\*Docs\* says that the date is fine\. docs-lead, today at 10:0\d/);
    expect(lead.reads(inDocs())).toContain('[Change]');
    expect(maya.inbox).toHaveLength(received);
    expect(ownCard(maya)).toContain('*Date:* 1 fine, 1 has not said.');
    expect(rehearsal.slack.channel('#docs').topLevel).toHaveLength(1);
    expect(refusedCalls(rehearsal)).toEqual([]);
  });

  test('more time and what is missing go to the manager at once, with the way on; what was typed survives', async () => {
    const { maya, lead } = await begin();
    await start(rehearsal);
    await lead.clicks(inDocs(), 'We need more time');
    await lead.fills({ days: 'two weeks', words: 'Screenshots.' });
    expect(await lead.submits()).toMatchObject({ kind: 'errors' });
    await lead.fills({ days: '30' });
    expect(await lead.submits()).toMatchObject({ kind: 'closed' });
    await rehearsal.until(EDITED);
    const told = newest(maya.inbox);
    expect(maya.reads(told)).toContain('*Docs* needs 30 working days for *Atlas 2.0*. docs-lead:');
    expect(maya.reads(told)).toContain('Screenshots.');
    expect(maya.reads(told)).toContain('It has 17 working days.');
    expect(maya.reads(told)).toContain('[Move]');
    expect(ownCard(maya)).toContain('*Date:* Docs needs 30 days, 1 has not said.');
    const card = newest(rehearsal.slack.channel('#releases').topLevel);
    expect(maya.reads(card)).toContain(
      ':large_orange_circle: *Docs*: not asked yet · has 17 of its 30 working days',
    );

    await lead.clicks(inDocs(), 'Change');
    await lead.fills({ answer: 'missing', words: 'The price.' });
    await lead.submits();
    await rehearsal.until('2026-11-17T09:03:00.000Z');
    expect(maya.reads(told)).toContain('Settled: Docs says that something is missing in the plan, since');
    expect(buttonsOf(told.blocks)).toEqual([]);
    const second = newest(maya.inbox);
    expect(maya.reads(second)).toContain('[The plan in full] [Move]');
    await maya.clicks(second, 'The plan in full');
    expect(maya.modal?.callbackId).toBe('plan.parts_view');
  });

  test('a deputy may, others may not: nothing is stored, and they read who can', async () => {
    const { maya } = await begin();
    await start(rehearsal);
    const message = inDocs();
    for (const [who, words] of [
      ['reader', /only the lead or a deputy of the department can do this for Atlas 2\.0/],
      ['maya', /only the lead or a deputy of the department/],
      ['guest', /guests, bots and people of other organisations/],
    ] as const) {
      const person = rehearsal.slack.person(who);
      const before = await stateOf(rehearsal);
      for (const label of ['Date is fine', 'We need more time', 'Something is missing']) {
        const seen = whisperCount(rehearsal, person);
        await person.clicks(message, label);
        expect(await toldPrivately(rehearsal, person, { seen })).toMatch(words);
        expect(person.modal).toBeNull();
      }
      expect(await stateOf(rehearsal)).toEqual(before);
    }
    await needsDays(rehearsal.slack.person('docs-deputy'), '20', '');
    expect(maya.reads(newest(maya.inbox))).toContain(
      '*Docs* needs 20 working days for *Atlas 2.0*. docs-deputy.',
    );
  });

  test('asked for its green light the buttons are gone, silently, and a late click says where to answer', async () => {
    const { lead } = await begin(5, '2026-11-26');
    await start(rehearsal);
    const old = structuredClone(inDocs());
    await rehearsal.until('2026-11-19T09:01:00.000Z');
    const [message, card, ...more] = rehearsal.slack.channel('#docs').topLevel;
    expect(more).toEqual([]);
    if (message === undefined || card === undefined) throw new Error('Both messages stand.');
    expect(lead.reads(message)).toContain(
      'Docs was asked for its green light for *Atlas 2.0*: please answer there.',
    );
    expect(buttonsOf(message.blocks)).toEqual([]);
    const seen = whisperCount(rehearsal, lead);
    await lead.clicks(old, 'Date is fine');
    expect(await toldPrivately(rehearsal, lead, { seen })).toContain(
      'Not recorded: Docs was asked for its green light for Atlas 2.0.',
    );
    expect(await recorded('date_reviewed')).toBe(0);
  });
});

describe('before Start', () => {
  test('all are short of time, so it is not started; one says that the date is fine, and it starts', async () => {
    const { maya, lead } = await begin(60);
    expect(maya.reads(newest(maya.inbox))).toContain('*Not to be started yet:*');
    const seen = whisperCount(rehearsal, maya);
    await maya.clicks(newest(maya.inbox), 'Start');
    expect(await toldPrivately(rehearsal, maya, { seen })).toContain(
      'Not started: no department of Atlas 2.0 has the time that it needs.\n• Docs has 17 of its 60 working days.',
    );
    expect(maya.modal).toBeNull();
    expect(rehearsal.slack.channel('#docs').topLevel).toEqual([]);

    await asks(maya);
    expect(lead.reads(inDocs())).toContain('*Atlas 2.0* is being planned for');
    expect(rehearsal.slack.channel('#releases').topLevel).toEqual([]);
    const outsider = rehearsal.slack.person('reader');
    const heard = whisperCount(rehearsal, outsider);
    await outsider.clicks(inDocs(), 'Date is fine');
    expect(await toldPrivately(rehearsal, outsider, { seen: heard })).toContain('only the lead or a deputy');
    await lead.clicks(inDocs(), 'Date is fine');
    await rehearsal.until('2026-11-17T09:04:00.000Z');
    expect(ownCard(maya)).toContain('*Date:* 1 fine, 1 has not said.');
    expect(ownCard(maya)).not.toContain(ASK);

    await pressStart(maya, newest(maya.inbox));
    await rehearsal.bot.settle();
    expect((await releaseOf(rehearsal)).stage).not.toBe('draft');
    expect((await releaseOf(rehearsal)).plan.goal).toBe('Teams plan together.');
  });

  test('a date that got earlier is asked about anew, in a message of its own', async () => {
    const { maya, lead } = await begin();
    await asks(maya);
    await lead.clicks(inDocs(), 'Date is fine');
    await rehearsal.bot.settle();
    await maya.clicks(newest(maya.inbox), 'Change');
    await maya.fills({ 'Launch date': '2026-12-08' });
    await maya.submits();
    await rehearsal.until('2026-11-17T09:05:00.000Z');
    expect(lead.reads(inDocs())).toContain('The date has changed since docs-lead answered for Docs.');
    await maya.clicks(newest(maya.inbox), ASK);
    await rehearsal.until('2026-11-17T09:08:00.000Z');
    const [old, fresh, ...more] = rehearsal.slack.channel('#docs').topLevel;
    expect(more).toEqual([]);
    if (old === undefined || fresh === undefined) throw new Error('It was asked twice.');
    expect(lead.reads(old)).toContain('please answer in the newer message');
    expect(lead.reads(fresh)).toContain('[[Date is fine]]');
    expect(rehearsal.slack.channel('#qa').topLevel).toHaveLength(1);
  });

  test('cancelled, the question settles and nothing else is said', async () => {
    const { maya, lead } = await begin();
    await asks(maya);
    await maya.types('#releases', '/release cancel atlas-2.0 Not this year.');
    await rehearsal.until('2026-11-17T09:05:00.000Z');
    expect(rehearsal.slack.channel('#docs').topLevel).toHaveLength(1);
    expect(lead.reads(inDocs())).toContain('*Cancelled*: *Atlas 2.0*.');
    expect(buttonsOf(inDocs().blocks)).toEqual([]);
  });
});

describe('the form before Start', () => {
  test('asks just for what is missing, keeps what was typed, and starts with it', async () => {
    const { maya } = await begin();
    const draft = newest(maya.inbox);
    expect(maya.reads(draft)).toContain('*Needed to start:* goal and how it is measured. Start asks for it.');
    await maya.types('#releases', '/release start atlas-2.0');
    expect(maya.modal?.text).toContain('Before it starts');
    await maya.fills({ goal: 'Teams plan together.', measure: '  ' });
    expect(await maya.submits()).toMatchObject({ kind: 'errors' });
    expect((await releaseOf(rehearsal)).plan.goal).toBe('');
    await maya.closes(true);
    await maya.clicks(draft, 'Start');
    expect(maya.modal?.text).toContain('Teams plan together.');
    await maya.fills({ measure: 'A third share a board.' });
    expect(await maya.submits()).toMatchObject({ kind: 'closed' });
    await rehearsal.bot.settle();
    const { plan: stored, stage } = await releaseOf(rehearsal);
    expect([stored.goal, stored.measure, stage]).toEqual([
      'Teams plan together.',
      'A third share a board.',
      'planning',
    ]);
    expect(await recorded('release_started')).toBe(1);
  });
});
