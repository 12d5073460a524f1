import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../../src/practice/people/person.ts';
import { aDepartment, MAYA, someSettings } from '../../support/builders.ts';
import { callOut, inThread, stayGreen } from '../../support/launch-day.ts';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  auditOf,
  green,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  openPart,
  releaseOf,
  runToAsk,
  toldPrivately,
  whisperCount,
} from '../../support/steps.ts';

let rehearsal: Rehearsal;
let maya: PersonDriver;
let docs: PersonDriver;
let sales: PersonDriver;

const card = () => {
  const found = maya.inbox.find((message) => maya.reads(message).includes('The plan in full'));
  if (found === undefined) throw new Error('The manager has no card.');
  return found;
};
const send = async (fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> => {
  await maya.fills(fields);
  await maya.submits();
  if (maya.modal !== null) await maya.closes(true);
  await rehearsal.bot.settle();
};
const list = () => inThread(rehearsal, 'Roll-call');
const events = async (type: string) => (await auditOf(rehearsal)).filter((entry) => entry.type === type);
const after = async (minutes: number): Promise<void> => {
  await rehearsal.until(new Date(rehearsal.slack.clock.now() + minutes * 60_000 + 5_000).toISOString());
};

beforeEach(async () => {
  rehearsal = await rehearse({
    settings: someSettings({
      departments: [aDepartment('docs'), aDepartment('sales')],
      releaseManagers: [MAYA.userId, 'U0ADMIN'],
    }),
  });
  maya = await runToAsk(rehearsal);
  docs = rehearsal.slack.person('docs-lead');
  sales = rehearsal.slack.person('sales-lead');
  await openPart(rehearsal, card(), 'Risk');
  await send({ 'If it goes wrong: tick what is true': ['Could somebody be hurt?'] });
  await openPart(rehearsal, card(), 'Facts and way back');
  await send({ 'Way back': 'The old build, by operations.', 'Trial with users': 'Forty people liked it.' });
  await green(rehearsal, 'docs');
  await green(rehearsal, 'sales');
  await stayGreen(rehearsal, ['docs', 'sales']);
  await rehearsal.until(LAUNCH_TIME);
});
afterEach(() => rehearsal.stop());

test('from the prompt the stations are called in their order, a hold keeps what was said, and the launch follows', async () => {
  const prompt = newest(maya.inbox);
  expect(maya.reads(prompt)).toContain('every station says go first');
  await maya.types('#releases', '/release launch atlas');
  expect(await toldPrivately(rehearsal, maya)).toContain('every station says go first');
  await maya.clicks(prompt, 'Start the roll-call');
  // One post a second in a channel.
  await letEditsOut(rehearsal);
  expect(docs.reads(inThread(rehearsal, 'is up for'))).toContain(
    '@docs-lead: *Docs* is up for *Atlas 2.0*: go or no-go?',
  );
  expect(docs.reads(list())).toContain('*Sales*: sales-lead');

  // Somebody else's turn, somebody else's station, and twice the same.
  let seen = whisperCount(rehearsal, sales);
  const forged = structuredClone(list());
  await sales.clicks(forged, 'Go');
  expect(await toldPrivately(rehearsal, sales, { seen })).toContain('only the lead or a deputy');
  await Promise.all([docs.clicks(list(), 'Go'), docs.clicks(forged, 'Go')]);
  await rehearsal.bot.settle();
  expect(await events('station_answered')).toHaveLength(1);
  await letEditsOut(rehearsal);
  expect(maya.reads(list())).toContain('*Docs*: go. docs-lead');
  const [releaseCard] = rehearsal.slack.channel('#releases').topLevel;
  if (releaseCard === undefined) throw new Error('There is no card.');
  expect(docs.reads(releaseCard)).toContain('*Roll-call:* 1 of 2 said go, *Sales* is up.');
  expect(docs.reads(releaseCard)).not.toContain('nothing is in the way');

  await sales.clicks(list(), 'Hold');
  await sales.fills({ 'Why?': 'The shop is down.' });
  expect(await sales.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  expect(await releaseOf(rehearsal)).toMatchObject({ hold: { reason: 'The shop is down.' } });
  await letEditsOut(rehearsal);
  expect(maya.reads(list())).toContain('The clock stands');
  seen = whisperCount(rehearsal, docs);
  await docs.clicks(forged, 'No-go');
  expect(await toldPrivately(rehearsal, docs, { seen })).toContain('on hold');

  await after(40);
  await maya.clicks(list(), 'Resume');
  await letEditsOut(rehearsal);
  expect(maya.modal).toBeNull();
  await sales.clicks(list(), 'Go');
  await letEditsOut(rehearsal);
  expect(maya.reads(inThread(rehearsal, 'All stations said go'))).toContain('@maya, the launch is yours');
  await letEditsOut(rehearsal);
  await maya.clicks(list(), 'Go: launch');
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  seen = whisperCount(rehearsal, docs);
  await docs.clicks(structuredClone(forged), 'No-go');
  expect(await toldPrivately(rehearsal, docs, { seen })).toContain('said launch for Atlas 2.0 already');
  const second = rehearsal.slack.person('admin');
  await second.clicks(newest(second.inbox), 'Launch it now');
  await rehearsal.bot.settle();
  expect(await releaseOf(rehearsal)).toMatchObject({ stage: 'live' });
  await letEditsOut(rehearsal);
  expect(maya.reads(list())).toContain('maya launched it');
});

test('silence names the person and calls the deputy, then asks the manager', async () => {
  await callOut(rehearsal, []);
  await after(5);
  expect(docs.reads(inThread(rehearsal, 'has not answered'))).toContain(
    '@docs-lead has not answered for *Docs* for five minutes. @docs-deputy, can you say go or no-go?',
  );
  expect(maya.reads(newest(maya.inbox))).not.toContain('has not answered');
  await after(5);
  const told = newest(maya.inbox);
  expect(maya.reads(told)).toContain('has not answered for ten minutes');
  await maya.clicks(told, 'Wait');
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(maya.reads(told)).toContain('Settled: maya waits for Docs');
  await rehearsal.slack.person('docs-deputy').clicks(list(), 'Go');
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);
  expect(maya.reads(list())).toContain('*Docs*: go. docs-deputy');
});

test('a no-go stands with its reason; a scrub ends it and offers the next date, and everybody hears of it once', async () => {
  await callOut(rehearsal, []);
  const shown = list();
  await docs.clicks(shown, 'No-go');
  await docs.fills({ 'Why?': 'The guide is gone.' });
  await docs.submits();
  await rehearsal.bot.settle();
  expect(maya.reads(newest(maya.inbox))).toContain('says no-go');
  await maya.clicks(newest(maya.inbox), 'Scrub');
  await maya.fills({ 'Why?': 'Not today.' });
  await maya.submits();
  await rehearsal.bot.settle();
  expect(maya.modal?.text ?? '').toContain('When does it launch instead?');
  await maya.fills({
    'When does it launch instead?': 'A week later: Thu 17 Dec',
    'Why?': 'It does not work well enough yet',
  });
  await maya.submits();
  await after(3);
  await letEditsOut(rehearsal);
  expect(await releaseOf(rehearsal)).toMatchObject({
    rollCall: null,
    plan: { launch: { date: '2026-12-17' } },
  });
  const heard = rehearsal.slack.channel('#docs').topLevel.filter(({ text }) => text.includes('Not today.'));
  expect(heard).toHaveLength(1);
  expect(docs.reads(shown)).toContain('is over');
  expect(await events('launch_scrubbed')).toHaveLength(1);
  expect(maya.inbox.filter((message) => maya.reads(message).includes('No other date was chosen'))).toEqual(
    [],
  );
});

test('whoever scrubs and chooses no date is asked for one, until there is one', async () => {
  await callOut(rehearsal, []);
  await maya.clicks(list(), 'Scrub');
  await maya.fills({ 'Why?': 'Storm.' });
  await maya.submits();
  await maya.closes(true);
  await after(4);
  await letEditsOut(rehearsal);
  const told = newest(maya.inbox);
  expect(maya.reads(told)).toContain('*maya* scrubbed the launch of *Atlas 2.0*');
  expect(maya.reads(told)).toContain('[[Move]] [Hold] [Start the roll-call]');
  await maya.clicks(told, 'Move');
  await maya.fills({
    'When does it launch instead?': 'A week later: Thu 17 Dec',
    'Why?': 'It does not work well enough yet',
  });
  await maya.submits();
  await after(3);
  await letEditsOut(rehearsal);
  expect(maya.reads(told)).toContain('Settled:');
  expect(maya.reads(told)).not.toContain('[Move]');
});

test('nobody but the manager begins or scrubs, and only from an hour before', async () => {
  const seen = whisperCount(rehearsal, docs);
  await docs.types('#releases', '/release rollcall atlas');
  expect(await toldPrivately(rehearsal, docs, { seen })).toContain('only the release manager');
  expect(await launch(rehearsal).catch((error: Error) => error.message)).toContain('no "Launch"');
});
