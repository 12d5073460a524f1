import type { ServerResponse } from 'node:http';
import type { Json } from '../json.ts';
import { type LoggedCall, noteEnd, type RequestLog } from '../request-log.ts';
import { announceChange, type Workspace } from '../workspace/state.ts';
import type { Fault, Faults, FaultyCall } from './faults.ts';
import type { RateLimiter } from './rate-limits.ts';
import { SlackRefusal, TooManyRequests } from './refusal.ts';

/** What the HTTP side of the practice Slack works with. */
export type Site = { workspace: Workspace; limiter: RateLimiter; faults: Faults; log: RequestLog };

export type Outcome = { status: number; json: Json; retryAfterSeconds?: number | null };

type Sending = {
  site: Site;
  call: FaultyCall;
  response: ServerResponse;
  perform: () => Outcome;
  /** When the call came: the real time twice, once for people and once to measure by, and the virtual one. */
  began: { realAt: number; exactly: number; virtualAt: number };
};

const HTML =
  '<!DOCTYPE html><html><head><title>Slack</title></head><body>Something went wrong.</body></html>';

/** Runs what a call does and turns its refusals into the answer that Slack gives. */
export const outcomeOf = (run: () => Json): Outcome => {
  try {
    return { status: 200, json: run() };
  } catch (error) {
    if (error instanceof SlackRefusal)
      return { status: 200, json: { ok: false, error: error.code, ...error.details } };
    if (error instanceof TooManyRequests)
      return {
        status: 429,
        json: { ok: false, error: 'ratelimited' },
        retryAfterSeconds: error.retryAfterSeconds,
      };
    throw error;
  }
};

/** Slack's clock stands in every answer; the scopes stand in those of the Web API. */
const headersOf = ({ workspace }: Site, contentType: string): Record<string, string> => ({
  Date: new Date(workspace.clock.now()).toUTCString(),
  'Content-Type': contentType,
  'X-OAuth-Scopes': [...workspace.app.scopes].join(','),
  'X-Slack-Req-Id': `practice-${workspace.boot}`,
  Connection: 'close',
});

const sendText = (sending: Sending, status: number, text: string, contentType: string): void => {
  sending.response.writeHead(status, headersOf(sending.site, contentType)).end(text);
};

const sendOutcome = (sending: Sending, outcome: Outcome): void => {
  const retry = outcome.retryAfterSeconds;
  sending.response
    .writeHead(outcome.status, {
      ...headersOf(sending.site, 'application/json; charset=utf-8'),
      ...(retry === undefined || retry === null ? {} : { 'Retry-After': String(retry) }),
    })
    .end(JSON.stringify(outcome.json));
};

const breakConnection = ({ response }: Sending): void => {
  response.socket?.resetAndDestroy();
};

const record = (sending: Sending, fault: Fault | null, outcome: Outcome | null, status: number | null) => {
  const { log, workspace } = sending.site;
  const call: LoggedCall = {
    number: log.calls.length + 1,
    method: sending.call.method,
    args: sending.call.args,
    answer: outcome?.json ?? null,
    status,
    fault: fault?.kind ?? null,
    stored: outcome !== null && outcome.status === 200 && outcome.json.ok !== false,
    virtualAt: sending.began.virtualAt,
    realAt: sending.began.realAt,
    tookMs: null,
    order: null,
  };
  log.calls.push(call);
  noteEnd(log, call, sending.began.exactly);
  announceChange(workspace);
};

const performIf = (wanted: boolean | undefined, sending: Sending): Outcome | null =>
  wanted ? sending.perform() : null;

const sendPartOf = (sending: Sending, outcome: Outcome): void => {
  const body = JSON.stringify(outcome.json);
  sending.response.writeHead(outcome.status, {
    ...headersOf(sending.site, 'application/json; charset=utf-8'),
    'Content-Length': String(Buffer.byteLength(body)),
  });
  // The half has to leave before the connection breaks: a client that sees nothing meets another fault.
  sending.response.write(body.slice(0, Math.floor(body.length / 2)), () =>
    sending.response.socket?.destroy(),
  );
};

type Misbehave<Kind extends Fault['kind']> = (
  sending: Sending,
  fault: Extract<Fault, { kind: Kind }>,
) => void;

const breakBefore = (sending: Sending, fault: Fault): void => {
  record(sending, fault, null, null);
  breakConnection(sending);
};

/** What happens for each kind of fault. */
const MISBEHAVIOUR: { readonly [Kind in Fault['kind']]: Misbehave<Kind> } = {
  'rate limited': (sending, fault) => {
    record(sending, fault, null, 429);
    const json = { ok: false, error: 'ratelimited' };
    sendOutcome(sending, { status: 429, json, retryAfterSeconds: fault.retryAfterSeconds });
  },
  status: (sending, fault) => {
    record(sending, fault, performIf(fault.stored, sending), fault.status);
    sendText(sending, fault.status, 'upstream error', 'text/plain');
  },
  html: (sending, fault) => {
    record(sending, fault, performIf(fault.stored, sending), 200);
    sendText(sending, 200, HTML, 'text/html');
  },
  refused: (sending, fault) => {
    record(sending, fault, performIf(fault.stored, sending), 200);
    sendOutcome(sending, { status: 200, json: { ok: false, error: fault.error } });
  },
  offline: breakBefore,
  'reset before': breakBefore,
  'reset after': (sending, fault) => {
    record(sending, fault, sending.perform(), null);
    breakConnection(sending);
  },
  stall: (sending, fault) => {
    // No answer at all: the connection stays open until the client gives up or the server stops.
    record(sending, fault, performIf(fault.stored, sending), null);
  },
  truncated: (sending, fault) => {
    const outcome = sending.perform();
    record(sending, fault, outcome, outcome.status);
    sendPartOf(sending, outcome);
  },
  late: (sending, fault) => {
    setTimeout(() => {
      const outcome = sending.perform();
      record(sending, fault, outcome, outcome.status);
      if (!sending.response.destroyed) sendOutcome(sending, outcome);
    }, fault.realMs);
  },
};

const misbehave = <Kind extends Fault['kind']>(
  sending: Sending,
  fault: Extract<Fault, { kind: Kind }>,
): void => {
  const kind: Kind = fault.kind;
  MISBEHAVIOUR[kind](sending, fault);
};

/** Answers one call of the bot, or misbehaves as ordered, and records what happened. */
export const answer = (
  site: Site,
  call: FaultyCall,
  response: ServerResponse,
  perform: () => Outcome,
): void => {
  const began = {
    realAt: Date.now(),
    exactly: performance.now(),
    virtualAt: site.workspace.clock.now(),
  };
  const sending: Sending = { site, call, response, perform, began };
  const fault = site.faults.take(call);
  if (fault) {
    misbehave(sending, fault);
    return;
  }
  const outcome = perform();
  record(sending, null, outcome, outcome.status);
  sendOutcome(sending, outcome);
};
