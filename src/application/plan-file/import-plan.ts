import type { InvitedDepartment } from '../../domain/command.ts';
import { decide } from '../../domain/decide.ts';
import type { Actor } from '../../domain/person.ts';
import { type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { departmentById } from '../../domain/settings/settings.ts';
import { waitsFor } from '../change-release.ts';
import { memberRefusal } from '../full-member.ts';
import type { House } from '../house.ts';
import { draftRelease, invitationOf } from '../plan/draft-release.ts';
import type { Reads, Transaction } from '../ports.ts';
import { recordDecision } from '../record-decision.ts';
import { commandLineStamp } from '../settings/import-settings.ts';
import { namesIn } from './file-names.ts';
import { type Known, type Resolved, resolvePlan } from './resolve-plan.ts';
import type { PlaceProblem, WrittenPlan } from './written-plan.ts';

export type Imported =
  | { ok: true; release: Release; changed: boolean; doubts: readonly PlaceProblem[] }
  /** The file names what does not exist, or says what cannot be. */
  | { ok: false; problems: readonly PlaceProblem[] }
  | Refused;

const AUTHOR = { ...commandLineStamp, role: 'admin' } as const;

const knownIn = async (reads: Reads, workspaceId: string): Promise<Known> => ({
  settings: await reads.settings(workspaceId),
  names: await namesIn(reads, workspaceId),
  people: await reads.people(workspaceId),
});

/** What an import of the file would find, without writing anything. */
export const lookAtPlan = async (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  workspaceId: string,
  written: WrittenPlan,
  before: Release | null,
): Promise<{ problems: readonly PlaceProblem[]; doubts: readonly PlaceProblem[] }> => {
  const known = await knownIn(store.reads, workspaceId);
  return resolvePlan(written, known, { before, now: clock.now() });
};

const managerOf = async (tx: Transaction, workspaceId: string, userId: string): Promise<Actor | Refused> => {
  const refusal = await memberRefusal(tx, workspaceId, userId);
  const person = await tx.person(workspaceId, userId);
  if (refusal !== null || person === null) return refusal ?? refuse({ code: 'not_known_yet' });
  const { name, isFullMember, isSlackAdmin } = person;
  return { workspaceId, userId, name, isFullMember, isSlackAdmin };
};

/** Makes a draft of a file. Its manager gets the card; nobody else hears of it before Start. */
export const planFromFile = (
  house: House,
  { workspaceId, written, managerId }: { workspaceId: string; written: WrittenPlan; managerId: string },
): Promise<Imported> =>
  house.store.transaction(async (tx): Promise<Imported> => {
    const known = await knownIn(tx, workspaceId);
    const { resolved, problems, doubts } = resolvePlan(written, known, {
      before: null,
      now: house.clock.now(),
    });
    if (resolved === null) return { ok: false, problems };
    const manager = await managerOf(tx, workspaceId, managerId);
    if ('ok' in manager) return manager;
    const { plan, departments: invited } = resolved;
    const draft = await draftRelease(tx, house, { plan, invited, manager, practice: false, by: AUTHOR });
    return { ok: true, release: draft, changed: true, doubts };
  });

/** Departments of the file, and those of the release that the settings no longer have: no file can name these. */
const invitedTo = (release: Release, { departments }: Resolved, known: Known): InvitedDepartment[] => [
  ...departments.map(invitationOf),
  ...release.lights.filter(({ departmentId }) => departmentById(known.settings, departmentId) === undefined),
];

/** What is wrong with one place of the file is said there. */
const atItsPlace = (refused: Refused): Imported =>
  refused.refusal.code === 'waits_in_a_circle'
    ? {
        ok: false,
        problems: [{ path: ['dependencies'], problem: 'A release here waits for this one already.' }],
      }
    : refused;

/**
 * Makes the plan of a release what the file says, in one step of the record. What the file leaves out becomes
 * empty; answers and lights stay, and are asked again where what they judged has changed.
 *
 * @param look true to write nothing
 */
export const changeFromFile = (
  house: House,
  {
    workspaceId,
    releaseId,
    written,
    look = false,
  }: { workspaceId: string; releaseId: string; written: WrittenPlan; look?: boolean },
): Promise<Imported> =>
  house.store.transaction(async (tx): Promise<Imported> => {
    const release = await tx.release(workspaceId, releaseId);
    if (release === null) return refuse({ code: 'unknown_release', typed: '', near: [] });
    const known = await knownIn(tx, workspaceId);
    const now = house.clock.now();
    const { resolved, problems, doubts } = resolvePlan(written, known, { before: release, now });
    if (resolved === null) return { ok: false, problems };
    const { settings } = known;
    const change = { plan: resolved.plan, departments: invitedTo(release, resolved, known) };
    const edit = { type: 'edit', change } as const;
    const waits = await waitsFor(tx, release, edit);
    const decision = decide(release, edit, { actor: null, now, settings, ...waits });
    if (!decision.ok) return atItsPlace(decision);
    const changed = decision.events.length > 0;
    if (!changed || look) return { ok: true, release, changed, doubts };
    const after = await recordDecision(tx, house.ids, {
      before: release,
      decision,
      actor: null,
      by: AUTHOR,
      now,
    });
    return { ok: true, release: after, changed, doubts };
  });
