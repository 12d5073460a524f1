import { isDate, toWall } from '../../domain/calendar.ts';
import { mayBeToldOf, mayNot } from '../../domain/policy.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import { departmentById, zoneOf } from '../../domain/settings/settings.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import { memberRefusal } from '../full-member.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';
import type { About } from './find-owed.ts';
import { presenceOf } from './staffing.ts';

/** Who may answer for a department, and until which day on its wall ('YYYY-MM-DD'); null for this release. */
export type LetIn = { userId: string; until: string | null };

const wrong = (field: string, problem: string): Refused =>
  refuse({ code: 'fields_invalid', problems: [{ field, problem }] });

const letIn = async (
  tx: Transaction,
  house: House,
  { actor }: Request,
  { releaseId, departmentId, userId, until }: About & LetIn,
): Promise<Outcome> => {
  const { workspaceId } = actor;
  const name = (await tx.person(workspaceId, userId))?.name ?? userId;
  const command = { type: 'let_answer', departmentId, delegate: { userId, name, until } } as const;
  return changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
};

/** Whether the day can be the last one; today still can. */
const untilProblem = async (
  tx: Transaction,
  house: House,
  { actor }: Request,
  { departmentId, until }: About & LetIn,
): Promise<Refused | null> => {
  if (until === null) return null;
  if (!isDate(until)) return wrong('until', 'Choose the last day.');
  const settings = await tx.settings(actor.workspaceId);
  const zone = zoneOf(settings, departmentById(settings, departmentId));
  return until < toWall(house.clock.now(), zone).date
    ? wrong('until', 'That day is over: choose today or later.')
    : null;
};

/** The release manager lets somebody answer for a department whose own people are silent. */
export const letSomebodyAnswer = (house: House, request: Request, wish: About & LetIn): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    if (wish.userId === '') return wrong('person', 'Choose who answers.');
    const refused =
      (await untilProblem(tx, house, request, wish)) ??
      (await memberRefusal(tx, request.actor.workspaceId, wish.userId));
    if (refused?.refusal.code === 'no_full_member') {
      return wrong(
        'person',
        `${refused.refusal.name} is no full member of this workspace: choose somebody else.`,
      );
    }
    return refused ?? letIn(tx, house, request, wish);
  });

/** Its deputies who are there get the question directly, for this release: they could answer all along. */
export const letDeputiesAnswer = (house: House, request: Request, about: About): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const settings = await tx.settings(actor.workspaceId);
    const department = departmentById(settings, about.departmentId);
    const release = await tx.release(actor.workspaceId, about.releaseId);
    if (release === null || !mayBeToldOf(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    if (department === undefined) return refuse({ code: 'unknown_department' });
    const now = house.clock.now();
    const presence = await presenceOf(tx, settings, department, now);
    const there = department.deputies.filter((userId) => presence(userId) === null);
    const name = department.name;
    const delegate = { userId: '', name: '', until: null };
    const command = { type: 'let_answer', departmentId: about.departmentId, delegate } as const;
    // Whoever may not decide it learns that first, and nothing about who is there.
    const refusal = mayNot(actor, command, release, settings, now);
    if (refusal !== null) return { ok: false, refusal };
    const [first, ...others] = there;
    if (first === undefined) return refuse({ code: 'no_deputy', name });
    let outcome = await letIn(tx, house, request, { ...about, userId: first, until: null });
    for (const userId of others) {
      if (outcome.ok) outcome = await letIn(tx, house, request, { ...about, userId, until: null });
    }
    return outcome;
  });
