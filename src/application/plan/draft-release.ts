import type { AuditAuthor } from '../../domain/audit-record.ts';
import type { InvitedDepartment } from '../../domain/command.ts';
import { decided } from '../../domain/decision.ts';
import { NO_FAMILY } from '../../domain/family/family.ts';
import { type Actor, stampOf } from '../../domain/person.ts';
import { freshLight } from '../../domain/plan/decide-plan.ts';
import { NOTHING_YET } from '../../domain/plan/nothing-yet.ts';
import { keyFor, uniqueKey } from '../../domain/plan/release-name.ts';
import { type Plan, type Release, titleOf } from '../../domain/release.ts';
import type { Department } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { Transaction } from '../ports.ts';
import { recordDecision } from '../record-decision.ts';

/** A department as a release takes it along: question, lead time and required stay as they are now. */
export const invitationOf = (department: Department): InvitedDepartment => ({
  departmentId: department.id,
  name: department.name,
  question: department.question,
  leadTimeDays: department.leadTimeDays,
  required: department.required,
  rules: department.rules,
  packId: department.packId,
});

/**
 * Writes a new draft down, in the caller's transaction: its manager gets the card, nobody else hears of it.
 *
 * @param by who the record names, where that is not its manager
 */
export const draftRelease = async (
  tx: Transaction,
  house: Pick<House, 'ids' | 'clock'>,
  {
    plan,
    invited,
    manager,
    practice,
    by,
  }: {
    plan: Plan;
    invited: readonly Department[];
    manager: Actor;
    practice: boolean;
    by?: AuditAuthor;
  },
): Promise<Release> => {
  const { workspaceId } = manager;
  const now = house.clock.now();
  const taken = new Set(await tx.keys(workspaceId));
  const release: Release = {
    ...NOTHING_YET,
    id: house.ids.next(),
    workspaceId,
    key: uniqueKey(keyFor(plan), (key) => taken.has(key)),
    stage: 'draft',
    plan,
    manager: stampOf(manager),
    seeksManager: false,
    standInId: null,
    visibility: 'everyone',
    privateChannelId: null,
    practice,
    lights: invited.map((department) => freshLight(invitationOf(department))),
    urgent: null,
    family: NO_FAMILY,
    createdAt: now,
  };
  const drafted = { type: 'release_drafted', title: titleOf(release), launch: plan.launch } as const;
  const decision = decided(release, drafted);
  await recordDecision(tx, house.ids, { before: null, decision, actor: manager, now, ...(by && { by }) });
  return release;
};
