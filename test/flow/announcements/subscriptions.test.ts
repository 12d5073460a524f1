import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  letEditsOut,
  plan,
  refusedCalls,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';
import { closesAll, saying } from './announcement-flow.ts';

let rehearsal: Rehearsal;
const person = (name: string) => rehearsal.slack.person(name);
const letters = () => {
  const reader = person('reader');
  return reader.inbox.map(reader.reads).filter((text) => text.includes('Your week in releases'));
};

/** Mondays, late enough for somebody in New York. */
const [FIRST, SECOND, THIRD] = [
  '2026-11-30T16:00:00.000Z',
  '2026-12-07T16:00:00.000Z',
  '2026-12-14T16:00:00.000Z',
] as const;

beforeEach(async () => {
  rehearsal = await rehearse();
});

afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const follows = async (products: readonly string[]): Promise<void> => {
  const reader = person('reader');
  await reader.types('#releases', '/release subscribe');
  await reader.fills({ 'Which products?': products });
  const seen = whisperCount(rehearsal, reader);
  await reader.submits();
  expect(await toldPrivately(rehearsal, reader, { seen })).toContain('Saved.');
  await closesAll(reader);
};

test('a letter a week says what comes up, what moved and what was launched, and ends by one click', async () => {
  await plan(rehearsal);
  await start(rehearsal);
  await follows(['Atlas']);
  await rehearsal.until(FIRST);
  expect(letters()).toHaveLength(1);
  expect(letters()[0]).toMatch(/\*Coming up\*[\s\S]*\*Atlas 2\.0\*, Dec 10[\s\S]*Shared boards\./);

  const maya = person('maya');
  await maya.types('#releases', '/release move atlas-2.0');
  await maya.fills({
    'When does it launch instead?': 'A week later: Thu 17 Dec',
    'Why?': 'It does not work well enough yet',
    'In your words': 'It loses rows.',
  });
  await maya.submits();
  await rehearsal.bot.settle();
  await rehearsal.until(SECOND);
  expect(letters()).toHaveLength(2);
  expect(letters()[1]).toMatch(/\*Moved\*[\s\S]*\*Atlas 2\.0\*, from Dec 10[\s\S]*to Dec 17/);
  expect(letters()[1]).not.toContain('*Coming up*');

  const reader = person('reader');
  const seen = whisperCount(rehearsal, reader);
  await reader.clicks(saying(reader, reader.inbox, 'Your week in releases'), 'Stop this letter');
  await letEditsOut(rehearsal);
  const said = reader.inbox.map(reader.reads).join();
  const told = said.includes('Stopped') ? said : await toldPrivately(rehearsal, reader, { seen });
  expect(told).toContain('Stopped: you get this letter no more.');
  await rehearsal.until(THIRD);
  expect(letters()).toHaveLength(2);
});

test('nobody who follows nothing gets a letter, and there is none without news', async () => {
  await plan(rehearsal, { date: '2027-02-11' });
  await start(rehearsal);
  await rehearsal.until(FIRST);
  expect(letters()).toEqual([]);
  await follows(['Atlas']);
  await rehearsal.until(SECOND);
  expect(letters()).toEqual([]);
});

test('guests follow nothing, and where nothing was started there is nothing to follow', async () => {
  const guest = person('guest');
  const seen = whisperCount(rehearsal, guest);
  await guest.types('#releases', '/release subscribe');
  expect(await toldPrivately(rehearsal, guest, { seen })).toContain('Not shown: guests');
  const reader = person('reader');
  const before = whisperCount(rehearsal, reader);
  await reader.types('#releases', '/release subscribe');
  expect(await toldPrivately(rehearsal, reader, { seen: before })).toContain('nothing to follow yet');
});
