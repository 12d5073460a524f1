import type { House } from '../../../application/house.ts';
import { NOTE_PROBE, notableReleases, takeNote } from '../../../application/meetings/take-note.ts';
import { chooseRelease } from '../../../application/plan/choose-release.ts';
import { keepForm, openForm } from '../../../application/plan/keep-form.ts';
import { textsOf } from '../../../application/plan/keep-typed.ts';
import type { Reads } from '../../../application/ports.ts';
import { type Instant, isAfter } from '../../../domain/calendar.ts';
import { releaseCardSlot } from '../../../domain/delivery/boards.ts';
import { slotKey } from '../../../domain/delivery/due-action.ts';
import { minutesAt } from '../../../domain/meetings/meeting-moments.ts';
import type { NoteKind } from '../../../domain/meetings/note.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { mayPlan } from '../../../domain/settings/settings.ts';
import { quotedMessage } from '../blockers/quoted-message.ts';
import { open, type Reply, refused, say, whisper } from '../edge/reply.ts';
import { type ChosenMessage, type ShortcutVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message } from '../kit/message.ts';
import { mrkdwn, renderedMrkdwn } from '../kit/mrkdwn.ts';
import { NOTE_FORMS } from './ids.ts';
import { NOTE_FIELDS, type NoteValues, noteForm } from './note-form.ts';

const draftIdOf = (kind: NoteKind, { channelId, ts }: ChosenMessage, { userId }: Actor): string =>
  ['note', kind, `${channelId}:${ts}`, userId].join(':');

/** The draft that the form names, where it is this person's: the form can be forged. */
const ownDraft = (kind: NoteKind, id: string | undefined, { userId }: Actor): string =>
  id?.startsWith(`note:${kind}:`) && id.endsWith(`:${userId}`) ? id : '';

/** The release under whose card the message stands. */
const ofThread = async (
  reads: Reads,
  releases: readonly Release[],
  { channelId, threadTs, ts }: ChosenMessage,
): Promise<Release | undefined> => {
  for (const release of releases) {
    const slot = releaseCardSlot(release, await reads.settings(release.workspaceId));
    const card = slot === null ? null : await reads.message(release.workspaceId, slotKey(release.id, slot));
    if (card !== null && card.channelId === channelId && card.ts === (threadTs ?? ts)) return release;
  }
  return undefined;
};

/** The one release that is meant there, if there is only one. */
const meant = async (
  house: House,
  actor: Actor,
  releases: readonly Release[],
  from: ChosenMessage,
): Promise<string> => {
  const { reads } = house.store;
  const known = await ofThread(reads, releases, from);
  if (known !== undefined) return known.id;
  const wish = { actor, channelId: from.channelId, words: [], openEnded: true, command: NOTE_PROBE };
  const chosen = await chooseRelease(reads, wish);
  return chosen.kind === 'one' ? chosen.release.id : '';
};

const keepDraft = (
  house: House,
  actor: Actor,
  { kind, id, values }: { kind: NoteKind; id: string; values: NoteValues },
): Promise<string> =>
  keepForm(house, actor, { id, form: NOTE_FORMS[kind], releaseId: null, releaseVersion: null, values });

/** "Note a decision", "Note an action" in the menu of a message. */
export const noteFromMessage = async (
  house: House,
  { actor, chosenMessage: from }: ShortcutVisit,
  kind: NoteKind,
): Promise<Reply> => {
  const { reads } = house.store;
  if (!actor.isFullMember) return refused({ code: 'not_a_member' });
  if (!mayPlan(await reads.settings(actor.workspaceId))) return refused({ code: 'not_set_up' });
  const releases = await notableReleases(reads, actor);
  if (from === null || releases.length === 0) {
    return say(message(mrkdwn`Nothing was noted: no release that you can see is under way.`));
  }
  const draftId = draftIdOf(kind, from, actor);
  const draft = await openForm(house, actor, draftId);
  const before = textsOf(draft?.values);
  const kept = before.typed === 'yes';
  const fresh: NoteValues = {
    release: await meant(house, actor, releases, from),
    text: await quotedMessage(house, actor, from.text),
    owner: actor.userId,
  };
  // A form carries ids only: the message's address waits in the draft.
  const values = { ...(kept ? before : fresh), link: from.permalink };
  if (draft === null) await keepDraft(house, actor, { kind, id: draftId, values });
  return open(noteForm({ kind, releases, values, link: from.permalink, draftId, kept }));
};

/** Where it is read again; minutes and agendas only where somebody still meets. */
const SAID: Record<NoteKind, (meets: boolean) => string> = {
  decision: (meets) =>
    meets
      ? 'Noted. It stands in the thread, and in the minutes of the next meeting.'
      : 'Noted. It stands in the thread, and in the record.',
  action: (meets) =>
    `Noted. It stands in the thread,${meets ? ' in the next agenda,' : ''} and on its day in the reminders of whoever does it.`,
};

const meetsAgain = ({ meetings }: Release, now: Instant): boolean =>
  meetings.some((meeting) => meeting.cancelled === null && isAfter(minutesAt(meeting), now));

/** The form came back: it is noted, or what was typed is kept. */
export const submitNote = async (house: House, visit: ViewVisit, kind: NoteKind): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { metadata, typed } = view;
  const draftId = ownDraft(kind, metadata.extra, actor);
  const draft = await openForm(house, actor, draftId);
  const permalink = textsOf(draft?.values).link ?? null;
  const form = {
    kind,
    text: typedText(typed, 'text'),
    ownerId: typedText(typed, 'owner'),
    dueOn: typedText(typed, 'dueOn'),
  };
  const releaseId = typedText(typed, 'release');
  const outcome = await takeNote(house, request, { releaseId, form, permalink, draftId });
  if (!outcome.ok) {
    const texts = Object.fromEntries(NOTE_FIELDS.map((field) => [field, typedText(typed, field)]));
    const values = { ...texts, ...(permalink !== null && { link: permalink }), typed: 'yes' };
    if (draftId !== '') await keepDraft(house, actor, { kind, id: draftId, values });
    return refused(outcome.refusal, releaseId);
  }
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  if (release === null) return { kind: 'nothing' };
  const said = SAID[kind](meetsAgain(release, house.clock.now()));
  const line = mrkdwn`*${titleOf(release)}*: ${renderedMrkdwn(said)}`;
  return whisper(message(line, [section(line)]));
};
