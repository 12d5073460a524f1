import { decide } from '../../domain/decide.ts';
import { decided } from '../../domain/decision.ts';
import { planOfSplit, type SplitChoice, splitRelease } from '../../domain/family/split.ts';
import { isSettled } from '../../domain/lights/light.ts';
import { isReady } from '../../domain/lights/verdict.ts';
import { startedEvent } from '../../domain/plan/decide-plan.ts';
import { type PlanForm, readLaunch, titleProblem } from '../../domain/plan/plan-form.ts';
import { keyFor, splitNameAndVersion, uniqueKey } from '../../domain/plan/release-name.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import { type PlannedLaunch, type Release, titleOf } from '../../domain/release.ts';
import type { Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { recordDecision } from '../record-decision.ts';
import { releaseSeenBy } from './release-seen-by.ts';

/** What is split off, as typed. */
export type SplitForm = SplitChoice & Pick<PlanForm, 'title' | 'date' | 'time' | 'zone'>;

/** Its name and moment, or every problem at once, each at its field. */
export const readSplit = (
  form: SplitForm,
  now: string,
): { title: string; launch: PlannedLaunch } | { problems: readonly FieldProblem[] } => {
  const title = titleProblem(form.title);
  const read = readLaunch(form, now);
  const problems = [
    ...(title === null ? [] : [{ field: 'title', problem: title }]),
    ...('problems' in read ? read.problems : []),
  ];
  return problems.length > 0 || 'problems' in read
    ? { problems }
    : { title: form.title.trim(), launch: read.launch };
};

/** What is split off as it would be, for a look and for the decision. */
export const splitOffOf = (
  from: Release,
  form: SplitForm,
  { id, key, now, launch }: { id: string; key: string; now: string; launch: PlannedLaunch },
): Release => {
  const plan = planOfSplit(from, form, { ...splitNameAndVersion(form.title.trim()), launch });
  return splitRelease(from, form, { named: { id, key, createdAt: now }, plan });
};

const eventsOf = (off: Release, from: Release) => {
  const kept = off.lights.filter(isSettled).map(({ name }) => name);
  return [
    { type: 'release_drafted', title: titleOf(off), launch: off.plan.launch } as const,
    { type: 'split_from', from: { releaseId: from.id, title: titleOf(from) }, kept } as const,
    ...(off.startedAt === null ? [] : [startedEvent(off)]),
    ...(off.startedAt !== null && isReady(off) ? [{ type: 'all_green' } as const] : []),
  ];
};

/** Points and departments become a release of their own; both decisions stand, or neither. */
export const splitOffRelease = (
  house: House,
  request: Request,
  { releaseId, form }: { releaseId: string; form: SplitForm },
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const from = await releaseSeenBy(tx, actor, releaseId);
    if (from === null) return refuse({ code: 'unknown_release', typed: '', near: [] });
    const settings = await tx.settings(workspaceId);
    const now = house.clock.now();
    const id = house.ids.next();
    const { itemIds, departmentIds } = form;
    const to = { releaseId: id, title: form.title.trim() };
    const decision = decide(
      from,
      { type: 'split_off', itemIds, departmentIds, to },
      { actor, now, settings },
    );
    const read = readSplit(form, now);
    const own = 'problems' in read ? read.problems : [];
    if (!decision.ok) {
      const { refusal } = decision;
      return refusal.code === 'fields_invalid'
        ? refuse({ ...refusal, problems: [...refusal.problems, ...own] })
        : decision;
    }
    if ('problems' in read) return refuse({ code: 'fields_invalid', problems: own });
    const taken = new Set(await tx.keys(workspaceId));
    const key = uniqueKey(keyFor(splitNameAndVersion(read.title)), (each) => taken.has(each));
    const off = splitOffOf(from, form, { id, key, now, launch: read.launch });
    const deciding = { actor, now, read: { settings } };
    await recordDecision(tx, house.ids, {
      ...deciding,
      before: null,
      decision: decided(off, ...eventsOf(off, from)),
    });
    await recordDecision(tx, house.ids, { ...deciding, before: from, decision });
    return { ok: true, releaseId: id, changed: true };
  });
