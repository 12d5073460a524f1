import { fileURLToPath } from 'node:url';
import { epochMs, toInstant } from '../../domain/calendar.ts';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { virtualClock } from '../clock.ts';
import { type PracticeSlack, startPracticeSlack } from '../slack.ts';
import { feedbackAndClose } from './act-after.ts';
import { launch, refusedLaunch } from './act-launch.ts';
import { collectGreenLights, redLight } from './act-lights.ts';
import { planAndStart } from './act-plan.ts';
import { CAST, STAGE, settingsFile } from './cast.ts';
import { importSettings } from './import-settings.ts';
import { KUBERNETES } from './kubernetes-1.32.ts';
import { MANIFEST_EVENTS, MANIFEST_SCOPES } from './manifest.ts';
import { createNarrator, type Narrator } from './narrator.ts';

/** What every act of the tour works with. */
export type Play = {
  slack: PracticeSlack;
  bot(): BotProcess;
  tell: Narrator;
  /** Lets time pass to a wall-clock moment in Berlin, everything happening at its time, and tells it. */
  passTo(date: string, time: string, title: string): Promise<void>;
  /** Lets the bot finish what a person's act caused, and tells it. */
  settle(): Promise<void>;
};

const SECRETS = { bot: 'xoxb-practice', signing: 'a-practice-signing-secret' };
const BOT = fileURLToPath(new URL('../bot.ts', import.meta.url));

export type TourOptions = {
  databaseFile: string;
  write(line: string): void;
  /** Called between two acts: a test kills and restarts the bot there. */
  between?(play: Play, restart: () => Promise<void>): Promise<void>;
};

const ACTS: readonly ((play: Play) => Promise<void>)[] = [
  planAndStart,
  collectGreenLights,
  redLight,
  refusedLaunch,
  launch,
  feedbackAndClose,
];

/**
 * Plays a whole release against the strict practice Slack: the real bot as a child process, over signed
 * HTTP, on a clock that jumps. Needs no account, no network, and reads nothing of the environment.
 */
export const playTour = async ({ databaseFile, write, between }: TourOptions): Promise<PracticeSlack> => {
  const clock = virtualClock(epochMs(KUBERNETES.planned));
  const slack = await startPracticeSlack({
    clock,
    team: { id: 'T0TOUR', name: 'Kubernetes 1.32', domain: 'practice' },
    app: {
      botToken: SECRETS.bot,
      signingSecret: SECRETS.signing,
      scopes: MANIFEST_SCOPES,
      events: MANIFEST_EVENTS,
    },
    people: CAST,
    channels: STAGE,
  });
  const env = {
    SLACK_BOT_TOKEN: SECRETS.bot,
    SLACK_SIGNING_SECRET: SECRETS.signing,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `sqlite:${databaseFile}`,
    PORT: '0',
    LOG_LEVEL: 'error',
  };
  let running: BotProcess | null = null;
  const bot = (): BotProcess => {
    if (running === null) throw new Error('The bot is not running.');
    return running;
  };
  const start = async (): Promise<void> => {
    running = await startBotProcess({ entry: BOT, env, clock, args: [String(clock.now())] });
    slack.connectHttp({ url: running.url });
    await running.settle();
  };
  const tell = createNarrator(slack, write);
  const play: Play = {
    slack,
    bot,
    tell,
    passTo: async (date, time, title) => {
      await bot().runUntil(epochMs(toInstant({ date, time, zone: KUBERNETES.launch.zone })));
      tell.scene(title);
      tell.tells();
    },
    settle: async () => {
      await bot().settle();
      // The second that Slack asks for between two posts to one channel.
      await bot().runUntil(clock.now() + 2_000);
      tell.tells();
    },
  };
  try {
    await importSettings(settingsFile(), env);
    await start();
    for (const act of ACTS) {
      await act(play);
      await between?.(play, start);
    }
    await bot().stop();
    return slack;
  } finally {
    if (running !== null) await bot().kill();
    await slack.stop();
  }
};
