import { afterEach, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  ASKED,
  allGreen,
  auditOf,
  green,
  letEditsOut,
  newest,
  openPart,
  plan,
  refusedCalls,
  releaseOf,
  start,
  stateOf,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await auditOf(rehearsal);
  await rehearsal.stop();
});

/** Atlas 2.0 with two points, planned and started. */
const started = async (points = 'Shared boards\nCharts'): Promise<PersonDriver> => {
  const maya = rehearsal.slack.person('maya');
  await plan(rehearsal);
  await openPart(rehearsal, newest(maya.inbox), 'Goal and scope');
  await maya.fills({ scope: points });
  await maya.submits();
  await maya.closes(true);
  await rehearsal.bot.settle();
  await start(rehearsal);
  return maya;
};

const releaseCard = (title: string): PracticeMessage => {
  const { channel, person } = rehearsal.slack;
  const reader = person('docs-lead');
  const { topLevel } = channel('#releases');
  return newest(topLevel.filter((message) => reader.reads(message).startsWith(`${title}\n`)));
};

const reads = (message: PracticeMessage): string => rehearsal.slack.person('docs-lead').reads(message);

/** Types the command and sends its form as filled. */
const sends = async (
  maya: PersonDriver,
  command: string,
  values: Record<string, string | readonly string[]>,
) => {
  await maya.types('#releases', `/release ${command}`);
  await maya.fills(values as Record<string, string>);
  const outcome = await maya.submits();
  await rehearsal.bot.settle();
  return outcome;
};

const JAPAN = {
  name: 'Japan',
  date: '2026-12-09',
  time: '14:00',
  audience: 'Customers in Japan',
  channels: ['#releases'],
};

test('a wave is launched by itself, once the departments of its main release are green', async () => {
  rehearsal = await rehearse();
  const maya = await started();
  expect(await sends(maya, 'wave atlas-2.0', JAPAN)).toMatchObject({ kind: 'closed' });
  expect(await toldPrivately(rehearsal, maya)).toContain('The departments of Atlas 2.0 answer for it.');
  await letEditsOut(rehearsal);
  expect(reads(releaseCard('Atlas 2.0 Japan'))).toContain('A wave of');
  expect(reads(releaseCard('Atlas 2.0 Japan'))).toContain('*Atlas 2.0*, whose wave it is, is not ready yet');
  expect(reads(releaseCard('Atlas 2.0'))).toContain('*Waves*');
  expect(reads(releaseCard('Atlas 2.0'))).toContain('atlas-2.0-japan');

  await rehearsal.until(ASKED);
  await maya.types('#releases', '/release launch atlas-2.0-japan');
  expect(maya.modal).toBeNull();
  await allGreen(rehearsal);
  await rehearsal.until('2026-12-09T12:59:00.000Z');
  const prompt = maya.inbox.findLast((message) => {
    const words = maya.reads(message);
    return words.includes('Atlas 2.0 Japan') && words.includes('Launch]');
  });
  if (prompt === undefined) throw new Error('Nobody asks for the launch of the wave.');
  await maya.clicks(prompt, 'Launch');
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);

  expect(await releaseOf(rehearsal, 'atlas-2.0-japan')).toMatchObject({ stage: 'live' });
  expect((await releaseOf(rehearsal)).stage).toBe('sign_off');
  const announced = rehearsal.slack.channel('#releases').messages.filter(({ deletedAt }) => !deletedAt);
  expect(announced.some((message) => reads(message).includes('Atlas 2.0 Japan is live'))).toBe(true);
  expect(
    rehearsal.slack.channel('#announcements').messages.some((each) => reads(each).includes('Japan')),
  ).toBe(false);
});

test('a split keeps the lights that judged the same, and asks the others again', async () => {
  rehearsal = await rehearse();
  const maya = await started();
  await rehearsal.until(ASKED);
  await green(rehearsal, 'docs');
  await green(rehearsal, 'sales');
  await green(rehearsal, 'qa');
  const choice = { title: 'Atlas 2.1', items: ['Charts'], departments: ['Docs', 'Support'] };
  await sends(maya, 'split atlas-2.0', choice);
  const look = JSON.stringify(maya.modal?.blocks);
  expect(look).toContain('Asked anew for Atlas 2.1');
  expect(look).toMatch(/Asked again for Atlas 2.0:\* QA and Sales/);
  expect(maya.modal?.title).toBe('Split a release');
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
  await letEditsOut(rehearsal);

  const off = await releaseOf(rehearsal, 'atlas-2.1');
  expect(off.lights.map(({ name, state }) => [name, state])).toEqual([
    ['Docs', 'waiting'],
    ['Support', 'waiting'],
  ]);
  const from = await releaseOf(rehearsal);
  expect(from.lights.filter(({ state }) => state === 'stale').map(({ name }) => name)).toEqual([
    'QA',
    'Sales',
  ]);
  const docs = rehearsal.slack.channel('#docs').topLevel.map(reads);
  expect(docs.filter((words) => words.includes('was split off from *Atlas 2.0* by maya'))).toHaveLength(1);
  expect(docs.filter((words) => words.includes('answers for *Atlas 2.1* now'))).toHaveLength(1);
  expect(reads(releaseCard('Atlas 2.0'))).toContain('Split off:');
  expect(reads(releaseCard('Atlas 2.1'))).toContain('Split off from');

  // The first click counted, and the window of the second says what is so by now.
  await maya.types('#releases', '/release split atlas-2.1');
  expect(JSON.stringify(maya.modal?.blocks)).toContain('fewer than two points');
  await maya.closes(true);
});

test('what changed while somebody looked is shown first', async () => {
  rehearsal = await rehearse();
  const maya = await started();
  await rehearsal.until(ASKED);
  await sends(maya, 'split atlas-2.0', { title: 'Atlas 2.1', items: ['Charts'], departments: ['Docs'] });
  expect(JSON.stringify(maya.modal?.blocks)).toContain('Nobody is asked again for Atlas 2.0.');
  await green(rehearsal, 'sales');
  await maya.submits();
  expect(JSON.stringify(maya.modal?.blocks)).toContain('Something changed while you looked at this');
  expect(JSON.stringify(maya.modal?.blocks)).toContain('Asked again for Atlas 2.0:* Sales');
  expect((await releaseOf(rehearsal)).family.splitInto).toEqual([]);
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  expect((await releaseOf(rehearsal)).family.splitInto).toHaveLength(1);
});

test('one release moves into another, and its key leads there', async () => {
  rehearsal = await rehearse();
  const maya = await started();
  await plan(rehearsal, { title: 'Borealis 1.0', departments: ['Docs'] });
  await letEditsOut(rehearsal);
  await start(rehearsal);
  await letEditsOut(rehearsal);
  const seen = whisperCount(rehearsal, maya);
  await sends(maya, 'merge borealis-1.0 into atlas-2.0', {});
  await letEditsOut(rehearsal);
  expect(await toldPrivately(rehearsal, maya, { seen })).toContain('It moved into *Atlas 2.0*');
  expect(await releaseOf(rehearsal, 'borealis-1.0')).toMatchObject({ stage: 'cancelled' });
  expect(reads(releaseCard('Borealis 1.0'))).toContain('Moved into Atlas 2.0');
  expect(reads(releaseCard('Atlas 2.0'))).toContain('Took in');
});

test('nobody but the manager opens a form, and nothing changes', async () => {
  rehearsal = await rehearse();
  await started();
  const docs = rehearsal.slack.person('docs-lead');
  const before = await stateOf(rehearsal);
  for (const command of ['wave atlas-2.0', 'split atlas-2.0', 'merge atlas-2.0']) {
    const seen = whisperCount(rehearsal, docs);
    await docs.types('#releases', `/release ${command}`);
    expect(docs.modal).toBeNull();
    const told = await toldPrivately(rehearsal, docs, { seen });
    expect(told).toContain('only the release manager of Atlas 2.0 can do this');
  }
  expect(await stateOf(rehearsal)).toEqual(before);
});
