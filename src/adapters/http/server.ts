import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCalendar, CALENDAR_PATH, type CalendarDoor } from './calendar-route.ts';
import { answerEvidence, EVIDENCE_PATH, type EvidenceDoor } from './evidence-route.ts';
import { HOOK_PATH, type HookDoor } from './hook-route.ts';
import { answerMetrics, METRICS_PATH, type MetricsDoor, measure } from './metrics-route.ts';

/** Why the bot is not ready to serve; null when it is. */
export type Readiness = () => Promise<string | null>;

export type HttpOptions = {
  port: number;
  /** Takes what arrives at `/slack/events`; null in Socket Mode. */
  slack: RequestListener | null;
  readiness: Readiness;
  /** What somebody may fetch who asked for it in Slack; null where nothing is reachable from outside. */
  evidence?: EvidenceDoor | null;
  /** What calendars read; null where nothing is reachable from outside. */
  calendar?: CalendarDoor | null;
  /** What other systems report. */
  hooks?: HookDoor | null;
  /** Numbers about the program; null where nobody configured who may read them. */
  metrics?: MetricsDoor | null;
  epochMs(): number;
};

/** Slack's own limit into the past is kept by Bolt; this is the one into the future, which Bolt lets pass. */
const FUTURE_SECONDS = 300;

const answer = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};

/** A signature dated into the future would stay valid longer than Slack's five minutes. */
const isFromTheFuture = (request: IncomingMessage, epochMs: number): boolean => {
  const stamp = Number(request.headers['x-slack-request-timestamp']);
  return Number.isFinite(stamp) && stamp > epochMs / 1000 + FUTURE_SECONDS;
};

const answerSlack = (request: IncomingMessage, response: ServerResponse, options: HttpOptions): void => {
  if (options.slack === null) answer(response, 404, 'this installation uses Socket Mode');
  // Bolt throws for any other method, which nobody would catch: anybody could end the process.
  else if (request.method !== 'POST') answer(response, 405, 'Slack sends POST requests here');
  else if (isFromTheFuture(request, options.epochMs())) answer(response, 401, 'signed in the future');
  else options.slack(request, response);
};

const ROUTES: Readonly<Record<string, typeof answerSlack>> = {
  '/slack/events': answerSlack,
  '/healthz': (_request, response) => answer(response, 200, 'ok'),
  '/readyz': (_request, response, { readiness }) => {
    readiness().then(
      (reason) => answer(response, reason === null ? 200 : 503, reason ?? 'ready'),
      () => answer(response, 503, 'It could not be found out.'),
    );
  },
};

const handle = (request: IncomingMessage, response: ServerResponse, options: HttpOptions): void => {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const { evidence, calendar, hooks, metrics } = options;
  if (metrics != null) measure(path, response, metrics);
  if (metrics != null && path === METRICS_PATH && request.method === 'GET') {
    answerMetrics(request, response, metrics).catch(() => answer(response, 500, 'It could not be made.'));
    return;
  }
  if (hooks != null && path.startsWith(HOOK_PATH)) {
    hooks(path, request, response);
    return;
  }
  // A calendar asks with HEAD, too, whether it is there.
  if (calendar != null && path.startsWith(CALENDAR_PATH) && ['GET', 'HEAD'].includes(request.method ?? '')) {
    answerCalendar(path, response, calendar).catch(() => answer(response, 500, 'It could not be made.'));
    return;
  }
  if (evidence != null && path.startsWith(EVIDENCE_PATH) && request.method === 'GET') {
    answerEvidence(path, response, evidence).catch(() => answer(response, 500, 'It could not be made.'));
    return;
  }
  const route = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (route === undefined) answer(response, 404, 'not found');
  else route(request, response, options);
};

/** So long may a request that has begun take once the server closes, in real milliseconds: Slack gives up then. */
const CLOSE_MS = 3_000;

/** So many may knock at the same moment: a build that reports a thousand checks. */
const BACKLOG = 2_048;

export type HttpServer = { port: number; close(): Promise<void> };

/** The one server of the program: Slack's requests, and health for whoever watches it. */
export const startHttp = (options: HttpOptions): Promise<HttpServer> =>
  new Promise((resolve, reject) => {
    const server: Server = createServer((request, response) => handle(request, response, options));
    server.once('error', reject);
    server.listen({ port: options.port, backlog: BACKLOG }, () => {
      const { port } = server.address() as AddressInfo;
      const close = () =>
        new Promise<void>((closed) => {
          const ceiling = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
          server.close(() => {
            clearTimeout(ceiling);
            closed();
          });
          server.closeIdleConnections();
        });
      resolve({ port, close });
    });
  });
