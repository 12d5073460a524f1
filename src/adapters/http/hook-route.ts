import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Arrived } from '../../application/hooks/take-delivery.ts';

export const HOOK_PATH = '/hooks/';

/** Answers a request to a hook's address. Never throws. */
export type HookDoor = (path: string, request: IncomingMessage, response: ServerResponse) => void;

type Answer = { status: number; says: string; field?: string };

export type HookDoorParts = {
  take(arrived: Arrived): Promise<Answer>;
  epochMs(): number;
};

export const BODY_LIMIT_BYTES = 256 * 1024;
/** A sender that is slower than this is gone, in real milliseconds. */
const BODY_MS = 30_000;
/** More at a time are answered with "later": for one address, and for all of them together. */
const MOST_AT_ONE = 1_500;
const MOST_AT_ONCE = 3_000;
const MOST_BYTES = 64 * 1024 * 1024;

const PATH = /^\/hooks\/([0-9A-Za-z-]{8,128})$/;

const send = (response: ServerResponse, { status, says, field }: Answer): void => {
  if (response.headersSent || response.destroyed) return;
  const later = status === 429 || status === 503 ? { 'retry-after': '30' } : {};
  const allow = status === 405 ? { allow: 'POST' } : {};
  // What was not read cannot be followed by another request.
  const close = status === 413 || status === 429 ? { connection: 'close' } : {};
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...later, ...allow, ...close })
    .end(`${JSON.stringify({ says, ...(field !== undefined && { field }) })}\n`);
};

const TOO_LARGE: Answer = { status: 413, says: 'Too large: at most 256 KiB.' };
const LATER = 'Too much at once. Nothing was recorded: send it again in half a minute.';

/** The body, or null where it is larger than the limit; rejects when the sender goes away or is too slow. */
const bodyOf = (request: IncomingMessage, reserve: (bytes: number) => boolean): Promise<Buffer | Answer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const ceiling = setTimeout(() => request.destroy(), BODY_MS);
    const end = (outcome: Buffer | Answer): void => {
      clearTimeout(ceiling);
      resolve(outcome);
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > BODY_LIMIT_BYTES) {
        chunks.length = 0;
        request.removeAllListeners('data').resume();
        end(TOO_LARGE);
      } else if (reserve(chunk.length)) chunks.push(chunk);
      else {
        request.removeAllListeners('data').resume();
        end({ status: 503, says: LATER });
      }
    });
    request.on('end', () => end(Buffer.concat(chunks)));
    request.on('close', () => {
      clearTimeout(ceiling);
      reject(new Error('The sender went away.'));
    });
    request.on('error', (error) => {
      clearTimeout(ceiling);
      reject(error);
    });
  });

/** `POST /hooks/ID`: reads what fits, holds no more than it can, and leaves the rest to the use case. */
export const createHookDoor = ({ take, epochMs }: HookDoorParts): HookDoor => {
  const underWay = new Map<string, number>();
  let all = 0;
  let bytesHeld = 0;

  const enter = (hookId: string): Answer | null => {
    const here = underWay.get(hookId) ?? 0;
    if (here >= MOST_AT_ONE) return { status: 429, says: LATER };
    if (all >= MOST_AT_ONCE) return { status: 503, says: LATER };
    underWay.set(hookId, here + 1);
    all += 1;
    return null;
  };

  const leave = (hookId: string, bytes: number): void => {
    const left = (underWay.get(hookId) ?? 1) - 1;
    if (left === 0) underWay.delete(hookId);
    else underWay.set(hookId, left);
    all -= 1;
    bytesHeld -= bytes;
  };

  const answer = async (
    hookId: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    let reserved = 0;
    const reserve = (bytes: number): boolean => {
      if (bytesHeld + bytes > MOST_BYTES) return false;
      bytesHeld += bytes;
      reserved += bytes;
      return true;
    };
    try {
      const body = await bodyOf(request, reserve);
      if (!Buffer.isBuffer(body)) return send(response, body);
      send(response, await take({ hookId, headers: request.headers, body, epochMs: epochMs() }));
    } catch {
      // Nobody is there to be answered.
      response.destroy();
    } finally {
      leave(hookId, reserved);
    }
  };

  /** What can be said without reading the body; it is thrown away as it comes. */
  const atTheDoor = (hookId: string | undefined, request: IncomingMessage): Answer | null => {
    if (hookId === undefined) return { status: 404, says: 'No hook has this address.' };
    if (request.method !== 'POST') return { status: 405, says: 'Other systems send POST requests here.' };
    return Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES ? TOO_LARGE : enter(hookId);
  };

  return (path, request, response) => {
    const [, hookId = ''] = PATH.exec(path) ?? [];
    const turnedAway = atTheDoor(hookId === '' ? undefined : hookId, request);
    if (turnedAway === null) return void answer(hookId, request, response);
    request.resume();
    send(response, turnedAway);
  };
};
