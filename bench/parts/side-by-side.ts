import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packIds } from '../../src/adapters/slack/edge/value.ts';
import { systemClock } from '../../src/sources.ts';
import { createGenerator, type Generator, type Round } from '../load/generator.ts';
import { type Body, clickBody, commandBody } from '../load/requests.ts';
import { inFolder, makeTemplate } from '../seed/database.ts';
import { type Card, seedReleases, seedWorkspace } from '../seed/releases.ts';
import { SIGNING_SECRET, TOKEN } from '../seed/workspace.ts';
import { type Child, startChild } from '../servers/child.ts';
import type { Written } from '../servers/stub-slack.ts';

/** One of the two that are measured: a server, its own stub of Slack, and the generator that loads it. */
export type Side = {
  generator: Generator;
  server: Child;
  slackUrl: string;
  /** Waits until it has made all its calls to Slack; returns what was written since the last time. */
  quiet(): Promise<Written[]>;
  stop(): Promise<void>;
};

export type Both = { greenlight: Side; bare: Side; cards: readonly Card[] };

/** A server that the disk holds up makes no calls for a while, though it has some left to make. */
const QUIET_LOOKS = 4;
const LOOK_EVERY_MS = 250;

/** The environment of the bot over a database file and a Slack. */
export const greenlightEnv = (slackUrl: string, file: string): Record<string, string> => ({
  SLACK_BOT_TOKEN: TOKEN,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  SLACK_API_URL: `${slackUrl}/api/`,
  DATABASE_URL: `sqlite:${file}`,
  PORT: '0',
  LOG_LEVEL: 'error',
});

const askNotes = async (slackUrl: string, path: string): Promise<{ calls: number; written: Written[] }> =>
  (await (await fetch(`${slackUrl}/bench/${path}`)).json()) as { calls: number; written: Written[] };

const openSide = async (start: (slackUrl: string) => Promise<Child>): Promise<Side> => {
  const slack = await startChild({ entry: 'servers/stub-slack.ts' });
  const server = await start(slack.url);
  const generator = createGenerator(server.url);
  return {
    generator,
    server,
    slackUrl: slack.url,
    quiet: async () => {
      let before = -1;
      let same = 0;
      while (same < QUIET_LOOKS) {
        await sleep(LOOK_EVERY_MS);
        const { calls } = await askNotes(slack.url, 'calls');
        same = calls === before ? same + 1 : 0;
        before = calls;
      }
      return (await askNotes(slack.url, 'notes')).written;
    },
    stop: async () => {
      await generator.close();
      await server.stop();
      await slack.stop();
    },
  };
};

/**
 * Starts the bot, on a database where so many releases run, and beside it the bare Bolt app.
 * @param pacing `paced` keeps Slack's rate limits as in production; `unpaced` keeps none
 */
export const withBoth = <T>(
  { pacing, releases }: { pacing: 'paced' | 'unpaced'; releases: number },
  work: (both: Both) => Promise<T>,
): Promise<T> =>
  inFolder(async (folder) => {
    const template = join(folder, 'template.db');
    let cards: Card[] = [];
    await makeTemplate(template, async ({ store }) => {
      await seedWorkspace(store);
      cards = await seedReleases(store, releases, systemClock.now());
    });
    const file = join(folder, 'greenlight.db');
    copyFileSync(template, file);
    const greenlight = await openSide((slackUrl) =>
      startChild({ entry: 'servers/greenlight.ts', args: [pacing], env: greenlightEnv(slackUrl, file) }),
    );
    const bare = await openSide((slackUrl) =>
      startChild({ entry: 'peers/bare-bolt.ts', args: [`${slackUrl}/api/`] }),
    );
    try {
      await greenlight.quiet();
      return await work({ greenlight, bare, cards });
    } finally {
      await Promise.all([greenlight.stop(), bare.stop()]);
    }
  });

export type ClickOn = { card: Card; actionId: string };

/** Every card is clicked twice at most: first "on track", and once all of them were, "green". */
export const clicksOn = (cards: readonly Card[]): ClickOn[] =>
  ['light.on_track', 'light.green'].flatMap((actionId) => cards.map((card) => ({ card, actionId })));

export const bodyOfClick = (slackUrl: string, { card, actionId }: ClickOn): Body =>
  clickBody(slackUrl, {
    channel: card.channel,
    ts: card.ts,
    userId: card.lead,
    actionId,
    value: packIds({ releaseId: card.releaseId, departmentId: card.departmentId }),
  });

/** So many commands; `text` gives the words of each. */
export const commands = (
  { slackUrl }: Side,
  count: number,
  command: (nth: number) => { userId: string; text: string },
): Body[] =>
  Array.from({ length: count }, (_, nth) => {
    const { userId, text } = command(nth);
    return commandBody(slackUrl, userId, text);
  });

/** What one round on one side came to. */
export type Measured = Round & { written: Written[]; settledMs: number };

export type Pair = { greenlight: Measured; bare: Measured };

/** After so long no further pair begins: on a busy machine there are fewer, and the table says so. */
const LONGEST_MS = 40_000;

/**
 * Loads the two in turn, the first of each pair changing, after a round that nobody counts.
 * @param load one round on one side; `nth` counts from 0, the uncounted round is -1
 */
export const inTurns = async (
  both: Both,
  pairs: number,
  load: (side: Side, nth: number) => Promise<Round>,
): Promise<Pair[]> => {
  const measure = async (side: Side, nth: number): Promise<Measured> => {
    const round = await load(side, nth);
    const written = await side.quiet();
    const lastWrite = Math.max(...written.map(({ atMs }) => atMs));
    const first = Math.min(...round.samples.map(({ intendedMs }) => intendedMs));
    return { ...round, written, settledMs: Math.max(round.wallMs, lastWrite - first) };
  };
  const measured: Pair[] = [];
  const began = performance.now();
  for (let nth = -1; nth < pairs; nth += 1) {
    if (measured.length > 0 && performance.now() - began > LONGEST_MS) break;
    const order = nth % 2 === 0 ? (['greenlight', 'bare'] as const) : (['bare', 'greenlight'] as const);
    const results: Partial<Pair> = {};
    for (const name of order) results[name] = await measure(both[name], nth);
    const { greenlight, bare } = results;
    if (nth >= 0 && greenlight !== undefined && bare !== undefined) measured.push({ greenlight, bare });
  }
  return measured;
};
