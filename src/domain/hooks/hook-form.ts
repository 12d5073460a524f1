import type { FieldProblem } from '../refusal.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { FACT_KINDS, type FactKind, type Hook, MOST_HOOKS, TOPICS, type Topic } from './hook.ts';

/** What somebody asks for when they add a hook. */
export type HookForm =
  | {
      direction: 'in';
      name: string;
      reports: readonly string[];
      departmentIds: readonly string[];
      releaseKey: string;
    }
  | { direction: 'out'; name: string; topics: readonly string[]; address: string };

/** What is stored of it. */
export type HookWish =
  | {
      direction: 'in';
      name: string;
      reports: readonly FactKind[];
      departmentIds: readonly string[];
      releaseKey: string | null;
    }
  | { direction: 'out'; name: string; topics: readonly Topic[]; address: string };

export const HOOK_NAME_MAX = 40;

const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/**
 * What is wrong with an address that decisions are to be sent to; null where nothing is. Where a name leads is looked
 * at again each time that something is sent there.
 *
 * @param insideToo whether whoever runs the installation allows addresses of its own network
 */
export const addressProblem = (address: string, insideToo: boolean): string | null => {
  if (!URL.canParse(address)) return 'Write a whole address, as in https://example.com/greenlight.';
  const { protocol, username, password, hash, hostname } = new URL(address);
  if (`${username}${password}` !== '')
    return 'Leave user name and password out: the signature proves who sends.';
  if (hash !== '') return 'Leave out what follows the #.';
  if (protocol === 'https:') {
    return isLoopback(hostname) && !insideToo ? 'That address leads to this machine itself.' : null;
  }
  if (protocol === 'http:' && insideToo && isLoopback(hostname)) return null;
  return 'The address has to begin with https://.';
};

const nameProblems = (name: string, others: readonly Hook[]): FieldProblem[] => {
  const field = 'name';
  if (name === '') return [{ field, problem: 'Give it a name: messages and the record call it so.' }];
  if ([...name].length > HOOK_NAME_MAX) return [{ field, problem: `At most ${HOOK_NAME_MAX} characters.` }];
  const isTaken = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
  return isTaken ? [{ field, problem: 'There is one with this name already.' }] : [];
};

const among = <T extends string>(all: readonly T[], chosen: readonly string[]): T[] =>
  all.filter((each) => chosen.includes(each));

type Around = { hooks: readonly Hook[]; settings: WorkspaceSettings; insideToo: boolean };

/** What is to be stored, or every problem at once, each at its field. */
export const readHookForm = (
  form: HookForm,
  { hooks, settings, insideToo }: Around,
): { wish: HookWish } | { problems: readonly FieldProblem[] } => {
  const name = form.name.trim();
  const full: FieldProblem[] =
    hooks.length < MOST_HOOKS
      ? []
      : [{ field: 'name', problem: `There are ${MOST_HOOKS} already: remove one first.` }];
  const problems: FieldProblem[] = [...full, ...nameProblems(name, hooks)];
  if (form.direction === 'in') {
    const reports = among(FACT_KINDS, form.reports);
    if (reports.length === 0) problems.push({ field: 'reports', problem: 'Choose at least one.' });
    const unknown = form.departmentIds.filter((id) => !settings.departments.some((each) => each.id === id));
    if (unknown.length > 0) problems.push({ field: 'departmentIds', problem: 'Not known here any more.' });
    if (problems.length > 0) return { problems };
    const { departmentIds, releaseKey } = form;
    return { wish: { direction: 'in', name, reports, departmentIds, releaseKey: releaseKey.trim() || null } };
  }
  const topics = among(TOPICS, form.topics);
  if (topics.length === 0) problems.push({ field: 'topics', problem: 'Choose at least one.' });
  const address = form.address.trim();
  const wrong = addressProblem(address, insideToo);
  if (wrong !== null) problems.push({ field: 'address', problem: wrong });
  return problems.length > 0 ? { problems } : { wish: { direction: 'out', name, topics, address } };
};
