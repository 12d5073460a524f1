import { createHash, createHmac } from 'node:crypto';
import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { createStore } from '../../src/adapters/store/store.ts';
import { addHook } from '../../src/application/hooks/manage-hooks.ts';
import { createVault } from '../../src/application/hooks/vault.ts';
import type { HookForm } from '../../src/domain/hooks/hook-form.ts';
import { WORKSPACE } from './builders.ts';
import type { Rehearsal } from './rehearsal.ts';
import { countingIds } from './store.ts';

export const SECRET_KEY = '5eed'.repeat(16);

/** What a rehearsal needs for hooks. */
export const HOOK_ENV = { GREENLIGHT_SECRET_KEY: SECRET_KEY, HOOKS_INSIDE: 'yes' } as const;

export type MadeHook = { id: string; secret: string };

let made = 0;

/** Adds a hook beside the bot, as the command line does. */
export const makeHook = async ({ database, slack }: Rehearsal, form: HookForm): Promise<MadeHook> => {
  made += 1;
  const opened = openDatabase({ url: database });
  const { next } = countingIds(`hook${made}x${slack.clock.now()}`);
  const ids = { next, random: () => createHash('sha256').update(next()).digest('hex').slice(0, 32) };
  const store = createStore({ db: opened.db, ids, bootId: 'beside' });
  const now = () => new Date(slack.clock.now()).toISOString();
  const house = { store, ids, clock: { now, monotonicMs: () => 0 }, nudge: () => undefined };
  const place = { vault: createVault(SECRET_KEY, ids), publicUrl: null, insideToo: true };
  const added = await addHook(house, place, { workspaceId: WORKSPACE }, form);
  await opened.close();
  if (!added.ok) throw new Error(JSON.stringify(added.refusal));
  return { id: added.hook.id, secret: added.secret };
};

/** A way in that may report everything. */
export const makeInbound = (
  rehearsal: Rehearsal,
  overrides: Partial<Extract<HookForm, { direction: 'in' }>> = {},
): Promise<MadeHook> =>
  makeHook(rehearsal, {
    direction: 'in',
    name: 'ci',
    reports: ['check', 'stage', 'alert', 'adoption', 'measure'],
    departmentIds: [],
    releaseKey: '',
    ...overrides,
  });

const seconds = (offset = 0): string => String(Math.floor(Date.now() / 1000) + offset);

export const signed = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

export type Sent = { status: number; says: string; field?: string; headers: Headers };

const answerOf = async (response: Response): Promise<Sent> => ({
  ...((await response.json()) as { says: string; field?: string }),
  status: response.status,
  headers: response.headers,
});

type Sending = {
  body?: string;
  timestamp?: string;
  signature?: string;
  headers?: Record<string, string>;
  method?: string;
};

/** Sends to a hook's address, signed unless told otherwise. */
export const send = async (
  { url }: Rehearsal,
  { id, secret }: MadeHook,
  fact: object | string,
  sending: Sending = {},
): Promise<Sent> => {
  const body = sending.body ?? (typeof fact === 'string' ? fact : JSON.stringify(fact));
  const timestamp = sending.timestamp ?? seconds();
  const headers: Record<string, string> = sending.headers ?? {
    'x-greenlight-timestamp': timestamp,
    'x-greenlight-signature': sending.signature ?? signed(secret, timestamp, body),
  };
  const method = sending.method ?? 'POST';
  const response = await fetch(`${url()}/hooks/${id}`, {
    method,
    headers,
    ...(method !== 'GET' && { body }),
  });
  return answerOf(response);
};

export const secondsFromNow = seconds;

/** What GitHub sends, signed as it signs. */
export const sendAsGithub = (
  rehearsal: Rehearsal,
  hook: MadeHook,
  event: string,
  payload: object,
  delivery = 'b2a1c3d4-0000-4000-8000-000000000001',
): Promise<Sent> => {
  const body = JSON.stringify(payload);
  return send(rehearsal, hook, body, {
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': delivery,
      'x-hub-signature-256': `sha256=${createHmac('sha256', hook.secret).update(body).digest('hex')}`,
    },
  });
};
