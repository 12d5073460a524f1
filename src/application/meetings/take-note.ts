import { compare, type Instant } from '../../domain/calendar.ts';
import { isLegal, type PersonCommand } from '../../domain/command.ts';
import { agendaBoards } from '../../domain/meetings/meeting-boards.ts';
import { type Note, type NoteForm, noteProblems } from '../../domain/meetings/note.ts';
import type { Actor } from '../../domain/person.ts';
import { maySee } from '../../domain/policy.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { visibleReleases } from '../plan/find-release.ts';
import type { Reads, Transaction } from '../ports.ts';
import { redrawDigests } from '../reminders/settle-reminders.ts';
import { planActionReminder } from './remind-of-action.ts';

/** Placeholder words with which the rules are asked beforehand; they are never stored. */
export const NOTE_PROBE = {
  type: 'take_note',
  note: {
    id: '…',
    releaseId: '…',
    kind: 'decision',
    text: '…',
    owner: { userId: '…', name: '…' },
    dueOn: null,
    doneAt: null,
    permalink: null,
    by: { userId: '…', name: '…' },
    at: '…',
  },
} as const satisfies PersonCommand;

/** Releases about which this person can note something, the next launch first. */
export const notableReleases = async (reads: Reads, actor: Actor): Promise<readonly Release[]> => {
  const visible = await visibleReleases(reads, actor, 'open');
  return visible
    .filter((release) => isLegal('take_note', release))
    .toSorted((a, b) => compare(a.plan.launch.at, b.plan.launch.at) || (a.key < b.key ? -1 : 1));
};

type Owner = { userId: string; name: string } | FieldProblem;

/** Whoever is to do it has to be there, and may know of the release. */
const ownerFrom = async (
  tx: Pick<Transaction, 'person'>,
  userId: string,
  release: Release,
  settings: WorkspaceSettings,
): Promise<Owner> => {
  const person = await tx.person(release.workspaceId, userId);
  const problem = (words: string): FieldProblem => ({ field: 'owner', problem: words });
  if (person === null) return problem('I do not know this person yet. Try again in a minute.');
  const { name, deleted, isFullMember } = person;
  if (deleted) return problem(`The account of ${name} is deactivated: choose somebody else.`);
  if (!isFullMember) return problem(`${name} is no full member of this workspace: choose somebody else.`);
  return maySee({ userId, isFullMember }, release, settings)
    ? { userId, name }
    : problem(`${name} does not know of ${titleOf(release)}: choose somebody who does.`);
};

export type Wanted = { releaseId: string; form: NoteForm; permalink: string | null; draftId: string };

/** Notes a decision or an action about a release, or says what is wrong with it, field by field. */
export const takeNote = (
  house: House,
  request: Request,
  { releaseId, form, permalink, draftId }: Wanted,
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const now = house.clock.now();
    const release = await tx.release(workspaceId, releaseId);
    const settings = await tx.settings(workspaceId);
    if (release === null || !maySee(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    const problems = noteProblems(form);
    if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const owner = await ownerFrom(tx, form.ownerId, release, settings);
    if ('problem' in owner) return refuse({ code: 'fields_invalid', problems: [owner] });
    const note: Note = {
      id: house.ids.next(),
      releaseId,
      kind: form.kind,
      text: form.text.trim(),
      owner,
      dueOn: form.dueOn === '' ? null : form.dueOn,
      doneAt: null,
      permalink,
      by: { userId: actor.userId, name: actor.name },
      at: now,
    };
    const command = { type: 'take_note', note } as const;
    const change = { actor, workspaceId, releaseId, command, read: { release, settings } };
    const outcome = await changeInTransaction(tx, house, change);
    if (!outcome.ok) return outcome;
    await tx.addNote(workspaceId, note);
    if (!release.practice) await planActionReminder(tx, settings, note, now);
    await tx.deleteFormDraft(workspaceId, draftId);
    return outcome;
  });

/** Agendas of another release on which it stood, as something old. */
const redrawAgendas = async (
  tx: Transaction,
  { workspaceId, shownIn, now }: { workspaceId: string; shownIn: string; now: Instant },
): Promise<void> => {
  const release = await tx.release(workspaceId, shownIn);
  if (release === null) return;
  const settings = await tx.settings(workspaceId);
  const boards = release.meetings.flatMap((meeting) =>
    agendaBoards({ release, settings, now }, meeting, false),
  );
  await tx.schedule(workspaceId, boards, now);
};

/**
 * Somebody did what they had promised; twice is once.
 *
 * @param shownIn the release on whose agenda it stood, where it was promised in another one
 */
export const finishAction = (
  house: House,
  request: Request,
  noteId: string,
  shownIn: string | null = null,
): Promise<Outcome> =>
  once(house, request, async (tx): Promise<Outcome> => {
    const { actor } = request;
    const { workspaceId } = actor;
    const note = await tx.note(workspaceId, noteId);
    if (note === null || note.kind !== 'action') return refuse({ code: 'unknown_matter' });
    const { releaseId, text, owner } = note;
    if (note.doneAt !== null) return { ok: true, releaseId, changed: false };
    const command = { type: 'finish_action', noteId, text, doerId: owner.userId } as const;
    const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    if (!outcome.ok) return outcome;
    const now = house.clock.now();
    await tx.finishNote(workspaceId, noteId, now);
    await redrawDigests(tx, workspaceId, [owner.userId], now);
    if (shownIn !== null && shownIn !== releaseId) {
      await redrawAgendas(tx, { workspaceId, shownIn, now });
    }
    return outcome;
  });
