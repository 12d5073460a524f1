import type { IncomingMessage } from 'node:http';

/** Why a request is turned away. */
export type Refusal = { status: number; words: string };

const hostsOf = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/**
 * Turns away what no page of this server would send. A name that somebody else's server has pointed at this
 * machine shows itself by the Host header, another site's page by the Origin header.
 */
export const refusalOf = (request: IncomingMessage, port: number): Refusal | null => {
  const { host = '', origin } = request.headers;
  if (!hostsOf(port).includes(host))
    return { status: 403, words: `This demo answers at http://127.0.0.1:${port} only.` };
  if (request.method !== 'POST') return null;
  if (origin !== undefined && !hostsOf(port).some((ours) => origin === `http://${ours}`))
    return { status: 403, words: 'Only the page of this demo may act in it.' };
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return { status: 415, words: 'An act comes as application/json.' };
  return null;
};
