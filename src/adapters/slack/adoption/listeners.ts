import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { nothing, open, type Reply, refused, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { type AdoptionFields, adoptionForm } from './adoption-form.ts';
import { ADOPTION_ACTIONS, ADOPTION_FORMS } from './ids.ts';

/** Only who and when count before the form opens. */
const TRIED = { type: 'count_adoption', count: '0', of: '' } as const;
const NOTHING_TYPED: AdoptionFields = { count: '', of: '' };

const openCount = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const releaseId = ids?.releaseId;
  const seen = await seenFor(house, actor, releaseId, TRIED);
  if ('reply' in seen || releaseId === undefined) return 'reply' in seen ? seen.reply : strange;
  const kept = await typedBefore(house, actor, { form: ADOPTION_FORMS.enter, releaseId }, NOTHING_TYPED);
  const before = kept === null ? null : { count: kept.count ?? '', of: kept.of ?? '' };
  return open(adoptionForm(seen.scene.release, before));
};

const submitCount = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return strange;
  const typed: AdoptionFields = { count: typedText(view.typed, 'count'), of: typedText(view.typed, 'of') };
  const outcome = await changeRelease(house, request, releaseId, { type: 'count_adoption', ...typed });
  const of = { form: ADOPTION_FORMS.enter, releaseId };
  if (!outcome.ok) {
    await keepTyped(house, actor, of, { shown: NOTHING_TYPED, typed });
    return refused(outcome.refusal, releaseId);
  }
  await forgetTyped(house, actor, of);
  return nothing;
};

/** How many have it, entered by the release manager. */
export const registerAdoption = (edge: SlackEdge, house: House): void => {
  edge.onAction(ADOPTION_ACTIONS.enter, (visit) => openCount(house, visit));
  edge.onSubmit(ADOPTION_FORMS.enter, (visit) => submitCount(house, visit));
};
