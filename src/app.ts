import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { calendarText } from './adapters/calendar/ics.ts';
import { evidencePack } from './adapters/evidence/pack.ts';
import type { CalendarDoor } from './adapters/http/calendar-route.ts';
import type { EvidenceDoor } from './adapters/http/evidence-route.ts';
import { createGet } from './adapters/http/get.ts';
import { createHookDoor } from './adapters/http/hook-route.ts';
import { createPost } from './adapters/http/post.ts';
import { startHttp } from './adapters/http/server.ts';
import { templateShelf } from './adapters/plan-file/template-shelf.ts';
import { askSlackTime, type ClientSettings, clientOptions, createClient } from './adapters/slack/client.ts';
import { directoryErrands } from './adapters/slack/directory/errands.ts';
import type { EdgeContext } from './adapters/slack/edge/edge-context.ts';
import { listen } from './adapters/slack/edge/listen.ts';
import { listenToEvents } from './adapters/slack/edge/listen-to-events.ts';
import { createRegistry } from './adapters/slack/edge/registry.ts';
import { registerFeatures, renderers, renderHome } from './adapters/slack/features.ts';
import { askIdentity } from './adapters/slack/identity.ts';
import { createMessenger } from './adapters/slack/messenger.ts';
import { createPacing, type Pacing } from './adapters/slack/pacing.ts';
import { createRoad } from './adapters/slack/road.ts';
import { createSlackClock } from './adapters/slack/slack-clock.ts';
import { openDatabase } from './adapters/store/file/database.ts';
import { assertSound } from './adapters/store/file/inspect-database.ts';
import { migrate } from './adapters/store/file/migrate.ts';
import { acquireServingLock } from './adapters/store/file/serving-lock.ts';
import { createStore } from './adapters/store/store.ts';
import { createSteadyClock } from './adapters/worker/steady-clock.ts';
import { createWorker } from './adapters/worker/worker.ts';
import { redrawEverything } from './application/delivery/redraw-everything.ts';
import { createOutageWatch } from './application/delivery/report-outage.ts';
import { reportUndelivered } from './application/delivery/report-undelivered.ts';
import { runTimer } from './application/delivery/run-timer.ts';
import { refreshDirectorySoon } from './application/directory/refresh-directory.ts';
import { fetchNotes } from './application/github-notes/fetch-notes.ts';
import { deliverHook } from './application/hooks/deliver-hook.ts';
import type { HookPlace } from './application/hooks/hook-ports.ts';
import { takeDelivery } from './application/hooks/take-delivery.ts';
import { createVault } from './application/hooks/vault.ts';
import type { House } from './application/house.ts';
import { settleAllAnnouncements, settleAnnouncements } from './application/launch/settle-announcements.ts';
import { openCalendar } from './application/meetings/calendar-feed.ts';
import type { Clock, Ids, Log } from './application/ports.ts';
import { openEvidence } from './application/record/evidence-link.ts';
import { createReadiness } from './application/whether-ready.ts';
import type { Config } from './config.ts';
import { GITHUB_API } from './domain/github-notes/release-link.ts';
import { realEpochMs } from './sources.ts';

/** Where time and fresh names come from, and where faults are written down. */
export type Sources = {
  clock: Clock;
  ids: Ids;
  log: Log;
  /** How fast Slack is called. Only a measurement gives another than the one that keeps Slack's limits. */
  pacing?: Pacing;
};

export type Greenlight = {
  /** Where it listens: `http://127.0.0.1:3000`. */
  url: string;
  /** Does everything that is due now. The heartbeat does it by itself once a second. */
  tick(): Promise<void>;
  /** When there is next something to do, as the machine shows it; null when nothing waits. For a clock that jumps. */
  nextAt(): Promise<string | null>;
  startBeating(): void;
  /** Takes nothing new, finishes what is under way, and lets go of the database. False when it ran out of time. */
  stop(): Promise<boolean>;
};

const VIEW_TIMEOUT_MS = 1_500;
const CONCURRENCY = 8;
const DRAIN_MS = 5_000;
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

const databaseUrl = ({ database }: Config): string => `sqlite:${database.file}`;

const receiverFor = (
  config: Config,
  settings: ClientSettings,
): { receiver: Receiver; http: HTTPReceiver | null } => {
  const { slack } = config;
  if (slack.mode === 'http') {
    const http = new HTTPReceiver({
      signingSecret: slack.signingSecret,
      bodyLimit: BODY_LIMIT_BYTES,
      logLevel: LogLevel.ERROR,
    });
    return { receiver: http, http };
  }
  // Socket Mode finds another API address only here; anywhere else it would quietly call slack.com.
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: clientOptions(settings) },
  });
  return { receiver, http: null };
};

/** What an address leads to that somebody got in Slack. */
const evidenceDoor =
  (house: House, workspaceId: string): EvidenceDoor =>
  async (token) => {
    const evidence = await openEvidence(house, workspaceId, token);
    return evidence === null ? null : evidencePack(evidence);
  };

/** What calendars read that subscribe to the meetings of a release. */
const calendarDoor =
  (house: House, workspaceId: string): CalendarDoor =>
  async (token) => {
    const feed = await openCalendar(house, workspaceId, token);
    return feed === null ? null : calendarText(feed);
  };

/**
 * Wires the program together and starts it: store, use cases, Slack, HTTP, worker. Nothing beats until
 * `startBeating`; a practice clock drives `tick` instead.
 *
 * @throws one readable sentence when the database is served already, damaged, or newer than this program; what
 * Slack said when it refuses the token
 */
export const startGreenlight = async (config: Config, sources: Sources): Promise<Greenlight> => {
  const { ids, log } = sources;
  const clock = createSteadyClock(sources.clock);
  const pacing = sources.pacing ?? createPacing(clock);
  const url = databaseUrl(config);
  const lock = acquireServingLock(url);
  const database = openDatabase({ url });
  assertSound(database);
  migrate(database);
  const store = createStore({ db: database.db, ids, bootId: ids.next() });

  const slackClock = createSlackClock(clock);
  const { slashCommand } = config;
  const { botToken, apiUrl, timeoutMs } = config.slack;
  const road = createRoad(clock, log);
  const settings: ClientSettings = { apiUrl, timeoutMs, slackClock, log, road };
  const client = createClient(botToken, settings);
  const opener = createClient(botToken, { ...settings, timeoutMs: VIEW_TIMEOUT_MS });
  const identity = await askIdentity(client);
  const { teamId, workspaceUrl, botId, botUserId } = identity;

  const house: House = { store, clock, ids, nudge: () => worker.nudge() };
  const { secretKey, publicUrl, hooksInside } = config;
  const place: HookPlace = {
    vault: secretKey === null ? null : createVault(secretKey, ids),
    publicUrl,
    insideToo: hooksInside,
  };
  const outside = createPost(place);
  const { github } = config;
  // Whoever runs GitHub inside says so in the configuration; nobody who asks for notes chooses the host.
  const asking = createGet({ insideToo: github.apiUrl !== GITHUB_API });
  const registry = createRegistry(slashCommand);
  const settleMs = config.deliverySettleSeconds * 1000;
  const directory = directoryErrands({
    client,
    house,
    workspaceId: teamId,
    slackClock,
    slashCommand,
    place,
    log,
  });
  const messenger = createMessenger({
    client,
    reads: store.reads,
    renderers,
    home: renderHome,
    errands: {
      ...directory.errands,
      // Once a day with the directory: what is done and forgotten leaves the database.
      'directory.refresh': async (row) => {
        await directory.errands['directory.refresh'](row);
        await store.due.sweep(clock.now());
      },
    },
    pacing,
    slackClock,
    clock,
    settings: { settleMs, botId },
    workplace: { workspaceUrl, slashCommand, publicUrl: config.publicUrl },
  });
  const worker = createWorker({
    due: store.due,
    store,
    messenger: {
      ...messenger,
      deliver: (row) =>
        row.kind === 'hook.deliver'
          ? deliverHook(
              { reads: store.reads, vault: place.vault, post: outside.post, clock, epochMs: realEpochMs },
              row,
            )
          : row.kind === 'notes.fetch'
            ? fetchNotes({ house, get: asking.get, github }, row)
            : messenger.deliver(row),
    },
    pace: pacing,
    slackNow: () => askSlackTime(client, slackClock, clock),
    runTimer: (row) => runTimer(house, row),
    beforeRound: createOutageWatch(house, teamId, road),
    // Never before the time is confirmed: with a wrong one, moments would be dropped or put off for years.
    onTimeConfirmed: async () => {
      await settleAllAnnouncements(house, teamId);
      await redrawEverything(house, teamId);
    },
    clock,
    settleMs,
    concurrency: CONCURRENCY,
    log,
    onOutcome: async (row, settlement) => {
      if (settlement === 'parked' || settlement === 'failed') await reportUndelivered(house, row);
      if (row.kind !== 'board.announcement' || row.releaseId === null) return;
      await settleAnnouncements(house, row.workspaceId, row.releaseId);
    },
  });

  const { receiver, http } = receiverFor(config, settings);
  const bolt = new App({
    receiver,
    authorize: async () => ({ botToken, botId, botUserId, teamId }),
    clientOptions: clientOptions(settings),
    convoStore: false,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
  });
  bolt.error(async (error) => log.error({ err: error }, 'a request failed outside its listener'));
  await bolt.init();

  const context: EdgeContext = {
    house,
    registry,
    opener,
    log,
    homeTeamId: teamId,
    workspaceUrl,
    botUserId,
    onStranger: (userId) => directory.learn(userId),
  };
  registerFeatures(registry, house, { place, shelf: templateShelf(), github });
  listen(bolt, context);
  listenToEvents(bolt, context, {
    onDirectoryHint: () => void refreshDirectorySoon(house, teamId),
    whisper: async (channel, user, message) => {
      await client.chat.postEphemeral({ channel, user, text: message.text, blocks: message.blocks ?? [] });
    },
  });

  await store.due.recover();
  await refreshDirectorySoon(house, teamId);

  const readiness = createReadiness({
    tryWriting: () => store.tryWriting(clock.now()),
    trouble: road.trouble,
    quietMs: road.quietMs,
    askSlack: async () => void (await opener.auth.test()),
    isTimeDoubted: worker.isTimeDoubted,
    monotonicMs: clock.monotonicMs,
  });
  const server = await startHttp({
    port: config.port,
    slack: http?.requestListener ?? null,
    readiness,
    evidence: config.publicUrl === null ? null : evidenceDoor(house, teamId),
    calendar: config.publicUrl === null ? null : calendarDoor(house, teamId),
    hooks: createHookDoor({
      take: (arrived) => takeDelivery({ house, workspaceId: teamId, vault: place.vault, log }, arrived),
      epochMs: realEpochMs,
    }),
    epochMs: realEpochMs,
  });
  if (http === null) await receiver.start(0);

  return {
    url: `http://127.0.0.1:${server.port}`,
    tick: () => worker.tick(),
    nextAt: async () => {
      const next = await worker.nextAt();
      return next === null ? null : clock.toMachine(next);
    },
    startBeating: () => worker.start(),
    stop: async () => {
      if (http === null) await receiver.stop();
      await server.close();
      const inTime = await worker.drain(DRAIN_MS);
      await outside.close();
      await asking.close();
      await database.close();
      lock.release();
      return inTime;
    },
  };
};
