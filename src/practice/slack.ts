import type { VirtualClock } from './clock.ts';
import {
  type Delivered,
  type Delivery,
  notConnected,
  type SendOptions,
  type SentRequest,
} from './delivery/delivery.ts';
import { httpDelivery } from './delivery/http.ts';
import { type SocketHub, socketHub } from './delivery/socket.ts';
import type { Json } from './json.ts';
import { sendEvent, type WorkspaceChanges, workspaceChanges } from './people/events.ts';
import { type PersonDriver, personDriver } from './people/person.ts';
import type { Practice } from './people/practice.ts';
import { type LoggedDelivery, noteEnd, type RequestLog, requestLog } from './request-log.ts';
import type { Site } from './web-api/answer.ts';
import { type Faults, noFaults } from './web-api/faults.ts';
import { rateLimiter } from './web-api/rate-limits.ts';
import { startServer } from './web-api/server.ts';
import { channelCalled, personCalled } from './workspace/channels.ts';
import type { Limits } from './workspace/limits.ts';
import type { PracticeMessage } from './workspace/model.ts';
import { announceChange, openWorkspace, type Workspace, type WorkspaceSeed } from './workspace/state.ts';

/** A channel as anybody with full sight sees it: for assertions. */
export type PracticeChannel = {
  id: string;
  name: string;
  /** Every message that was ever posted, deleted ones too, oldest first. */
  messages: PracticeMessage[];
  /** Standing messages outside threads, oldest first. */
  topLevel: PracticeMessage[];
  /** Parent and standing replies, oldest first. */
  thread(ts: string): PracticeMessage[];
  pins: string[];
  ephemerals: PracticeMessage[];
};

export type PracticeSlack = {
  /** http://127.0.0.1:PORT */
  url: string;
  /** What SLACK_API_URL of the bot has to be. */
  apiUrl: string;
  clock: VirtualClock;
  log: RequestLog;
  faults: Faults;
  /** May be changed at any time. */
  limits: Limits;
  workspace: Workspace;
  person(nameOrId: string): PersonDriver;
  channel(nameOrId: string): PracticeChannel;
  changes: WorkspaceChanges;
  /** Sends commands, interactions and events as signed requests; the signing secret is the app's unless another is given. */
  connectHttp(target: { url: string; signingSecret?: string }): void;
  /** Sends them over the WebSocket connections that the bot opens. */
  connectSocket(): SocketHub;
  /** Sends bytes again that were sent before (HTTP). */
  replay(sent: SentRequest): Promise<Delivered>;
  /** Sends any event; null where the app did not subscribe to it. */
  event(event: Json, options?: SendOptions): Promise<Delivered | null>;
  /** Waits until `check` gives something, looking at each change and every few milliseconds; throws after `ceilingMs` real milliseconds. */
  until<Found>(
    check: () => Found | null | undefined | false,
    what: string,
    ceilingMs?: number,
  ): Promise<Found>;
  stop(): Promise<void>;
};

const LOOK_EVERY_MS = 10;

const channelView = (workspace: Workspace, nameOrId: string): PracticeChannel => {
  const { id, name, messages, pins, ephemerals } = channelCalled(workspace, nameOrId);
  const standing = messages.filter(({ deletedAt }) => deletedAt === undefined);
  return {
    id,
    name,
    messages,
    topLevel: standing.filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts),
    thread: (parent) => standing.filter(({ ts, threadTs }) => ts === parent || threadTs === parent),
    pins,
    ephemerals,
  };
};

const waitUntil = <Found>(
  workspace: Workspace,
  check: () => Found | null | undefined | false,
  what: string,
  ceilingMs: number,
): Promise<Found> =>
  new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(ceiling);
      clearInterval(looks);
      workspace.watchers.delete(look);
    };
    const look = (): void => {
      try {
        const found = check();
        if (found === null || found === undefined || found === false) return;
        finish();
        resolve(found);
      } catch (error) {
        finish();
        reject(error);
      }
    };
    const ceiling = setTimeout(() => {
      finish();
      reject(new Error(`waited ${ceilingMs} ms in vain for: ${what}`));
    }, ceilingMs);
    // A change of the workspace is seen at once; what the condition asks of the bot itself announces nothing.
    const looks = setInterval(look, LOOK_EVERY_MS);
    workspace.watchers.add(look);
    look();
  });

/** Starts a Slack of our own on a loopback port, with the workspace as described. */
export const startPracticeSlack = async (seed: WorkspaceSeed): Promise<PracticeSlack> => {
  const workspace = openWorkspace(seed);
  const log = requestLog();
  const faults = noFaults();
  const site: Site = { workspace, limiter: rateLimiter(workspace.limits), faults, log };
  const server = await startServer(site);
  const hub = socketHub(server, workspace);
  let way: Delivery = notConnected;

  const practice: Practice = {
    workspace,
    messageValues: new Map(),
    suggested: new Map(),
    deliver: async (kind, payload, options) => {
      const logged: LoggedDelivery = {
        number: log.deliveries.length + 1,
        kind,
        payload,
        status: null,
        problem: null,
        signature: null,
        body: null,
        virtualAt: workspace.clock.now(),
        realAt: Date.now(),
        tookMs: null,
        order: null,
      };
      const beganAt = performance.now();
      log.deliveries.push(logged);
      const delivered = await way.send(kind, payload, options);
      logged.status = delivered.status;
      logged.problem = delivered.problem;
      logged.signature = delivered.sent?.headers['X-Slack-Signature'] ?? null;
      logged.body = delivered.status === null ? null : delivered.body;
      noteEnd(log, logged, beganAt);
      announceChange(workspace);
      return delivered;
    },
  };

  return {
    url: workspace.origin,
    apiUrl: `${workspace.origin}/api/`,
    clock: workspace.clock,
    log,
    faults,
    limits: workspace.limits,
    workspace,
    person: (nameOrId) => personDriver(practice, personCalled(workspace, nameOrId)),
    channel: (nameOrId) => channelView(workspace, nameOrId),
    changes: workspaceChanges(practice),
    connectHttp: ({ url, signingSecret }) => {
      way = httpDelivery(
        { url, signingSecret: signingSecret ?? workspace.app.signingSecret },
        workspace.limits,
      );
    },
    connectSocket: () => {
      way = hub.delivery;
      return hub;
    },
    replay: (sent) => way.replay(sent),
    event: (event, options) => sendEvent(practice, event, options),
    until: (check, what, ceilingMs = 5000) => waitUntil(workspace, check, what, ceilingMs),
    stop: async () => {
      hub.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
