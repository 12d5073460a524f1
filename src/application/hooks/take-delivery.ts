import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { InboundHook } from '../../domain/hooks/hook.ts';
import type { House } from '../house.ts';
import type { Log } from '../ports.ts';
import { StorageUnavailable } from '../store-faults.ts';
import { type ArrivedFact, jsonIn, readFact } from './fact-shape.ts';
import { readGithub } from './github-fact.ts';
import type { Vault } from './hook-ports.ts';
import { type Answered, recordFact } from './record-fact.ts';
import { githubSignatureProblem, signatureProblem } from './signature.ts';

/** A request as it came in; header names in small letters. */
export type Arrived = {
  hookId: string;
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  body: Buffer;
  /** The real time: signatures are dated with it, also in a rehearsal. */
  epochMs: number;
};

export type DeliveryParts = {
  house: House;
  workspaceId: string;
  vault: Vault | null;
  log: Log;
};

const NOT_NOW = 'Greenlight cannot take it now. Nothing was recorded: send it again in a minute.';

const headerOf = ({ headers }: Arrived, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

const digestOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex');

/** What was answered to the same delivery, and by which bytes it is known. */
const keptShape = z.object({ digest: z.string() });

type Delivery = { key: string; digest: string; arrived: ArrivedFact };

/** One transaction: the same delivery twice takes effect once, and what was refused may come again when it is mended. */
const record = (
  { house }: DeliveryParts,
  hook: InboundHook,
  { key, digest, arrived }: Delivery,
): Promise<Answered> =>
  house.store.transaction(async (tx) => {
    const inbound = `hook:${hook.id}:${key}`;
    const before = await tx.rememberInbound(hook.workspaceId, inbound, house.clock.now());
    if (before !== null) {
      const kept = keptShape.safeParse(before.answer);
      return kept.success && kept.data.digest === digest
        ? { status: 200, says: 'Already taken: nothing was changed.' }
        : { status: 409, says: 'Something else came with this id before: give it another one.', field: 'id' };
    }
    const answered = await recordFact({ tx, house, hook, arrived });
    if (answered.status !== 200) throw new Refusal(answered);
    await tx.answerInbound(hook.workspaceId, inbound, { answer: { digest } });
    return answered;
  });

/** Takes the transaction back with what is answered. */
class Refusal extends Error {
  readonly answered: Answered;

  constructor(answered: Answered) {
    super(answered.says);
    this.answered = answered;
  }
}

const inOurFormat = (json: unknown, digest: string): Delivery | Answered => {
  const read = readFact(json);
  return 'misread' in read
    ? { status: 400, says: `${read.misread.field}: ${read.misread.problem}`, field: read.misread.field }
    : { key: read.id, digest, arrived: read.arrived };
};

/** GitHub signs no delivery id, so that its bytes are what tells one delivery from another. */
const inGithubsFormat = (
  { house }: DeliveryParts,
  event: string,
  json: unknown,
  digest: string,
): Delivery | Answered => {
  const read = readGithub(event, json, house.clock.now());
  if ('nothing' in read) return { status: 200, says: `${read.nothing} Nothing was recorded.` };
  if ('misread' in read) {
    return { status: 400, says: `${read.misread.field}: ${read.misread.problem}`, field: read.misread.field };
  }
  return { key: `github:${digest}`, digest, arrived: read.arrived };
};

/** GitHub reports every branch: one that belongs to no release is no mistake of anybody's. */
const forGithub = (answered: Answered): Answered =>
  answered.status === 400 && answered.field === 'release'
    ? { status: 200, says: `${answered.says} Nothing was recorded.` }
    : answered;

const checked = (arrived: Arrived, secret: string): string | null => {
  const { body, epochMs } = arrived;
  if (headerOf(arrived, 'x-github-event') !== undefined) {
    return githubSignatureProblem(secret, { signature: headerOf(arrived, 'x-hub-signature-256'), body });
  }
  return signatureProblem(secret, {
    timestamp: headerOf(arrived, 'x-greenlight-timestamp'),
    signature: headerOf(arrived, 'x-greenlight-signature'),
    body,
    epochMs,
  });
};

const take = async (parts: DeliveryParts, arrived: Arrived): Promise<Answered> => {
  const { house, vault, workspaceId, log } = parts;
  const hook = await house.store.reads.hook(workspaceId, arrived.hookId);
  if (hook === null || hook.direction !== 'in') return { status: 404, says: 'No hook has this address.' };
  const secret = vault?.open(hook.sealedSecret, hook.id) ?? null;
  if (secret === null) {
    log.error(
      { hook: hook.name },
      'The secret of a hook cannot be opened: is GREENLIGHT_SECRET_KEY the same?',
    );
    return { status: 503, says: NOT_NOW };
  }
  const problem = checked(arrived, secret);
  if (problem !== null) return { status: 401, says: problem };
  const read = jsonIn(arrived.body);
  if (read === null) {
    return {
      status: 400,
      says: 'The body is no JSON. With GitHub, choose the content type application/json.',
      field: '',
    };
  }
  const event = headerOf(arrived, 'x-github-event');
  const digest = digestOf(arrived.body);
  const delivery =
    event === undefined ? inOurFormat(read.json, digest) : inGithubsFormat(parts, event, read.json, digest);
  if ('status' in delivery) return delivery;
  const answered = await record(parts, hook, delivery).catch((error: unknown) => {
    if (error instanceof Refusal) return error.answered;
    throw error;
  });
  house.nudge();
  return event === undefined ? answered : forGithub(answered);
};

/**
 * Takes what another system sends to a hook's address: checks the signature, reads it, and records it once. Never
 * throws: what fails on our side is answered with 503 and written down.
 */
export const takeDelivery = async (parts: DeliveryParts, arrived: Arrived): Promise<Answered> => {
  try {
    return await take(parts, arrived);
  } catch (error) {
    const isBusy = error instanceof StorageUnavailable;
    parts.log[isBusy ? 'warn' : 'error']({ err: error }, 'A delivery to a hook could not be taken.');
    return { status: 503, says: NOT_NOW };
  }
};
