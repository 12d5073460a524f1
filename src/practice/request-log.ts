import type { Json } from './json.ts';
import type { Fault } from './web-api/faults.ts';

/** When something began, and how long its answer took. */
export type Timing = {
  /** Epoch milliseconds on the virtual clock, and on the machine's. */
  virtualAt: number;
  realAt: number;
  /** Real milliseconds until the answer or the broken connection; null while neither came. */
  tookMs: number | null;
  /** Place among all calls and deliveries, in the order in which they ended; null while this one has not. */
  order: number | null;
};

/** One call of the bot. */
export type LoggedCall = Timing & {
  number: number;
  /** Method name, or 'response_url'. */
  method: string;
  args: Json;
  /** What was answered; null where nothing was, or no JSON. */
  answer: Json | null;
  /** HTTP status; null where the connection broke. */
  status: number | null;
  fault: Fault['kind'] | null;
  /** Whether the call took effect. */
  stored: boolean;
};

/** One thing that was sent to the bot. */
export type LoggedDelivery = Timing & {
  number: number;
  kind: string;
  payload: Json;
  status: number | null;
  problem: string | null;
  /** The signature header; null over a socket, and where none was sent. */
  signature: string | null;
  /** The acknowledgement as text; null while none came. */
  body: string | null;
};

export type RequestLog = {
  calls: LoggedCall[];
  deliveries: LoggedDelivery[];
  /** Calls and deliveries that have ended, in that order. */
  ended: (LoggedCall | LoggedDelivery)[];
  /** Calls of one method, oldest first. */
  of(method: string): LoggedCall[];
  clear(): void;
};

/** An empty log. */
export const requestLog = (): RequestLog => {
  const log: RequestLog = {
    calls: [],
    deliveries: [],
    ended: [],
    of: (method) => log.calls.filter((call) => call.method === method),
    clear: () => {
      log.calls.length = 0;
      log.deliveries.length = 0;
      log.ended.length = 0;
    },
  };
  return log;
};

/** Notes that a call or a delivery, which began at that real time (see performance.now), has ended. */
export const noteEnd = (log: RequestLog, entry: LoggedCall | LoggedDelivery, beganAt: number): void => {
  entry.tookMs = Math.round((performance.now() - beganAt) * 10) / 10;
  log.ended.push(entry);
  entry.order = log.ended.length;
};
