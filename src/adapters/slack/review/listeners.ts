import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import {
  type FormOf,
  forgetTyped,
  keepClosed,
  keepTyped,
  typedBefore,
} from '../../../application/plan/keep-typed.ts';
import type { Light } from '../../../domain/lights/light.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { lightOf } from '../../../domain/release.ts';
import { readReview } from '../../../domain/review/review-form.ts';
import { plainMessage } from '../edge/notice.ts';
import { nothing, open, type Reply, refused, replyTo, say, strange } from '../edge/reply.ts';
import { showsItself } from '../edge/shows-itself.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type QuestionIds, questionIn } from '../edge/value.ts';
import { type ActionVisit, type Typed, typedText, type ViewVisit } from '../edge/visit.ts';
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
  const { releaseId, departmentId, seen } = about;
  const command = { ...probe(departmentId), ...(seen !== undefined && { seen }) };
  const noted = plainMessage('Noted: the date is fine. Thank you.');
  const outcome = await changeRelease(house, visit.request, releaseId, command);
  return replyTo(outcome, showsItself(visit) ? nothing : say(noted), releaseId);
};

const keptAs = (form: ReviewFormName, { releaseId, departmentId }: QuestionIds): FormOf => ({
  form: `${REVIEW_FORMS[form]}:${departmentId}`,
  releaseId,
});

/** What the form shows at first: the present answer where it is changed. */
const shownFirst = (form: ReviewFormName, { review }: Pick<Light, 'review'>): FormFields =>
  form === 'change' && review !== null
    ? { answer: review.answer, days: String(review.days ?? ''), words: review.words }
    : { days: '', words: '' };

const typedReview = (typed: Typed) => ({
  answer: typedText(typed, 'answer'),
  days: typedText(typed, 'days'),
  words: typedText(typed, 'words'),
});

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
    const shown = shownFirst(form, light);
    const kept = await typedBefore(house, actor, keptAs(form, about), shown);
    return open(reviewForm(seen.scene, light, form, { values: kept ?? shown, kept: kept !== null }));
  };

const submit =
  (form: ReviewFormName) =>
  async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
    const about = questionIn(view.metadata);
    if (about === null) return strange;
    const { releaseId, departmentId, seen } = about;
    const typed = typedReview(view.typed);
    const read = readReview({ ...typed, ...IMPLIED[form] });
    if ('problems' in read) return { kind: 'fields', problems: read.problems };
    const command = {
      type: 'review_date',
      departmentId,
      ...read,
      ...(seen !== undefined && { seen }),
    } as const;
    const outcome = await changeRelease(house, request, releaseId, command);
    const of = keptAs(form, about);
    if (outcome.ok) await forgetTyped(house, actor, of);
    else await keepTyped(house, actor, of, { shown: {}, typed });
    return replyTo(outcome, nothing, releaseId);
  };

const close =
  (form: ReviewFormName) =>
  async (house: House, { actor, view }: ViewVisit): Promise<void> => {
    const about = questionIn(view.metadata);
    if (about === null) return;
    const release = await house.store.reads.release(actor.workspaceId, about.releaseId);
    const light = release === null ? undefined : lightOf(release, about.departmentId);
    if (light === undefined) return;
    const shown = shownFirst(form, light);
    await keepClosed(house, actor, keptAs(form, about), { shown, typed: typedReview(view.typed) });
  };

/** Departments say early whether they can make the date. */
export const registerReview = (edge: SlackEdge, house: House): void => {
  edge.onAction(REVIEW_ACTIONS.ask, (visit) => ask(house, visit));
  edge.onAction(REVIEW_ACTIONS.fine, (visit) => fine(house, visit));
  for (const form of ['moreTime', 'missing', 'change'] as const) {
    edge.onAction(REVIEW_ACTIONS[form], (visit) => openForm(form)(house, visit));
    edge.onSubmit(REVIEW_FORMS[form], (visit) => submit(form)(house, visit));
    edge.onClose(REVIEW_FORMS[form], (visit) => close(form)(house, visit));
  }
};
