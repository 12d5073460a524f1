import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { lightOf } from '../../../domain/release.ts';
import { readReview } from '../../../domain/review/review-form.ts';
import { plainMessage } from '../edge/notice.ts';
import { nothing, open, type Reply, refused, replyTo, say, strange } from '../edge/reply.ts';
import { showsItself } from '../edge/shows-itself.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { questionIn } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../edge/visit.ts';
import { seenFor } from '../planning/look/seen-release.ts';
import { type ReviewFormName, reviewForm } from './forms.ts';
import { REVIEW_ACTIONS, REVIEW_FORMS } from './ids.ts';

/** With which the rules are asked before a form is opened; it is never stored. */
const probe = (departmentId: string) =>
  ({ type: 'review_date', departmentId, answer: 'fine', days: null, words: '' }) as const;

/** Which fields a form has; the others stay as the answer implies them. */
const IMPLIED: Record<ReviewFormName, FormFields> = {
  moreTime: { answer: 'needs_days' },
  missing: { answer: 'missing', days: '' },
  change: {},
};

const ask = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const releaseId = visit.ids?.releaseId;
  if (releaseId === undefined) return strange;
  const outcome = await changeRelease(house, visit.request, releaseId, { type: 'ask_reviews' });
  // The card shows it; a private answer does not change by itself.
  const isPrivate = visit.message === null || visit.message.isEphemeral;
  const asked = plainMessage('The departments are asked about the date. Your card counts their answers.');
  return replyTo(outcome, isPrivate ? say(asked) : nothing, releaseId);
};

const fine = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const about = questionIn(visit.ids);
  if (about === null) return strange;
  const { releaseId, departmentId } = about;
  const outcome = await changeRelease(house, visit.request, releaseId, probe(departmentId));
  const noted = plainMessage('Noted: the date is fine. Thank you.');
  return replyTo(outcome, showsItself(visit) ? nothing : say(noted), releaseId);
};

const openForm =
  (form: ReviewFormName) =>
  async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
    const about = questionIn(ids);
    if (about === null) return strange;
    const { releaseId, departmentId } = about;
    const seen = await seenFor(house, actor, releaseId, probe(departmentId));
    if ('reply' in seen) return seen.reply;
    const light = lightOf(seen.scene.release, departmentId);
    if (light === undefined) return refused({ code: 'unknown_department' }, releaseId);
    const { review } = light;
    const shown: FormFields =
      form === 'change' && review !== null
        ? { answer: review.answer, days: String(review.days ?? ''), words: review.words }
        : { days: '', words: '' };
    const of = { form: `${REVIEW_FORMS[form]}:${departmentId}`, releaseId };
    const values = (await typedBefore(house, actor, of, shown)) ?? shown;
    return open(reviewForm(seen.scene, light, form, values));
  };

const submit =
  (form: ReviewFormName) =>
  async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
    const about = questionIn(view.metadata);
    if (about === null) return strange;
    const { releaseId, departmentId } = about;
    const typed = {
      answer: typedText(view.typed, 'answer'),
      days: typedText(view.typed, 'days'),
      words: typedText(view.typed, 'words'),
      ...IMPLIED[form],
    };
    const read = readReview(typed);
    if ('problems' in read) return { kind: 'fields', problems: read.problems };
    const command = { type: 'review_date', departmentId, ...read } as const;
    const outcome = await changeRelease(house, request, releaseId, command);
    const of = { form: `${REVIEW_FORMS[form]}:${departmentId}`, releaseId };
    if (outcome.ok) await forgetTyped(house, actor, of);
    else await keepTyped(house, actor, of, { shown: {}, typed });
    return replyTo(outcome, nothing, releaseId);
  };

/** Departments say early whether they can make the date. */
export const registerReview = (edge: SlackEdge, house: House): void => {
  edge.onAction(REVIEW_ACTIONS.ask, (visit) => ask(house, visit));
  edge.onAction(REVIEW_ACTIONS.fine, (visit) => fine(house, visit));
  for (const form of ['moreTime', 'missing', 'change'] as const) {
    edge.onAction(REVIEW_ACTIONS[form], (visit) => openForm(form)(house, visit));
    edge.onSubmit(REVIEW_FORMS[form], (visit) => submit(form)(house, visit));
  }
};
