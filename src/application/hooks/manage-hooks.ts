import type { AuditAuthor } from '../../domain/audit-record.ts';
import type { Hook } from '../../domain/hooks/hook.ts';
import { type HookForm, readHookForm } from '../../domain/hooks/hook-form.ts';
import { stampOf } from '../../domain/person.ts';
import { mayChangeSettings } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';
import { appendRecord } from '../record/append-record.ts';
import { commandLineStamp } from '../settings/import-settings.ts';
import type { HookPlace, Vault } from './hook-ports.ts';

/** What whoever added it enters elsewhere. The secret is shown this once. */
export type Shown = { ok: true; hook: Hook; secret: string };

/** What is stored of an answer: never the secret. */
type Done = { ok: true; hookId: string } | Refused;

const NO_KEY =
  'No hook can be made here: GREENLIGHT_SECRET_KEY is not set. Whoever runs Greenlight can set it.';

const field = (name: string, problem: string): Refused =>
  refuse({ code: 'fields_invalid', problems: [{ field: name, problem }] });

const GONE = field('name', 'Nothing was changed: somebody removed this hook.');

/** 256 random bits, with a beginning by which a scanner of sources finds it where it should not be. */
const freshSecret = ({ ids }: Pick<House, 'ids'>): string => `glh_${ids.random()}${ids.random()}`;

type Acting = { house: House; vault: Vault; by: AuditAuthor };

const noted = async (
  tx: Transaction,
  { house, by }: Acting,
  hook: Pick<Hook, 'workspaceId' | 'name' | 'direction'>,
  change: 'added' | 'new_secret' | 'removed',
): Promise<void> => {
  const { workspaceId, name, direction } = hook;
  const event = { type: 'hook_changed', name, direction, change } as const;
  const draft = { id: house.ids.next(), releaseId: null, event, by, at: house.clock.now() };
  await appendRecord(tx, await tx.settings(workspaceId), [draft]);
};

const add = async (
  tx: Transaction,
  acting: Acting,
  { workspaceId, form, insideToo }: { workspaceId: string; form: HookForm; insideToo: boolean },
): Promise<Done> => {
  const { house, vault, by } = acting;
  const settings = await tx.settings(workspaceId);
  const read = readHookForm(form, { hooks: await tx.hooks(workspaceId), settings, insideToo });
  if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
  const { wish } = read;
  if (wish.direction === 'in' && wish.releaseKey !== null) {
    const release = await tx.releaseByKey(workspaceId, wish.releaseKey);
    if (release === null) return field('releaseKey', `No release is called "${wish.releaseKey}".`);
  }
  const id = house.ids.random();
  const hook: Hook = {
    ...wish,
    id,
    workspaceId,
    sealedSecret: vault.seal(freshSecret(house), id),
    createdBy: { userId: by.userId, name: by.name },
    createdAt: house.clock.now(),
  };
  await tx.addHook(hook);
  await noted(tx, acting, hook, 'added');
  return { ok: true, hookId: id };
};

const renew = async (
  tx: Transaction,
  acting: Acting,
  { workspaceId, hookId }: { workspaceId: string; hookId: string },
): Promise<Done> => {
  const hook = await tx.hook(workspaceId, hookId);
  if (hook === null) return GONE;
  const { house, vault } = acting;
  await tx.saveHookSecret(workspaceId, hookId, vault.seal(freshSecret(house), hookId));
  await noted(tx, acting, hook, 'new_secret');
  return { ok: true, hookId };
};

const remove = async (
  tx: Transaction,
  acting: Omit<Acting, 'vault'>,
  { workspaceId, hookId }: { workspaceId: string; hookId: string },
): Promise<Done> => {
  const hook = await tx.hook(workspaceId, hookId);
  if (hook === null) return GONE;
  await tx.removeHook(workspaceId, hookId);
  await noted(tx, acting as Acting, hook, 'removed');
  return { ok: true, hookId };
};

/** Runs it for an admin in Slack, or for whoever runs the program (`workspaceId` alone). */
type On = { request: Request } | { workspaceId: string };

const workspaceOf = (on: On): string => ('request' in on ? on.request.actor.workspaceId : on.workspaceId);

const authorOf = (on: On): AuditAuthor =>
  'request' in on ? { ...stampOf(on.request.actor), role: 'admin' } : { ...commandLineStamp, role: 'admin' };

const inOne = async (house: House, on: On, work: (tx: Transaction) => Promise<Done>): Promise<Done> => {
  if (!('request' in on)) return house.store.transaction(work);
  return once(house, on.request, async (tx): Promise<Done> => {
    const { actor } = on.request;
    const settings = await tx.settings(actor.workspaceId);
    if (mayChangeSettings(actor, settings)) return work(tx);
    const entitled = { role: 'admin', userIds: settings.admins } as const;
    return refuse({ code: 'not_entitled', command: 'settings', entitled });
  });
};

/** Reads back what stands: so the same request twice shows the same secret, and no answer that is kept holds one. */
const shown = async (
  house: House,
  vault: Vault,
  workspaceId: string,
  done: Done,
): Promise<Shown | Refused> => {
  if (!done.ok) return done;
  const hook = await house.store.reads.hook(workspaceId, done.hookId);
  const secret = hook === null ? null : vault.open(hook.sealedSecret, hook.id);
  return hook === null || secret === null ? GONE : { ok: true, hook, secret };
};

/** Adds a way in or out, with a secret of its own. */
export const addHook = async (
  house: House,
  { vault, insideToo }: HookPlace,
  on: On,
  form: HookForm,
): Promise<Shown | Refused> => {
  if (vault === null) return field('name', NO_KEY);
  const workspaceId = workspaceOf(on);
  const acting = { house, vault, by: authorOf(on) };
  const done = await inOne(house, on, (tx) => add(tx, acting, { workspaceId, form, insideToo }));
  return shown(house, vault, workspaceId, done);
};

/** Gives a hook a new secret; the old one is worth nothing from now on. */
export const renewSecret = async (
  house: House,
  { vault }: HookPlace,
  on: On,
  hookId: string,
): Promise<Shown | Refused> => {
  if (vault === null) return field('name', NO_KEY);
  const workspaceId = workspaceOf(on);
  const acting = { house, vault, by: authorOf(on) };
  const done = await inOne(house, on, (tx) => renew(tx, acting, { workspaceId, hookId }));
  return shown(house, vault, workspaceId, done);
};

/** Removes a hook: what it reported stays, what waits for it is told to nobody. */
export const removeHook = (house: House, on: On, hookId: string): Promise<Done> => {
  const acting = { house, by: authorOf(on) };
  return inOne(house, on, (tx) => remove(tx, acting, { workspaceId: workspaceOf(on), hookId }));
};

/** Where a way in is reached: the whole address where it is known. */
export const addressOf = ({ id }: Pick<Hook, 'id'>, { publicUrl }: Pick<HookPlace, 'publicUrl'>): string =>
  `${publicUrl ?? ''}/hooks/${id}`;
