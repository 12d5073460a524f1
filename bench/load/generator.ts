import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { type Body, signed } from './requests.ts';

/** One acknowledged request, in milliseconds on the monotonic clock of this machine. */
export type Sample = {
  /** When it was meant to be sent: a generator that comes late counts the delay, and omits nothing. */
  intendedMs: number;
  latencyMs: number;
};

export type Round = {
  /** In the order in which they were given. */
  samples: readonly Sample[];
  /** From the first request to the last answer. */
  wallMs: number;
};

export type Generator = {
  /** So many requests a second, whether or not the earlier ones were answered. */
  atRate(perSecond: number, bodies: readonly Body[]): Promise<Round>;
  /** As fast as it goes, so many under way at a time. */
  saturate(atATime: number, bodies: readonly Body[]): Promise<Round>;
  close(): Promise<void>;
};

export const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

const CONNECTIONS = 50;

/** A timer wakes up to a millisecond late: for the rest the loop turns until the moment has come. */
const until = async (atMs: number): Promise<void> => {
  const left = atMs - nowMs();
  if (left > 2) await sleep(left - 1.5);
  while (nowMs() < atMs) await new Promise(setImmediate);
};

/** The load generator: the same for whoever is measured. Connections are kept alive, each request is signed. */
export const createGenerator = (url: string): Generator => {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });

  const send = async (body: Body, intendedMs: number): Promise<Sample> => {
    const { statusCode, body: answer } = await pool.request({
      path: '/slack/events',
      method: 'POST',
      headers: signed(body),
      body,
    });
    const text = await answer.text();
    if (statusCode !== 200) throw new Error(`Answered ${statusCode}: ${text.slice(0, 200)}`);
    return { intendedMs, latencyMs: nowMs() - intendedMs };
  };

  return {
    atRate: async (perSecond, bodies) => {
      const began = nowMs() + 5;
      const sending: Promise<Sample>[] = [];
      for (const [index, body] of bodies.entries()) {
        const intended = began + (index * 1000) / perSecond;
        await until(intended);
        sending.push(send(body, intended));
      }
      const samples = await Promise.all(sending);
      return { samples, wallMs: nowMs() - began };
    },

    saturate: async (atATime, bodies) => {
      const began = nowMs();
      const samples: Sample[] = [];
      const waiting = bodies.entries();
      const one = async (): Promise<void> => {
        for (const [nth, body] of waiting) samples[nth] = await send(body, nowMs());
      };
      await Promise.all(Array.from({ length: atATime }, one));
      return { samples, wallMs: nowMs() - began };
    },

    close: () => pool.close(),
  };
};
