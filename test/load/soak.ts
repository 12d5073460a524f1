import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { epochMs } from '../../src/domain/calendar.ts';
import { startBotProcess } from '../../src/practice/bot-process.ts';
import { virtualClock } from '../../src/practice/clock.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import { openStage } from '../../src/practice/stage.ts';
import { importSettings } from '../../src/practice/tour/command-line.ts';
import { pressStart } from '../support/steps.ts';
import { CHANNELS, MANAGER, PEOPLE, READER, RELEASES, SETTINGS, TEAM } from '../torture/cast.ts';

const ENTRY = fileURLToPath(new URL('measured-bot.ts', import.meta.url));

export type SoakWish = {
  /** Virtual minutes. */
  minutes: number;
  /** Requests in each virtual second. */
  perSecond: number;
  seed: number;
};

/** What the bot holds at one moment. */
export type Hold = {
  minute: number;
  heapMiB: number;
  rssMiB: number;
  timers: number;
  files: number;
  walMiB: number;
};

export type Soak = {
  holds: readonly Hold[];
  requests: number;
  unanswered: number;
  calls: number;
  faults: number;
  wrote: string;
};

const sizeMiB = (file: string): number => (existsSync(file) ? statSync(file).size / 2 ** 20 : 0);

/**
 * Traffic on a clock that runs faster than the real one: questions, Home tabs, and a release that is held and resumed
 * every ten seconds, which posts, edits and reckons all moments anew. One of a hundred calls goes wrong.
 */
export const soak = async ({ minutes, perSecond, seed }: SoakWish): Promise<Soak> => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-soak-'));
  const databaseFile = join(folder, 'soak.db');
  const notes = join(folder, 'held.jsonl');
  const clock = virtualClock(epochMs('2026-11-03T09:00:00.000Z'));
  const stage = await openStage({ clock, team: TEAM, people: PEOPLE, channels: CHANNELS, databaseFile });
  const { slack } = stage;
  try {
    await importSettings(SETTINGS, { env: stage.env, clock });
    const bot = await startBotProcess({
      ...{ entry: ENTRY, env: stage.env, clock },
      args: [String(clock.now()), '0', notes],
    });
    slack.connectHttp({ url: bot.url });
    await bot.settle();
    const manager = slack.person(MANAGER);
    await manager.types(RELEASES, '/release new Atlas 2.0');
    await manager.fills({ value: 'Teams share a board.', date: '2026-11-26', time: '14:00' });
    await manager.submits();
    await bot.runUntil(clock.now() + 5_000);
    const draft = manager.inbox.findLast(({ blocks }) =>
      buttonsOf(blocks).some(({ actionId }) => actionId === 'plan.start'),
    );
    if (draft === undefined) throw new Error('No draft came.');
    await pressStart(manager, draft);
    await bot.runUntil(clock.now() + 60_000);

    slack.faults.random(seed, [
      { rate: 0.003, fault: { kind: 'status', status: 500 } },
      { rate: 0.003, fault: { kind: 'reset after' } },
      { rate: 0.002, fault: { kind: 'rate limited', retryAfterSeconds: 2 } },
      { rate: 0.002, fault: { kind: 'truncated' } },
    ]);
    const counts = { requests: 0, unanswered: 0 };
    const answered = async (asked: Promise<{ problem: string | null } | null>): Promise<void> => {
      counts.requests += 1;
      const delivered = await asked;
      if (delivered?.problem != null) counts.unanswered += 1;
    };
    const second = async (nth: number): Promise<void> => {
      const asks = Array.from({ length: perSecond }, (_, index) =>
        index % 2 === 0
          ? answered(slack.person(READER).types(RELEASES, '/release status atlas-2.0'))
          : answered(slack.person(READER).opensHome()),
      );
      const turn = Math.floor(nth / 10) % 2 === 0 ? 'hold' : 'resume';
      if (nth % 10 === 0) asks.push(answered(manager.types(RELEASES, `/release ${turn} atlas-2.0 Soak.`)));
      await Promise.all(asks);
    };
    const measure = async (minute: number): Promise<Hold> => {
      // A line counts once it is written to its end.
      const lines = (): string[] =>
        existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').slice(0, -1) : [];
      const before = lines().length;
      process.kill(bot.pid, 'SIGUSR2');
      await slack.until(() => lines().length > before, 'a measurement', 30_000);
      const held = JSON.parse(lines().at(-1) ?? '{}') as Pick<Hold, 'heapMiB' | 'rssMiB' | 'timers'>;
      const files = readdirSync(`/proc/${bot.pid}/fd`).length;
      return { minute, ...held, files, walMiB: sizeMiB(`${databaseFile}-wal`) };
    };

    const holds: Hold[] = [await measure(0)];
    let calls = 0;
    let faults = 0;
    for (let minute = 1; minute <= minutes; minute += 1) {
      for (let nth = 0; nth < 60; nth += 1) {
        await second((minute - 1) * 60 + nth);
        await bot.runUntil(clock.now() + 1000);
      }
      calls += slack.log.calls.length;
      faults += slack.log.calls.filter(({ fault }) => fault !== null).length;
      // What this Slack remembers is not the bot's.
      slack.log.clear();
      if (minute % Math.max(1, Math.floor(minutes / 12)) === 0) holds.push(await measure(minute));
    }
    await bot.stop();
    return { holds, ...counts, calls, faults, wrote: bot.output() };
  } finally {
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** By how much a figure grows within an hour: the slope of the straight line that fits best. */
export const slopePerHour = (holds: readonly Hold[], figure: (hold: Hold) => number): number => {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, each) => sum + each, 0) / values.length;
  const minute = mean(holds.map((hold) => hold.minute));
  const middle = mean(holds.map(figure));
  const above = holds.reduce((sum, hold) => sum + (hold.minute - minute) * (figure(hold) - middle), 0);
  const below = holds.reduce((sum, hold) => sum + (hold.minute - minute) ** 2, 0);
  return (above / below) * 60;
};
