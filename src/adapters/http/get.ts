import { request } from 'undici';
import type { Get, Got } from '../../application/github-notes/github-port.ts';
import { codeOf, LEADS_INSIDE, literalInside, outgoingAgent, WHOLE_MS } from './outgoing.ts';

/** Notes are small; whoever sends more sends something else. */
const BODY_BYTES = 1024 * 1024;

const named = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? (value[0] ?? '') : value]],
    ),
  );

/** The answer as text; null where it is longer than we read. */
const bodyOf = async (body: AsyncIterable<Buffer>): Promise<string | null> => {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    // Leaving the loop closes the connection.
    if (length > BODY_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};

/**
 * Asks other systems: one request with a ceiling in real time and in size, no redirects followed, and, unless it is
 * allowed, none into our own network, whatever a name resolves to.
 */
export const createGet = ({ insideToo }: { insideToo: boolean }): { get: Get; close(): Promise<void> } => {
  const agent = outgoingAgent(insideToo);
  const get: Get = async ({ address, headers }): Promise<Got> => {
    if (!insideToo && literalInside(address)) return { kind: 'inside' };
    try {
      const answer = await request(address, {
        method: 'GET',
        headers: { ...headers },
        dispatcher: agent,
        signal: AbortSignal.timeout(WHOLE_MS),
      });
      const body = await bodyOf(answer.body);
      if (body === null) return { kind: 'too_large' };
      return { kind: 'answered', status: answer.statusCode, headers: named(answer.headers), body };
    } catch (error) {
      const problem = codeOf(error);
      return problem === LEADS_INSIDE ? { kind: 'inside' } : { kind: 'failed', problem };
    }
  };
  return { get, close: () => agent.destroy() };
};
