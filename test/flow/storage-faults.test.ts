import type Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as DatabaseFile from '../../src/adapters/store/file/database.ts';
import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  auditOf,
  cardOf,
  green,
  releaseOf,
  runToAsk,
  stateOf,
  toldPrivately,
  whisperCount,
} from '../support/steps.ts';

/** Every handle that the program opened: its own is made to fail as a full disk would make it. */
const handles = vi.hoisted(() => [] as Sqlite.Database[]);

vi.mock('../../src/adapters/store/file/database.ts', async (original) => {
  const real = await original<typeof DatabaseFile>();
  return {
    ...real,
    openDatabase: (options: Parameters<typeof real.openDatabase>[0]) => {
      const opened = real.openDatabase(options);
      handles.push(opened.sqlite);
      return opened;
    },
  };
});

let rehearsal: Rehearsal;
beforeEach(() => {
  handles.length = 0;
});
afterEach(() => rehearsal.stop());

type Fault = {
  says: string;
  /** Breaks the storage of the running bot; returns what mends it. */
  breaks(bot: Sqlite.Database): () => void;
};

const FAULTS: Record<string, Fault> = {
  'another process that writes for longer than we wait': {
    says: 'Not saved: the storage is busy. Try again in a moment.',
    breaks: () => {
      const { sqlite, close } = openDatabase({ url: rehearsal.database });
      sqlite.exec('begin immediate');
      return () => {
        sqlite.exec('rollback');
        void close();
      };
    },
  },
  'a full disk': {
    says: 'Not saved: the disk is full. Whoever runs this bot has to make room; then try again.',
    breaks: (bot) => {
      bot.pragma(`max_page_count = ${Number(bot.pragma('page_count', { simple: true }))}`);
      return () => void bot.pragma('max_page_count = 1000000');
    },
  },
  'a file that became read-only': {
    says: 'Not saved: the storage is read-only. Whoever runs this bot can mend it; then try again.',
    breaks: (bot) => {
      bot.pragma('query_only = ON');
      return () => void bot.pragma('query_only = OFF');
    },
  },
};

/** The connection that the bot works with: the one that is open and not read-only. */
const botHandle = (): Sqlite.Database => {
  const handle = handles.findLast(({ open, readonly }) => open && !readonly);
  if (handle === undefined) throw new Error('The bot has no database open.');
  return handle;
};

/** Too long for what room is left in a page. */
const REASON = 'The data centre moves. '.repeat(120).trim();

test.each(Object.entries(FAULTS))(
  '%s: a command says "not saved", nothing is, and it works again without a restart',
  async (_name, { says, breaks }) => {
    rehearsal = await rehearse();
    const maya = await runToAsk(rehearsal);
    const before = await stateOf(rehearsal);
    const seen = whisperCount(rehearsal, maya);
    const mend = breaks(botHandle());
    await maya.types('#releases', `/release hold atlas-2.0 ${REASON}`);
    expect(await toldPrivately(rehearsal, maya, { seen })).toContain(says);
    expect(await stateOf(rehearsal)).toEqual(before);
    mend();
    await maya.types('#releases', `/release hold atlas-2.0 ${REASON}`);
    await rehearsal.bot.settle();
    expect((await releaseOf(rehearsal)).hold?.reason).toBe(REASON);
    expect((await auditOf(rehearsal)).filter(({ type }) => type === 'release_held')).toHaveLength(1);
  },
);

test.each(Object.entries(FAULTS))(
  '%s: a form stays open with the words in it, and can be sent again',
  async (_name, { says, breaks }) => {
    rehearsal = await rehearse();
    await runToAsk(rehearsal);
    const lead = rehearsal.slack.person('docs-lead');
    await lead.clicks(cardOf(rehearsal, 'docs'), 'Not yet');
    await lead.fills({ reason: REASON.slice(0, 400), solver: 'Finance', expectedOn: '2026-12-08' });
    const before = await stateOf(rehearsal);
    const mend = breaks(botHandle());
    const refused = await lead.submits();
    expect(refused).toMatchObject({ kind: 'errors', by: 'bot' });
    expect(JSON.stringify(refused)).toContain(says);
    expect(await stateOf(rehearsal)).toEqual(before);
    mend();
    expect(await lead.submits()).toMatchObject({ kind: 'closed' });
    const { lights } = await releaseOf(rehearsal);
    expect(lights.filter(({ state }) => state === 'not_yet')).toHaveLength(1);
  },
);

test('a click that could not be saved is answered so, the card stays as it was, and the next click counts', async () => {
  rehearsal = await rehearse();
  await runToAsk(rehearsal);
  const lead = rehearsal.slack.person('docs-lead');
  const card = cardOf(rehearsal, 'docs');
  const before = await stateOf(rehearsal);
  const seen = whisperCount(rehearsal, lead);
  const bot = botHandle();
  bot.pragma('query_only = ON');
  await lead.clicks(card, 'Green light');
  expect(await toldPrivately(rehearsal, lead, { seen })).toContain('Not saved: ');
  expect(await stateOf(rehearsal)).toEqual(before);
  expect(cardOf(rehearsal, 'docs')).toEqual(card);
  bot.pragma('query_only = OFF');
  await green(rehearsal, 'docs');
  const { lights } = await releaseOf(rehearsal);
  expect(lights.filter(({ state }) => state === 'green')).toHaveLength(1);
});
