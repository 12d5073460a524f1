import type { Json } from './json.ts';
import type { Fault } from './web-api/faults.ts';

/** One call of the bot. */
export type LoggedCall = {
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
  /** Epoch milliseconds on the virtual clock, and on the machine's. */
  virtualAt: number;
  realAt: number;
};

/** One thing that was sent to the bot. */
export type LoggedDelivery = {
  number: number;
  kind: string;
  payload: Json;
  status: number | null;
  problem: string | null;
  virtualAt: number;
  realAt: number;
};

export type RequestLog = {
  calls: LoggedCall[];
  deliveries: LoggedDelivery[];
  /** Calls of one method, oldest first. */
  of(method: string): LoggedCall[];
  clear(): void;
};

/** An empty log. */
export const requestLog = (): RequestLog => {
  const log: RequestLog = {
    calls: [],
    deliveries: [],
    of: (method) => log.calls.filter((call) => call.method === method),
    clear: () => {
      log.calls.length = 0;
      log.deliveries.length = 0;
    },
  };
  return log;
};
