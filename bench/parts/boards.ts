import { join } from 'node:path';
import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { departmentCards, releaseBoards } from '../../src/domain/delivery/boards.ts';
import type { Release } from '../../src/domain/release.ts';
import type { BotProcess } from '../../src/practice/bot-process.ts';
import { type VirtualClock, virtualClock } from '../../src/practice/clock.ts';
import type { PracticeSlack } from '../../src/practice/slack.ts';
import { openStage, type Stage } from '../../src/practice/stage.ts';
import { keeps, type Line } from '../report/line.ts';
import { figure } from '../report/numbers.ts';
import { inFolder, makeTemplate } from '../seed/database.ts';
import { seedReleases, seedWorkspace } from '../seed/releases.ts';
import { CHANNELS, DEPARTMENTS, PEOPLE, SETTINGS, TEAM } from '../seed/workspace.ts';

/** Running releases, each with eight departments' cards, its own card and its manager's. */
const SIZES = [6, 30] as const;
const MINUTE_MS = 60_000;
const BEGIN = Date.UTC(2027, 0, 12, 9);

const everybody = PEOPLE.map(({ userId }) => userId);

const stageOver = (databaseFile: string, clock: VirtualClock): Promise<Stage> =>
  openStage({
    clock,
    team: { id: TEAM, name: 'Bench', domain: 'bench' },
    people: PEOPLE.map(({ userId, name }) => ({ id: userId, name: userId.toLowerCase(), realName: name })),
    channels: CHANNELS.map((channel) => ({ ...channel, members: everybody, bot: true })),
    databaseFile,
  });

/** Boards that wait or are under way, asked of the database beside the running bot. */
const openBoards = (file: string): (() => number) => {
  const { sqlite } = openDatabase({ url: `sqlite:${file}`, readOnly: true });
  const count = sqlite.prepare<[], { boards: number }>(
    "select count(*) as boards from due_action where family = 'board' and state in ('pending', 'running', 'uncertain')",
  );
  return () => count.get()?.boards ?? 0;
};

/** Lets time pass, from one thing that is due to the next, until every board shows the newest; returns how long. */
const untilNewest = async (bot: BotProcess, clock: VirtualClock, open: () => number): Promise<number> => {
  const began = clock.now();
  for (;;) {
    await bot.settle();
    if (open() === 0) return clock.now() - began;
    clock.set(Math.max(clock.now() + 1, bot.nextAt() ?? clock.now() + 1_000));
  }
};

const clickEverything = async (slack: PracticeSlack): Promise<void> => {
  for (const { key, leads } of DEPARTMENTS) {
    const lead = slack.person(leads[0] ?? '');
    for (const card of slack.channel(`#${key}`).topLevel) await lead.clicks(card, 'light.on_track');
  }
};

const wishBoards = (releases: readonly Release[], now: string) =>
  releases.flatMap((release) => [
    ...release.lights.flatMap((light) => departmentCards(release, light, SETTINGS, now)),
    ...releaseBoards(release, SETTINGS, now),
  ]);

const measure = (releases: number): Promise<{ boards: number; tookMs: number; refused: number }> =>
  inFolder(async (folder) => {
    const file = join(folder, 'boards.db');
    const clock = virtualClock(BEGIN);
    const now = new Date(BEGIN).toISOString();
    await makeTemplate(file, async ({ store }) => {
      await seedWorkspace(store);
      await seedReleases(store, releases, now, { standing: false });
      await store.transaction(async (tx) => {
        await tx.schedule(TEAM, wishBoards(await tx.releases(TEAM, 'open'), now), now);
      });
    });
    const { slack, startBot } = await stageOver(file, clock);
    const bot = await startBot();
    try {
      const open = openBoards(file);
      await untilNewest(bot, clock, open);
      // Whatever the posting has used of Slack's budgets is forgotten after a minute.
      await bot.runUntil(clock.now() + 2 * MINUTE_MS);
      slack.log.clear();
      await clickEverything(slack);
      const tookMs = await untilNewest(bot, clock, open);
      const updates = slack.log.of('chat.update');
      return {
        boards: new Set(updates.map(({ args }) => `${args.channel} ${args.ts}`)).size,
        tookMs,
        refused: updates.filter(({ status }) => status === 429).length,
      };
    } finally {
      await bot.kill();
      await slack.stop();
    }
  });

/** Under the rate limits of the strict practice Slack, on its clock: until every board shows the newest. */
export const boardLines = async (): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const releases of SIZES) {
    const { boards, tookMs, refused } = await measure(releases);
    const minutes = tookMs / MINUTE_MS;
    const atMost = boards / 50;
    lines.push({
      what: `${boards} boards changed at once, under Slack's limits: until all show the newest`,
      greenlight: figure(minutes, 'min'),
      peer: '',
      result: `${figure(minutes, 'min')}, ${refused} calls refused`,
      goal: `at most ${figure(atMost, 'min')}`,
      reached: keeps(minutes, { atMost }),
    });
  }
  return lines;
};
