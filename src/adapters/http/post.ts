import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import type { Post, Posted } from '../../application/hooks/hook-ports.ts';
import { addressProblem } from '../../domain/hooks/hook-form.ts';
import { isInside } from './inside-address.ts';

const CONNECT_MS = 5_000;
const WHOLE_MS = 10_000;
/** So much of an answer is read and thrown away, so that the connection can be used again. */
const ANSWER_BYTES = 64 * 1024;

class LeadsInside extends Error {
  readonly code = 'LEADS_INSIDE';
}

/** Looks a name up, and refuses one of which any address lies inside: what is connected to is what was looked at. */
const guarded: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error: Error | null, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error !== null || first === undefined) {
      return callback(error ?? new Error(`No address for ${hostname}.`), '', 4);
    }
    if (found.some(({ address }) => isInside(address))) {
      return callback(new LeadsInside(`${hostname} leads inside.`), '', 4);
    }
    if (options.all === true) return callback(null, found);
    return callback(null, first.address, first.family);
  });
};

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : codeOf(error.cause ?? error.name);
};

/** A literal address is never looked up. */
const literalInside = (address: string): boolean => {
  const hostname = new URL(address).hostname.replace(/^\[|\]$/g, '');
  return isIP(hostname) !== 0 && isInside(hostname);
};

const retryAfterMs = (header: string | string[] | undefined): number => {
  const seconds = Number(Array.isArray(header) ? header[0] : header);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
};

/**
 * Posts to other systems: one request with a ceiling in real time, no redirects followed, and, unless it is allowed,
 * none into our own network, whatever a name resolves to.
 */
export const createPost = ({ insideToo }: { insideToo: boolean }): { post: Post; close(): Promise<void> } => {
  const agent = new Agent({
    connect: { timeout: CONNECT_MS, ...(!insideToo && { lookup: guarded }) },
    keepAliveTimeout: CONNECT_MS,
  });
  const post: Post = async ({ address, headers, body }): Promise<Posted> => {
    if (addressProblem(address, insideToo) !== null) return { kind: 'inside' };
    if (!insideToo && literalInside(address)) return { kind: 'inside' };
    try {
      const answer = await request(address, {
        method: 'POST',
        headers: { ...headers },
        body,
        dispatcher: agent,
        signal: AbortSignal.timeout(WHOLE_MS),
      });
      await answer.body
        .dump({ limit: ANSWER_BYTES, signal: AbortSignal.timeout(WHOLE_MS) })
        .catch(() => undefined);
      return {
        kind: 'answered',
        status: answer.statusCode,
        retryAfterMs: retryAfterMs(answer.headers['retry-after']),
      };
    } catch (error) {
      const problem = codeOf(error);
      return problem === 'LEADS_INSIDE' ? { kind: 'inside' } : { kind: 'failed', problem };
    }
  };
  return { post, close: () => agent.destroy() };
};
