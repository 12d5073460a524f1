import { epochMs } from '../../domain/calendar.ts';
import type { BotProcess } from '../bot-process.ts';
import { type VirtualClock, virtualClock } from '../clock.ts';
import type { PracticeSlack } from '../slack.ts';
import { openStage, type Stage } from '../stage.ts';
import { faultSwitches } from './acts/fault-switches.ts';
import { timeKeeper } from './acts/time-keeper.ts';
import type { Demo } from './demo.ts';
import type { Step, Story } from './scene.ts';
import { readingMarks } from './seen/reading-marks.ts';
import { refusalList } from './seen/refusals.ts';
import { startPageServer } from './server/page-server.ts';
import { CHANNELS, PEOPLE, STARTS_AT, TEAM } from './stage/cast.ts';

export type DemoOptions = {
  story: Story;
  /** The steps of the guide. */
  steps: readonly Step[];
  /** 0 is any free port. */
  port: number;
  /** Whether another port will do where that one is taken. */
  orAnother?: boolean;
  /** Gets, before anything takes long, what ends the demo also while it is starting. */
  onBirth?(stop: () => Promise<void>): void;
};

export type RunningDemo = Demo & {
  /** Where the page is, with a slash at its end. */
  url: string;
  /** Ends when the bot's process does, whoever ended it. */
  botExited: BotProcess['exited'];
  /** What the bot's process wrote. */
  botOutput(): string;
  /** Ends page, bot and practice Slack; nothing of them is left. */
  stop(): Promise<void>;
};

const DAY_MS = 24 * 3_600_000;

/** A clock that tells when it was set. */
const watchedClock = (startMs: number, onSet: () => void): VirtualClock => {
  const clock = virtualClock(startMs);
  return {
    now: clock.now,
    set: (ms) => {
      clock.set(ms);
      onSet();
    },
  };
};

/** What was said on the last day is new to people; what is older, they have read. */
const dayBefore = (slack: PracticeSlack): string =>
  `${Math.floor((slack.clock.now() - DAY_MS) / 1000)}.000000`;

/** Puts the parts together; `play` plays the story, and is called once the page's port is known to be free. */
const assemble = (
  { slack }: Stage,
  bot: BotProcess,
  { story, steps }: DemoOptions,
  watchers: Set<() => void>,
): { demo: Demo; play(): Promise<void> } => {
  const announce = (): void => {
    for (const look of [...watchers]) look();
  };
  slack.workspace.watchers.add(announce);
  const faults = faultSwitches(slack.faults, announce);
  const isInTrouble = (): boolean => faults.on().length > 0;
  const time = timeKeeper({ slack, bot, clock: slack.clock, isInTrouble, onChange: announce });
  let readUpTo = dayBefore(slack);
  const demo: Demo = {
    slack,
    story,
    steps,
    roles: new Map(PEOPLE.map(({ id, role }) => [id, role])),
    time,
    faults,
    marks: readingMarks(() => readUpTo),
    refusals: refusalList(slack.log),
    watch: (look) => {
      watchers.add(look);
      return () => watchers.delete(look);
    },
  };
  const play = (): Promise<void> =>
    time.play(async (scene) => {
      await scene.settle();
      await story.play(scene);
      readUpTo = dayBefore(slack);
    });
  return { demo, play };
};

/**
 * Starts the whole demo: a practice Slack, the real bot on a clock of its own, the story played up to where
 * somebody takes over, and the page. Everything is in memory, and on this machine.
 *
 * @throws where the port is taken: the error's code is EADDRINUSE
 */
export const startDemo = async (options: DemoOptions): Promise<RunningDemo> => {
  const watchers = new Set<() => void>();
  const stage = await openStage({
    clock: watchedClock(epochMs(options.story.startsAt ?? STARTS_AT), () => {
      for (const look of [...watchers]) look();
    }),
    team: TEAM,
    people: PEOPLE,
    channels: CHANNELS,
    databaseFile: ':memory:',
  });
  const endings: (() => Promise<unknown>)[] = [stage.slack.stop];
  const stop = async (): Promise<void> => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  const birth = stage.startBot();
  // A bot that is stopped while it starts has to be ready first, or nobody would hold it.
  endings.push(() => birth.then((bot) => bot.stop()).catch(() => undefined));
  options.onBirth?.(stop);
  try {
    const bot = await birth;
    const { demo, play } = assemble(stage, bot, options, watchers);
    const page = await startPageServer(demo, options);
    endings.push(page.stop);
    await play();
    return { ...demo, url: page.url, botExited: bot.exited, botOutput: bot.output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
