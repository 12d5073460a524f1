import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../support/rehearsal.ts';
import {
  ASKED,
  allGreen,
  LAUNCH_TIME,
  launch,
  letEditsOut,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  start,
  toldPrivately,
  troubledRows,
  whisperCount,
} from '../../support/steps.ts';
import { closesAll } from './announcement-flow.ts';

let rehearsal: Rehearsal;
const person = (name: string) => rehearsal.slack.person(name);
const maya = () => person('maya');

beforeEach(async () => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
});

afterEach(async () => {
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  await rehearsal.stop();
});

const NUMBERS = Array.from({ length: 260 }, (_, index) => `Point ${index + 1} & <more>.`);
const [FIRST, SECOND] = [NUMBERS.slice(0, 130).join('\n'), NUMBERS.slice(130).join('\n')] as const;

const pastes = async (notes: string, how?: string): Promise<void> => {
  await maya().types('#releases', '/release notes atlas-2.0');
  await maya().fills({ Notes: notes, ...(how !== undefined && { how }) });
  expect(await maya().submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
};

const toLaunch = async (changed: Readonly<Record<string, string>> = {}): Promise<void> => {
  await rehearsal.until(ASKED);
  await allGreen(rehearsal);
  await rehearsal.until(LAUNCH_TIME);
  await launch(rehearsal, changed);
  await letEditsOut(rehearsal);
};

const asks = async (who: string, words: string): Promise<string> => {
  const seen = whisperCount(rehearsal, person(who));
  await person(who).types('#releases', `/release notes ${words}`);
  return toldPrivately(rehearsal, person(who), { seen });
};

test('long notes are pasted part by part; the announcement begins with them, and its thread has the rest in order', async () => {
  await pastes(FIRST);
  await pastes(SECOND, 'Put it behind them');
  expect((await releaseOf(rehearsal)).plan.highlights).toBe(NUMBERS.join('\n'));
  await toLaunch();
  const { topLevel, thread } = rehearsal.slack.channel('#announcements');
  const announcement = newest(topLevel);
  const reader = person('reader');
  expect(reader.reads(announcement)).toContain('Point 1 & <more>.');
  const parts = thread(announcement.ts)
    .filter(({ ts }) => ts !== announcement.ts)
    .map(reader.reads);
  expect(parts.length).toBeGreaterThan(0);
  expect(reader.reads(announcement)).toContain(
    `It goes on in the thread: ${parts.length} more message${parts.length === 1 ? '' : 's'}.`,
  );
  const said = [reader.reads(announcement), ...parts].join('\n');
  const found = [...said.matchAll(/Point (\d+) & <more>\./g)].map(([, number]) => Number(number));
  expect(found).toEqual(NUMBERS.map((_, index) => index + 1));
});

test('whoever mends a word at the beginning of long notes loses nothing of their end', async () => {
  await pastes(FIRST);
  await pastes(SECOND, 'Put it behind them');
  await rehearsal.until(ASKED);
  await allGreen(rehearsal);
  await rehearsal.until(LAUNCH_TIME);
  await maya().clicks(newest(maya().inbox), 'Launch');
  expect(maya().modal?.text).toContain('more characters have no room here and follow as they are.');
  await maya().fills({ Highlights: 'Point 0.' });
  await maya().submits();
  await letEditsOut(rehearsal);
  const { topLevel, thread } = rehearsal.slack.channel('#announcements');
  const said = thread(newest(topLevel).ts).map(maya().reads).join('\n');
  const found = [...said.matchAll(/Point (\d+)/g)].map(([, number]) => Number(number));
  expect(found[0]).toBe(0);
  expect(found.at(-1)).toBe(260);
  expect(found.slice(2)).toEqual(found.slice(1, -1).map((number) => number + 1));
});

test('what was published is found by its words, from Home, too, by those who may know of it', async () => {
  await toLaunch({ Highlights: 'Boards can be printed in colour.' });
  const found = await asks('reader', 'colour PRINTED');
  expect(found).toContain('1 announcement with "colour PRINTED"');
  expect(found).toContain('Boards can be printed in colour.');
  expect(await asks('reader', 'sheets')).toContain('Nothing published says "sheets"');
  expect(await asks('guest', 'colour')).toContain('Not shown: guests');
  const reader = person('reader');
  await reader.types('#releases', '/release notes atlas-2.0');
  expect(reader.modal?.text).toContain('Boards can be printed in colour.');
  await closesAll(reader);
  await reader.opensHome();
  await rehearsal.bot.settle();
  if (reader.home === null) throw new Error('Home is empty.');
  await reader.clicks(reader.home, 'What was published');
  await rehearsal.slack.until(() => reader.modal !== null, 'the newest announcements');
  expect(reader.modal?.text).toContain('The newest announcements');
});

test('notes are never longer than Slack takes, and the form says so', async () => {
  for (let part = 0; part < 14; part++) {
    await maya().types('#releases', '/release notes atlas-2.0');
    await maya().fills({ Notes: 'x'.repeat(2990) });
    const outcome = await maya().submits();
    if (outcome.kind === 'errors') {
      expect(JSON.stringify(outcome.errors)).toContain('At most 40000 characters in all');
      return;
    }
    await rehearsal.bot.settle();
  }
  throw new Error('Nothing was refused.');
});
