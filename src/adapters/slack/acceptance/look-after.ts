import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepClosed, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import type { AcceptanceRound } from '../../../domain/acceptance/round.ts';
import { roundOf } from '../../../domain/acceptance/standing.ts';
import type { Actor } from '../../../domain/person.ts';
import { open, push, type Reply, refused, strange, update } from '../edge/reply.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import type { Scene } from '../lights/card/scene.ts';
import { seenFor, seenRelease } from '../planning/look/seen-release.ts';
import { closeForm, isVerdict } from './close-form.ts';
import { foundView, readFindingId, readPage } from './found-view.ts';
import { ROUND_FORMS } from './ids.ts';
import { closing, mayNotRead } from './may-read.ts';
import { type AboutRound, aboutRound } from './try-it.ts';

export type Seen = { scene: Scene; round: AcceptanceRound };

const seenRound = async (
  house: House,
  actor: Actor,
  { releaseId, roundId }: AboutRound,
): Promise<Seen | { reply: Reply }> => {
  const seen = await seenRelease(house, actor, releaseId, true);
  if ('reply' in seen) return seen;
  const round = roundOf(seen.scene.release, roundId);
  if (round === undefined) return { reply: refused({ code: 'unknown_matter' }, releaseId) };
  const refusal = mayNotRead(actor, seen.scene, roundId);
  return refusal === null ? { scene: seen.scene, round } : { reply: refused(refusal, releaseId) };
};

const DECIDE_FIRST = 'Not closed yet: say of each problem what becomes of it. Then close the round.';

export const openFound = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const about = aboutRound(ids);
  if (about === null) return strange;
  const seen = await seenRound(house, actor, about);
  return 'reply' in seen ? seen.reply : open(foundView(seen));
};

/** Another page, in the same window. */
export const turnFound = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const about = aboutRound(ids);
  if (about === null) return strange;
  const seen = await seenRound(house, actor, about);
  return 'reply' in seen ? seen.reply : update(foundView(seen, { page: readPage(ids?.seen) }));
};

/** What becomes of a problem; the list shows what is left. */
export const settle = async (
  house: House,
  { actor, request, ids, view }: ActionVisit,
  as: 'blocker' | 'limitation',
): Promise<Reply> => {
  const finding = readFindingId(ids?.extra);
  const releaseId = ids?.releaseId;
  if (finding === null || releaseId === undefined) return strange;
  const outcome = await changeRelease(house, request, releaseId, { type: 'settle_finding', ...finding, as });
  if (!outcome.ok) return refused(outcome.refusal, releaseId);
  const about = { releaseId, roundId: finding.roundId };
  const seen = await seenRound(house, actor, about);
  if ('reply' in seen) return seen.reply;
  const page = readPage(view?.metadata.seen);
  return update(foundView(seen, { page }), async () => {
    const now = await seenRound(house, actor, about);
    return foundView('reply' in now ? seen : now, { page });
  });
};

/** What came of it suggests itself anew each time: only the words are kept. */
const closeFormOf = ({ releaseId, roundId }: AboutRound) => ({
  form: `${ROUND_FORMS.close}:${roundId}`,
  releaseId,
});
const NOTHING_TYPED = { words: '' };

/** The form that closes a round; where a problem is not decided on, the list that says which. */
export const openClosing = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { actor, ids } = visit;
  const about = aboutRound(ids);
  if (about === null) return strange;
  const { releaseId, roundId } = about;
  const seen = await seenFor(house, actor, releaseId, closing(roundId));
  if ('reply' in seen) {
    const { reply } = seen;
    const isUndecided = reply.kind === 'refused' && reply.refusal.code === 'problems_undecided';
    if (!isUndecided) return reply;
    const found = await seenRound(house, actor, about);
    return 'reply' in found ? found.reply : open(foundView(found, { first: DECIDE_FIRST }));
  }
  const round = roundOf(seen.scene.release, roundId);
  if (round === undefined) return strange;
  const kept = await typedBefore(house, actor, closeFormOf(about), NOTHING_TYPED);
  return open(closeForm(seen.scene.release, round, kept));
};

const typedClosing = ({ view }: ViewVisit) => ({ words: typedText(view.typed, 'words') });

export const submitClosing = async (house: House, visit: ViewVisit): Promise<Reply> => {
  const { actor, request, view } = visit;
  const about = aboutRound(view.metadata);
  if (about === null) return strange;
  const verdict = typedText(view.typed, 'verdict');
  if (!isVerdict(verdict)) {
    return { kind: 'fields', problems: [{ field: 'verdict', problem: 'Choose what came of it.' }] };
  }
  const { releaseId, roundId } = about;
  const typed = typedClosing(visit);
  const command = { type: 'close_round', roundId, verdict, words: typed.words } as const;
  const outcome = await changeRelease(house, request, releaseId, command);
  if (!outcome.ok) {
    await keepTyped(house, actor, closeFormOf(about), { shown: NOTHING_TYPED, typed });
    return refused(outcome.refusal, releaseId);
  }
  await forgetTyped(house, actor, closeFormOf(about));
  // The list behind it shows what was so before.
  return { kind: 'close_all' };
};

export const leaveClosing = async (house: House, visit: ViewVisit): Promise<void> => {
  const about = aboutRound(visit.view.metadata);
  if (about === null) return;
  const typed = typedClosing(visit);
  await keepClosed(house, visit.actor, closeFormOf(about), { shown: NOTHING_TYPED, typed });
};

/** On top of the window in which it was clicked. */
export const above = (visit: ActionVisit, reply: Reply): Reply =>
  visit.view !== null && reply.kind === 'open' ? push(reply.view) : reply;
