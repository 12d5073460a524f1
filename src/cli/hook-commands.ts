import type { Command } from 'commander';
import { refusalWords } from '../adapters/slack/words/refusal.ts';
import { SET_KEY } from '../application/hooks/check-hooks.ts';
import type { HookPlace } from '../application/hooks/hook-ports.ts';
import {
  addHook,
  addressOf,
  removeHook,
  renewSecret,
  type Shown,
} from '../application/hooks/manage-hooks.ts';
import { createVault } from '../application/hooks/vault.ts';
import type { Reads } from '../application/ports.ts';
import { readHookPlace } from '../config.ts';
import { FACT_KINDS, type Hook, TOPICS } from '../domain/hooks/hook.ts';
import type { HookForm } from '../domain/hooks/hook-form.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import { houseOf } from './house-of.ts';
import { withStore } from './open-store.ts';
import { workspaceIn } from './workspace.ts';

/** What hooks are kept with here; without a key nothing can be made. */
export const hookPlaceOf = ({ env, ids }: Pick<CliContext, 'env' | 'ids'>): HookPlace => {
  const reading = readHookPlace(env);
  if (!reading.ok) throw new CliFailure(reading.problems.join('\n'));
  const { secretKey, publicUrl, hooksInside } = reading.place;
  return {
    vault: secretKey === null ? null : createVault(secretKey, ids),
    publicUrl,
    insideToo: hooksInside,
  };
};

const placeToWrite = (context: CliContext): HookPlace => {
  const place = hookPlaceOf(context);
  if (place.vault === null) throw new CliFailure(`Hooks need a key that keeps their secrets. ${SET_KEY}`);
  return place;
};

const failureOf = (refusal: Refusal): CliFailure =>
  refusal.code === 'fields_invalid'
    ? new CliFailure(refusal.problems.map(({ field, problem }) => `${field}: ${problem}`).join('\n'))
    : new CliFailure(refusalWords(refusal, (id) => id, '/release'));

/** A slip of the pen would make a hook that may do less than was meant: the words one may write are named. */
const words = (option: string, typed: readonly string[], known: readonly string[]): readonly string[] => {
  const all = typed.flatMap((each) => each.split(',')).filter((each) => each !== '');
  const strange = all.find((each) => !known.includes(each));
  if (strange === undefined) return all;
  throw new CliFailure(`${option}: "${strange}" is not known. Write some of: ${known.join(', ')}`);
};

/** What belongs to the other direction would have no effect, and nobody would notice. */
const onlyOneWay = ({ to, reports, departments, release, events }: AddOptions): void => {
  const ofWayIn = { '--reports': reports, '--departments': departments, '--release': release };
  const unfit =
    to === undefined
      ? events === undefined
        ? []
        : ['--events']
      : Object.entries(ofWayIn).flatMap(([option, value]) => (value === undefined ? [] : [option]));
  if (unfit.length === 0) return;
  throw new CliFailure(
    to === undefined
      ? '--events is for telling a system: add --to ADDRESS.'
      : `${unfit.join(', ')} is for a system that reports: leave it out, or leave out --to.`,
  );
};

const tell = (context: CliContext, { hook, secret }: Shown, place: HookPlace): void => {
  const address = hook.direction === 'in' ? addressOf(hook, place) : hook.address;
  context.out(`address: ${address}\nsecret:  ${secret}\n`);
  context.err('The secret is shown this once.\n');
  if (hook.direction === 'in' && place.publicUrl === null)
    context.err('PUBLIC_URL is not set: put the address under which Greenlight is reached in front.\n');
};

const named = async (reads: Reads, workspaceId: string, name: string): Promise<Hook> => {
  const hooks = await reads.hooks(workspaceId);
  const hook = hooks.find((each) => each.id === name || each.name.toLowerCase() === name.toLowerCase());
  if (hook === undefined) throw new CliFailure(`There is no hook "${name}". See: greenlight hooks list`);
  return hook;
};

type AddOptions = {
  to?: string;
  reports?: readonly string[];
  departments?: readonly string[];
  release?: string;
  events?: readonly string[];
};

const departmentIds = async (
  reads: Reads,
  workspaceId: string,
  keys: readonly string[],
): Promise<readonly string[]> => {
  const { departments } = await reads.settings(workspaceId);
  return keys.map((key) => {
    const found = departments.find(
      (each) => each.key === key || each.name.toLowerCase() === key.toLowerCase(),
    );
    if (found === undefined) throw new CliFailure(`There is no department "${key}".`);
    return found.id;
  });
};

const add = (context: CliContext, name: string, options: AddOptions & GlobalOptions): Promise<void> =>
  withStore(context, options, 'write', async ({ store, ...opened }) => {
    const workspaceId = await workspaceIn(opened, options);
    onlyOneWay(options);
    const { to, reports = ['check', 'stage', 'alert'], departments = [], release = '', events } = options;
    const keys = departments.flatMap((each) => each.split(',')).filter((each) => each !== '');
    const form: HookForm =
      to === undefined
        ? {
            direction: 'in',
            name,
            reports: words('--reports', reports, FACT_KINDS),
            departmentIds: await departmentIds(store.reads, workspaceId, keys),
            releaseKey: release,
          }
        : {
            direction: 'out',
            name,
            address: to,
            topics: words('--events', events ?? TOPICS, TOPICS),
          };
    const place = placeToWrite(context);
    const added = await addHook(houseOf(store, context), place, { workspaceId }, form);
    if (!added.ok) throw failureOf(added.refusal);
    tell(context, added, place);
  });

const list = (context: CliContext, options: GlobalOptions): Promise<void> =>
  withStore(context, options, 'read', async ({ store, ...opened }) => {
    const place = hookPlaceOf(context);
    const workspaceId = await workspaceIn(opened, options);
    const backlogs = await store.reads.backlogs(workspaceId);
    const hooks = await store.reads.hooks(workspaceId);
    if (hooks.length === 0) context.err('There are none. To add one: greenlight hooks add --help\n');
    for (const hook of hooks) {
      const about = hook.direction === 'in' ? hook.reports.join(',') : hook.topics.join(',');
      const where = hook.direction === 'in' ? addressOf(hook, place) : hook.address;
      const waits = backlogs.find(({ hookId }) => hookId === hook.id);
      const waiting = waits === undefined ? '' : `\t${waits.waiting} waiting since ${waits.since}`;
      context.out(`${hook.name}\t${hook.direction}\t${about}\t${where}${waiting}\n`);
    }
  });

const rotate = (context: CliContext, name: string, options: GlobalOptions): Promise<void> =>
  withStore(context, options, 'write', async ({ store, ...opened }) => {
    const workspaceId = await workspaceIn(opened, options);
    const { id } = await named(store.reads, workspaceId, name);
    const place = placeToWrite(context);
    const renewed = await renewSecret(houseOf(store, context), place, { workspaceId }, id);
    if (!renewed.ok) throw failureOf(renewed.refusal);
    tell(context, renewed, place);
  });

const remove = (context: CliContext, name: string, options: GlobalOptions): Promise<void> =>
  withStore(context, options, 'write', async ({ store, ...opened }) => {
    const workspaceId = await workspaceIn(opened, options);
    const { id } = await named(store.reads, workspaceId, name);
    const removed = await removeHook(houseOf(store, context), { workspaceId }, id);
    if (!removed.ok) throw failureOf(removed.refusal);
    context.out(`${name} is removed.\n`);
  });

/** `greenlight hooks …`: ways in and out for other systems. */
export const addHooks = (program: Command, context: CliContext): void => {
  const hooks = program.command('hooks').description('ways in and out for other systems');
  hooks
    .command('add')
    .description('let a system report, or tell one of decisions with --to; prints address and secret once')
    .argument('<name>', 'as messages and the record call it')
    .option('--reports <kinds...>', 'check, stage, alert, adoption, measure')
    .option('--departments <keys...>', 'whose light a failed check turns red')
    .option('--release <key>', 'only about one release')
    .option('--to <address>', 'tell this address of decisions, https')
    .option('--events <topics...>', 'with --to: plan, lights, course, launch, after')
    .action((name: string, _options, command: Command) => add(context, name, command.optsWithGlobals()));
  hooks
    .command('list')
    .description('all hooks, without their secrets')
    .action((_options, command: Command) => list(context, command.optsWithGlobals()));
  hooks
    .command('rotate')
    .description('give a hook a new secret; the old one ends at once')
    .argument('<name>')
    .action((name: string, _options, command: Command) => rotate(context, name, command.optsWithGlobals()));
  hooks
    .command('remove')
    .description('remove a hook; what it reported stays')
    .argument('<name>')
    .action((name: string, _options, command: Command) => remove(context, name, command.optsWithGlobals()));
};
