import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  ASKED,
  letEditsOut,
  newest,
  openPart,
  plan,
  refusedCalls,
  releaseOf,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';
import { saying } from './announcement-flow.ts';

let rehearsal: Rehearsal;
const person = (name: string) => rehearsal.slack.person(name);
const maya = () => person('maya');
const inChannel = (channel: string) => rehearsal.slack.channel(channel).topLevel;
const WHAT = 'what you can tell customers';
const READ = 'Read, I can answer customers';
const briefIn = (channel: string) => saying(maya(), inChannel(channel), WHAT);
const card = () => saying(maya(), maya().inbox, 'Started');

const facts = async (fields: Readonly<Record<string, string>>) => {
  await openPart(
    rehearsal,
    newest(maya().inbox.filter((each) => maya().reads(each).includes('Change'))),
    'Facts and way back',
  );
  await maya().fills(fields);
  const outcome = await maya().submits();
  return outcome;
};

const closesAll = async (): Promise<void> => {
  while (maya().modal !== null) await maya().closes(true);
  await letEditsOut(rehearsal);
};

beforeEach(async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await openPart(rehearsal, newest(maya().inbox), 'Risk');
  await maya().fills({ risk: ['money'] });
  await maya().submits();
  await closesAll();
  await start(rehearsal);
  await rehearsal.until('2026-12-02T12:00:00.000Z');
  await facts({ Price: '9 €' });
  await closesAll();
  await rehearsal.until(ASKED);
});

afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

test('teams with customers read the brief and say so with one tap; the manager sees a count, the lead the names', async () => {
  for (const channel of ['#sales', '#support', '#marketing', '#training']) {
    expect(maya().reads(briefIn(channel))).toContain('Price: 9 €');
    expect(maya().reads(briefIn(channel))).toContain(`[[${READ}]]`);
  }
  for (const channel of ['#eng', '#docs', '#qa', '#pmm']) {
    expect(inChannel(channel).filter((each) => maya().reads(each).includes(WHAT))).toEqual([]);
  }
  const [lead, deputy] = [person('sales-lead'), person('sales-deputy')] as const;
  const seen = whisperCount(rehearsal, deputy);
  await deputy.clicks(briefIn('#sales'), READ);
  expect(await toldPrivately(rehearsal, deputy, { seen })).toContain(
    'you can answer customers about *Atlas 2.0*',
  );
  await lead.clicks(briefIn('#sales'), READ);
  await letEditsOut(rehearsal);
  expect(maya().reads(card())).toContain('2 people in 1 of 4 teams can answer customers');
  expect(maya().reads(card())).not.toContain('sales-deputy');
  expect(maya().reads(briefIn('#sales'))).not.toContain('sales-deputy');

  const asked = whisperCount(rehearsal, lead);
  await lead.clicks(briefIn('#sales'), 'Who has read it?');
  expect(await toldPrivately(rehearsal, lead, { seen: asked })).toContain('sales-deputy');
  const others = whisperCount(rehearsal, maya());
  await maya().clicks(briefIn('#sales'), 'Who has read it?');
  const refused = await toldPrivately(rehearsal, maya(), { seen: others });
  expect(refused).toContain('Not shown');
});

test('a later change needs a reason, and reaches those who had read it', async () => {
  const deputy = person('sales-deputy');
  await deputy.clicks(briefIn('#sales'), READ);
  await letEditsOut(rehearsal);
  expect(await facts({ Price: '12 €' })).toMatchObject({ kind: 'errors' });
  await maya().fills({ 'Why does it change?': 'The market changed.' });
  await maya().submits();
  await closesAll();
  expect(maya().reads(briefIn('#support'))).toContain('Price: 12 €');
  expect(maya().reads(briefIn('#support'))).toContain('The market changed.');
  const told = saying(deputy, deputy.inbox, 'the brief that you have read *has changed*');
  expect(deputy.reads(told)).toContain('The market changed.');
  expect(
    person('support-lead').inbox.filter((each) => JSON.stringify(each.blocks).includes('has changed')),
  ).toEqual([]);
  expect(maya().reads(card())).toContain('nobody has said yet');
  await deputy.clicks(told, READ);
  await letEditsOut(rehearsal);
  expect(deputy.reads(saying(deputy, deputy.inbox, 'you have read the brief'))).toContain('Thank you.');
  expect(maya().reads(card())).toContain('1 person in 1 of 4 teams');
});

test('a question counts until it is answered, and whoever asked hears of it', async () => {
  const deputy = person('sales-deputy');
  await deputy.clicks(briefIn('#sales'), 'I have a question');
  await deputy.fills({ 'What do you want to know?': 'Is there a discount?' });
  await deputy.submits();
  await letEditsOut(rehearsal);
  const { thread } = rehearsal.slack.channel('#sales');
  expect(thread(briefIn('#sales').ts).map(maya().reads).join()).toContain('Is there a discount?');
  expect(maya().reads(card())).toContain('*1 question open*');
  await maya().clicks(saying(maya(), maya().inbox, 'Is there a discount?'), 'Answer');
  await maya().fills({ 'Your answer': 'None before March.' });
  await maya().submits();
  await letEditsOut(rehearsal);
  expect(maya().reads(card())).not.toContain('question open');
  expect(thread(briefIn('#sales').ts).map(maya().reads).join()).toContain('None before March.');
  expect(deputy.reads(saying(deputy, deputy.inbox, 'None before March.'))).toContain('Answered by maya');
  expect((await releaseOf(rehearsal)).telling.brief?.questions).toMatchObject([
    { answer: { words: 'None before March.' } },
  ]);
});
