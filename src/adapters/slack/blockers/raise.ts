import { blockableReleases, RAISE_PROBE } from '../../../application/blockers/blockable-releases.ts';
import { raiseBlocker } from '../../../application/blockers/raise-blocker.ts';
import type { House } from '../../../application/house.ts';
import { chooseRelease } from '../../../application/plan/choose-release.ts';
import { keepForm, openForm } from '../../../application/plan/keep-form.ts';
import { textsOf } from '../../../application/plan/keep-typed.ts';
import type { Actor } from '../../../domain/person.ts';
import { mayPlan } from '../../../domain/settings/settings.ts';
import { open, type Reply, refused, say, whisper } from '../edge/reply.ts';
import {
  type ChosenMessage,
  type CommandVisit,
  type ShortcutVisit,
  typedText,
  type ViewVisit,
} from '../edge/visit.ts';
import { textAfter } from '../kit/decode-command.ts';
import { message } from '../kit/message.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { BLOCKER_FORMS } from './ids.ts';
import { quotedMessage } from './quoted-message.ts';
import { RAISE_FIELDS, type RaiseValues, raiseForm } from './raise-form.ts';
import { raisedMessage } from './said.ts';
import { solverFrom } from './solver-fields.ts';

type Opening = { releaseId: string | null; text: string; from: ChosenMessage | null };

/** One unfinished form for each person and message, so that it is found again without a search. */
const draftIdOf = ({ releaseId, from }: Opening, { userId }: Actor): string =>
  ['blocker', from === null ? (releaseId ?? 'any') : `${from.channelId}:${from.ts}`, userId].join(':');

/** The form, filled with what this person typed before, else with what is known. */
export const openRaise = async (house: House, actor: Actor, opening: Opening): Promise<Reply> => {
  const { reads } = house.store;
  if (!actor.isFullMember) return refused({ code: 'not_a_member' });
  const settings = await reads.settings(actor.workspaceId);
  if (!mayPlan(settings)) return refused({ code: 'not_set_up' });
  const releases = await blockableReleases(reads, actor);
  if (releases.length === 0) {
    return say(message(mrkdwn`Nothing was raised: no release that you can see is on its way to a launch.`));
  }
  const draftId = draftIdOf(opening, actor);
  const draft = await openForm(house, actor, draftId);
  const before = textsOf(draft?.values);
  const kept = before.typed === 'yes';
  const link = opening.from?.permalink ?? null;
  const fresh: RaiseValues = { release: opening.releaseId ?? '', text: opening.text };
  const values = kept ? before : fresh;
  // A button, or a form, carries ids only: the message's address waits in the draft.
  if (link !== null && draft === null) await keepDraft(house, actor, draftId, { ...fresh, link });
  return open(raiseForm({ releases, settings, values, link, draftId, kept }));
};

const keepDraft = (house: House, actor: Actor, id: string, values: RaiseValues): Promise<string> =>
  keepForm(house, actor, {
    id,
    form: BLOCKER_FORMS.raise,
    releaseId: null,
    releaseVersion: null,
    values,
  });

/** The one release that is meant there, if there is only one. */
const meantIn = async (house: House, actor: Actor, channelId: string | null): Promise<string | null> => {
  const wish = { actor, channelId, words: [], openEnded: true, command: RAISE_PROBE };
  const chosen = await chooseRelease(house.store.reads, wish);
  return chosen.kind === 'one' ? chosen.release.id : null;
};

/** "Raise a blocker", from the menu of a message. */
export const raiseFromMessage = async (
  house: House,
  { actor, channelId, chosenMessage: from }: ShortcutVisit,
): Promise<Reply> => {
  const releaseId = actor.isFullMember ? await meantIn(house, actor, channelId) : null;
  const text = from === null ? '' : await quotedMessage(house, actor, from.text);
  return openRaise(house, actor, { releaseId, text, from });
};

/** `/release blocker [KEY] [what is in the way]`. */
export const raiseByCommand = async (house: House, visit: CommandVisit): Promise<Reply> => {
  const { actor, channelId, command } = visit;
  const words = command.words
    .slice(1)
    .flatMap((word) => (word.kind === 'text' || word.kind === 'link' ? [word.text] : []));
  const wish = { actor, channelId, words, openEnded: true, command: RAISE_PROBE };
  const chosen = await chooseRelease(house.store.reads, wish);
  if (chosen.kind === 'refused') return refused(chosen.refusal);
  const releaseId = chosen.kind === 'one' ? chosen.release.id : null;
  const text = chosen.kind === 'none' ? visit.rest : textAfter(command, 1 + chosen.used);
  return openRaise(house, actor, { releaseId, text, from: null });
};

/** The draft that the form names, where it is this person's: the form can be forged. */
const ownDraft = (id: string | undefined, { userId }: Actor): string =>
  id?.startsWith('blocker:') && id.endsWith(`:${userId}`) ? id : '';

/** The form came back: it is raised, or what was typed is kept. */
export const submitRaise = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const { metadata, typed } = view;
  const draftId = ownDraft(metadata.extra, actor);
  const draft = await openForm(house, actor, draftId);
  const link = textsOf(draft?.values).link ?? null;
  const solver = await solverFrom(house, actor.workspaceId, typed);
  const form = {
    text: typedText(typed, 'text'),
    severity: typedText(typed, 'severity'),
    solver,
    expectedOn: typedText(typed, 'expectedOn'),
    link,
  };
  const releaseId = typedText(typed, 'release');
  const outcome = await raiseBlocker(house, request, { releaseId, form, draftId });
  if (!outcome.ok) {
    const values = Object.fromEntries(RAISE_FIELDS.map((field) => [field, typedText(typed, field)]));
    const kept = { ...values, ...(link !== null && { link }), typed: 'yes' };
    if (draftId !== '') await keepDraft(house, actor, draftId, kept);
    return refused(outcome.refusal, releaseId);
  }
  const release = await house.store.reads.release(actor.workspaceId, releaseId);
  return release === null || solver === null ? { kind: 'nothing' } : whisper(raisedMessage(release, solver));
};
