import { request } from 'undici';
import type { Post, Posted } from '../../application/hooks/hook-ports.ts';
import { addressProblem } from '../../domain/hooks/hook-form.ts';
import { codeOf, LEADS_INSIDE, literalInside, outgoingAgent, WHOLE_MS } from './outgoing.ts';

/** So much of an answer is read and thrown away, so that the connection can be used again. */
const ANSWER_BYTES = 64 * 1024;

const retryAfterMs = (header: string | string[] | undefined): number => {
  const seconds = Number(Array.isArray(header) ? header[0] : header);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
};

/**
 * Posts to other systems: one request with a ceiling in real time, no redirects followed, and, unless it is allowed,
 * none into our own network, whatever a name resolves to.
 */
export const createPost = ({ insideToo }: { insideToo: boolean }): { post: Post; close(): Promise<void> } => {
  const agent = outgoingAgent(insideToo);
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
      return problem === LEADS_INSIDE ? { kind: 'inside' } : { kind: 'failed', problem };
    }
  };
  return { post, close: () => agent.destroy() };
};
