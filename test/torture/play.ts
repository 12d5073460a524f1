import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epochMs, toInstant } from '../../src/domain/calendar.ts';
import { virtualClock } from '../../src/practice/clock.ts';
import type { PracticeSlack } from '../../src/practice/slack.ts';
import { openStage } from '../../src/practice/stage.ts';
import { importSettings } from '../../src/practice/tour/command-line.ts';
import type { Act, Attempt } from './acts.ts';
import { CHANNELS, PEOPLE, SETTINGS, TEAM } from './cast.ts';
import type { ClockStep, Dangers, Toll } from './dangers.ts';
import { type DoomedBot, doomedBot, SETTLE_SECONDS } from './doomed-bot.ts';
import { type Left, whatIsLeft } from './left.ts';
import { openRecords, type Records } from './records.ts';
import { BEGINS, type Story } from './stories.ts';

/** The bot gives up an answer after so many real milliseconds. */
const TIMEOUT_MS = 250;

/** So often somebody tries: what is awaited arrives in the end, or is missing. */
const PATIENCE = 80;
const BETWEEN_TRIES_MS = 20_000;

/** After the end so much time passes in which Slack is well: every wait and every look comes to its end. */
const CONVALESCENCE_MS = 45 * 60_000;

export type PlayOptions = {
  story: Story;
  dangers(slack: PracticeSlack, times: readonly [number, number]): Dangers;
  /** A post of unknown fate is sent again without a look at what is there. */
  withoutReconciliation?: boolean;
  /** A folder in which Node keeps what it has compiled. */
  compileCache?: string;
};

export type Played = {
  left: Left;
  /** What went wrong while people acted. */
  problems: readonly string[];
  toll: Toll;
  starts: number;
  steps: readonly ClockStep[];
};

/** Where half a minute of calls goes wrong, the bot is right to say so. */
const AWAY = 'Slack cannot be reached';

const at = (date: string, time: string): number => epochMs(toInstant({ date, time, zone: BEGINS.zone }));

/** From the first moment of a story to its last. */
const timesOf = ({ steps }: Story): [number, number] => {
  const moments = steps.flatMap((step) => ('until' in step ? [at(...step.until)] : []));
  return [at(BEGINS.date, BEGINS.time), Math.max(...moments)];
};

type Stand = { slack: PracticeSlack; bot: DoomedBot; records: Records; problems: string[] };

/** Somebody does it, and tries again until it is done and they have heard of it. */
const perform = async (act: Act, { slack, bot, records, problems }: Stand): Promise<void> => {
  const before = await act.count(records);
  let outcome: Attempt = 'not there';
  for (let tries = 1; tries <= PATIENCE; tries += 1) {
    outcome = await bot.during(() => act.attempt(slack));
    const isDone = (await act.count(records)) > before;
    if (outcome === 'acknowledged' && !isDone)
      problems.push(`${act.name}: acknowledged at ${new Date(slack.clock.now()).toISOString()} and lost`);
    await bot.settle();
    if (isDone && (outcome !== 'unanswered' || act.onceOnly)) break;
    await bot.runUntil(slack.clock.now() + BETWEEN_TRIES_MS);
  }
  const times = (await act.count(records)) - before;
  if (times !== 1) problems.push(`${act.name}: done ${times} times, the last try was ${outcome}`);
  if (times === 0) throw new Error(problems.join('; '));
};

const perhaps = async (work: () => Promise<void>): Promise<string | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    return String(error instanceof Error ? error.stack : error);
  }
};

/** Plays a whole release with a bot under these dangers, and looks at what is left. */
export const play = async (options: PlayOptions): Promise<Played> => {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-torture-'));
  const databaseFile = join(folder, 'torture.db');
  const clock = virtualClock(at(BEGINS.date, BEGINS.time));
  const stage = await openStage({ clock, team: TEAM, people: PEOPLE, channels: CHANNELS, databaseFile });
  const { slack } = stage;
  const problems: string[] = [];
  let bot: DoomedBot | null = null;
  let records: Records | null = null;
  try {
    await importSettings(SETTINGS, { env: stage.env, clock });
    const dangers = options.dangers(slack, timesOf(options.story));
    if (options.withoutReconciliation) blindfold(slack);
    records = openRecords(databaseFile);
    const env = {
      SLACK_TIMEOUT_MS: String(TIMEOUT_MS),
      DELIVERY_SETTLE_SECONDS: options.withoutReconciliation ? '1' : String(SETTLE_SECONDS),
      ...(options.compileCache === undefined ? {} : { NODE_COMPILE_CACHE: options.compileCache }),
    };
    const doomed = await doomedBot({ stage, dangers, env });
    bot = doomed;
    const stand: Stand = { slack, bot: doomed, records, problems };
    const trouble = await perhaps(async () => {
      for (let tries = 0; !(await stand.records.knowsPeople()) && tries < PATIENCE; tries += 1)
        await doomed.runUntil(clock.now() + 1000);
      for (const step of options.story.steps) {
        if ('act' in step) await perform(step.act, stand);
        else await doomed.runUntil(at(...step.until));
      }
      dangers.calm();
      await doomed.untilClockIsRight();
      await doomed.runUntil(clock.now() + CONVALESCENCE_MS);
    });
    if (trouble !== null) problems.push(trouble);
    const { code, signal } = await doomed.stop();
    if (code !== 0) problems.push(`it did not end well: ${signal ?? `exit code ${code}`}`);
    const wrote = doomed
      .wrote()
      .split('\n')
      .filter((line) => !line.includes(AWAY))
      .join('\n');
    if (wrote.trim() !== '') problems.push(`it wrote: ${wrote.slice(0, 3000)}`);
    const left = await whatIsLeft(slack, databaseFile);
    return { left, problems, toll: dangers.toll, starts: doomed.starts(), steps: dangers.steps };
  } finally {
    await bot?.kill();
    await records?.close();
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** History answers as if nothing stood there: whatever is uncertain is then sent again, as a plain outbox does. */
const blindfold = (slack: PracticeSlack): void => {
  const { take } = slack.faults;
  slack.faults.take = (call) =>
    /^conversations\.(history|replies)$/.test(call.method)
      ? { kind: 'refused', error: 'thread_not_found' }
      : take(call);
};
