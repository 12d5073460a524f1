import type { Actor } from '../../domain/person.ts';
import { maySee } from '../../domain/policy.ts';
import { refuse } from '../../domain/refusal.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { NOTES_MAX } from '../plan/set-notes.ts';
import type { Transaction } from '../ports.ts';

/** `behind`: what stands there already stays in front of it. */
export type Notes = { releaseId: string; notes: string; behind: boolean };

/** The same inside the caller's transaction. */
export const pasteInTransaction = async (
  tx: Transaction,
  house: Pick<House, 'ids' | 'clock'>,
  actor: Actor,
  { releaseId, notes, behind }: Notes,
): Promise<Outcome> => {
  const { workspaceId } = actor;
  const settings = await tx.settings(workspaceId);
  const release = await tx.release(workspaceId, releaseId);
  if (release === null || !maySee(actor, release, settings)) {
    return refuse({ code: 'unknown_release', typed: '', near: [] });
  }
  const before = behind ? release.plan.highlights.trim() : '';
  const highlights = [before, notes.trim()].filter((text) => text !== '').join('\n');
  if (highlights.length > NOTES_MAX) {
    const problem = `At most ${NOTES_MAX} characters in all; these would be ${highlights.length}.`;
    return refuse({ code: 'fields_invalid', problems: [{ field: 'notes', problem }] });
  }
  const command = { type: 'edit', change: { plan: { highlights } } } as const;
  const read = { release, settings };
  return changeInTransaction(tx, house, { actor, workspaceId, releaseId, command, read });
};

/** Notes written elsewhere become the highlights of a plan, part by part: a field in Slack takes few of them. */
export const pasteNotes = (house: House, request: Request, wish: Notes): Promise<Outcome> =>
  once(house, request, (tx) => pasteInTransaction(tx, house, request.actor, wish));
