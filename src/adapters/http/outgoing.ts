import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isInside } from './inside-address.ts';

const CONNECT_MS = 5_000;
/** Of real time, for one request and its answer. */
export const WHOLE_MS = 10_000;

/** The code of a refusal to connect inside. */
export const LEADS_INSIDE = 'LEADS_INSIDE';

class LeadsInside extends Error {
  readonly code = LEADS_INSIDE;
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

/** A code of the network for what went wrong. */
export const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : codeOf(error.cause ?? error.name);
};

/** A literal address is never looked up. */
export const literalInside = (address: string): boolean => {
  const hostname = new URL(address).hostname.replace(/^\[|\]$/g, '');
  return isIP(hostname) !== 0 && isInside(hostname);
};

/** Connections out of the house: unless it is allowed, none into our own network, whatever a name resolves to. */
export const outgoingAgent = (insideToo: boolean): Agent =>
  new Agent({
    connect: { timeout: CONNECT_MS, ...(!insideToo && { lookup: guarded }) },
    keepAliveTimeout: CONNECT_MS,
  });
