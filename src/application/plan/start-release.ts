import { decide } from '../../domain/decide.ts';
import { type FormFields, mergeForm } from '../../domain/plan/merge-form.ts';
import { NEEDED_TO_START, type NeededToStart } from '../../domain/plan/what-start-demands.ts';
import { mayBeToldOf } from '../../domain/policy.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Plan, Release } from '../../domain/release.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import { scheduleCheck } from '../directory/run-check.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';

/** What was typed into the form before Start; only what it showed. */
export type TypedAtStart = Partial<Record<NeededToStart, string>>;

/** @property told what a field held that somebody else had filled, where whoever types has read it since */
type Wish = { releaseId: string; typed: TypedAtStart; told: FormFields };

/** The fields that the form showed empty, as they are to be written; or which of them are in somebody's way. */
const written = ({ plan }: Release, { typed, told }: Wish): Partial<Plan> | { problems: Outcome } => {
  const fields = NEEDED_TO_START.filter((field) => typed[field] !== undefined);
  const given = Object.fromEntries(fields.map((field) => [field, (typed[field] ?? '').trim()]));
  const empty = fields.filter((field) => given[field] === '');
  if (empty.length > 0) {
    const problems = empty.map((field) => ({ field, problem: 'Say it in a few words.' }));
    return { problems: refuse({ code: 'fields_invalid', problems }) };
  }
  const shown = Object.fromEntries(
    fields.map((field) => [field, plan[field] === told[field] ? plan[field] : '']),
  );
  const merge = mergeForm(shown, given, Object.fromEntries(fields.map((field) => [field, plan[field]])));
  return merge.ok ? given : { problems: refuse({ code: 'fields_invalid', problems: merge.problems }) };
};

/** Saves what was typed and starts; where the rules refuse the start, nothing is written. */
const startWith = async (tx: Transaction, house: House, { actor }: Request, wish: Wish): Promise<Outcome> => {
  const { releaseId, typed } = wish;
  const { workspaceId } = actor;
  const change = (command: Parameters<typeof decide>[1]) =>
    changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
  if (Object.keys(typed).length === 0) return change({ type: 'start' });
  const [release, settings] = [await tx.release(workspaceId, releaseId), await tx.settings(workspaceId)];
  if (release === null || !mayBeToldOf(actor, release, settings)) {
    return refuse({ code: 'unknown_release', typed: '', near: [] });
  }
  const plan = written(release, wish);
  if ('problems' in plan) return plan.problems as Outcome;
  const edit = { type: 'edit', change: { plan } } as const;
  const context = { actor, now: house.clock.now(), settings };
  const edited = decide(release, edit, context);
  if (!edited.ok) return edited;
  const started = decide(edited.release, { type: 'start' }, context);
  if (!started.ok) return started;
  await change(edit);
  return change({ type: 'start' });
};

/**
 * Start: from here on departments hear of the release. What the plan has to say before is saved with it. The first
 * one in a workspace also has the installation checked, so that a channel that cannot be reached shows itself now
 * and not at the ask.
 */
export const startRelease = (
  house: House,
  request: Request,
  releaseId: string,
  { typed = {}, told = {} }: Partial<Pick<Wish, 'typed' | 'told'>> = {},
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { workspaceId, userId } = request.actor;
    const outcome = await startWith(tx, house, request, { releaseId, typed, told });
    if (outcome.ok && (await tx.claimOnce(workspaceId, 'first_start_check', house.clock.now()))) {
      await scheduleCheck(tx, house, { workspaceId, userId });
    }
    return outcome;
  });
