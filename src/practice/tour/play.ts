import { epochMs, toInstant } from '../../domain/calendar.ts';
import type { BotProcess } from '../bot-process.ts';
import { virtualClock } from '../clock.ts';
import type { PracticeSlack } from '../slack.ts';
import { openStage } from '../stage.ts';
import { feedbackAndClose } from './act-after.ts';
import { sendToUsers, writeForUsers } from './act-announcement.ts';
import { checkEvidence } from './act-evidence.ts';
import { launch, refusedLaunch } from './act-launch.ts';
import { collectGreenLights, redLight } from './act-lights.ts';
import { goNoGo } from './act-meeting.ts';
import { planAndStart } from './act-plan.ts';
import { conditionLapses, priceChanges } from './act-promises.ts';
import { launchWithout } from './act-without.ts';
import type { Play } from './acting.ts';
import { CAST, STAGE, settingsFile } from './cast.ts';
import { importSettings } from './command-line.ts';
import { KUBERNETES } from './kubernetes-1.32.ts';
import { createNarrator } from './narrator.ts';

/** How the tour gets its bot. */
export type BotSource = {
  /** Starts the bot on the tour's database at the present virtual time, and sends it what people do from now on. */
  start(): Promise<BotProcess>;
  slack: PracticeSlack;
};

export type TourOptions = {
  databaseFile: string;
  write(line: string): void;
  /** Where the record of the release is handed out at the end; nowhere without it. */
  evidenceFolder?: string;
  /** Gives the bot that plays; without it, it is started once. A test gives one that is killed and started again. */
  bot?(source: BotSource): Promise<BotProcess>;
  /** Called between two acts. */
  between?(): Promise<void>;
};

const ACTS: readonly ((play: Play) => Promise<void>)[] = [
  planAndStart,
  collectGreenLights,
  redLight,
  conditionLapses,
  priceChanges,
  launchWithout,
  writeForUsers,
  goNoGo,
  refusedLaunch,
  launch,
  sendToUsers,
  feedbackAndClose,
];

/** Whoever sees this tour for the first time reads how to read it. */
const PROLOGUE = [
  'The release of Kubernetes v1.32, from its plan in September 2024 to the look back after its launch, played',
  'by the real bot against a practice Slack in this terminal. Nothing leaves this machine; time jumps.',
  '',
  '  > @somebody does something            |  what people see in Slack, each in their own time zone',
  '  [[Main button]] [Button]              |  of an edited message: only the lines that are new',
];

const EPILOGUE = [
  '',
  '',
  'The end: planned, eight times asked, one red light turned green, one promise kept late, one price changed,',
  'one meeting about one point, one launch refused, called out, stopped and resumed, launched by two people',
  'without one department, announced, rated and closed.',
];

/**
 * Plays a whole release against the strict practice Slack: the real bot as a child process, over signed
 * HTTP, on a clock that jumps. Needs no account, no network, and reads nothing of the environment.
 *
 * @returns the practice Slack, stopped, with everything that was said in it
 */
export const playTour = async (options: TourOptions): Promise<PracticeSlack> => {
  const { databaseFile, write } = options;
  const clock = virtualClock(epochMs(KUBERNETES.planned));
  const stage = await openStage({
    clock,
    team: { id: 'T0TOUR', name: 'Kubernetes 1.32', domain: 'practice' },
    people: CAST,
    channels: STAGE,
    databaseFile,
  });
  const { slack, env } = stage;
  let running: BotProcess | null = null;
  try {
    await importSettings(settingsFile(), { env, clock });
    const bot = await (options.bot?.({ start: stage.startBot, slack }) ?? stage.startBot());
    running = bot;
    await bot.settle();
    const tell = createNarrator(slack, write);
    const play: Play = {
      slack,
      tell,
      passTo: async (date, time, title) => {
        await bot.runUntil(epochMs(toInstant({ date, time, zone: KUBERNETES.launch.zone })));
        tell.passage(title);
        tell.tells();
      },
      settle: async () => {
        await bot.settle();
        // The second that Slack asks for between two posts to one channel.
        await bot.runUntil(clock.now() + 2_000);
        tell.tells();
      },
    };
    for (const line of PROLOGUE) write(line);
    for (const [index, act] of ACTS.entries()) {
      if (index > 0) await options.between?.();
      await act(play);
    }
    if (options.evidenceFolder !== undefined)
      await checkEvidence(play, options.evidenceFolder, { env, clock });
    for (const line of EPILOGUE) write(line);
    const { code, signal } = await bot.stop();
    if (code !== 0) throw new Error(`The bot did not end well: ${signal ?? `exit code ${code}`}.`);
    return slack;
  } finally {
    await running?.kill();
    await slack.stop();
  }
};
