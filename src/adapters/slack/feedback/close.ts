import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../application/plan/preview-command.ts';
import type { LookBackSaid } from '../../../domain/outcome/outcome-command.ts';
import type { Actor } from '../../../domain/person.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { goalShown, goalTyped } from '../after/goal-form.ts';
import { nothing, open, type Reply, refused, replyTo } from '../edge/reply.ts';
import { type Typed, typedText, type ViewVisit } from '../edge/visit.ts';
import { closeForm, LOOK_BACK_CHOICES } from './close-form.ts';
import { CLOSE_FORMS } from './ids.ts';

const FIELDS = ['value', 'answer', 'outcome', 'lessons', 'lookBack', 'reason'] as const;

const NOTHING_TYPED: FormFields = { outcome: '', lessons: '', lookBack: '', reason: '' };

/** Tried out before the form opens: only who and when count then, so what is said is a stand-in. */
export const CLOSE_TRIED = {
  type: 'close',
  outcome: '–',
  lessons: '–',
  goal: { value: '–', answer: 'partly' },
  lookBack: { held: true, reason: '' },
} as const;

/** The form to close a release, for its manager, once it is live. */
export const openClose = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const tried = await previewCommand(house, actor, releaseId, CLOSE_TRIED);
  if (!tried.ok) return refused(tried.refusal, releaseId);
  const form = { form: CLOSE_FORMS.close, releaseId };
  const shown = { ...NOTHING_TYPED, ...(await goalShown(house, tried.release)) };
  const kept = await typedBefore(house, actor, form, shown);
  return open(closeForm(tried.release, kept ?? shown, kept !== null));
};

const lookBackTyped = (typed: Typed): LookBackSaid | null => {
  switch (typedText(typed, 'lookBack')) {
    case LOOK_BACK_CHOICES.held:
      return { held: true, reason: '' };
    case LOOK_BACK_CHOICES.notHeld:
      return { held: false, reason: typedText(typed, 'reason') };
    default:
      return null;
  }
};

/** What came of it came back: the release is closed, or what was typed is kept. */
export const submitClose = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return refused({ code: 'draft_expired' });
  const typed = Object.fromEntries(FIELDS.map((field) => [field, typedText(view.typed, field)]));
  const goal = goalTyped(view.typed);
  const lookBack = lookBackTyped(view.typed);
  const outcome = await changeRelease(house, request, releaseId, {
    type: 'close',
    outcome: typedText(view.typed, 'outcome'),
    lessons: typedText(view.typed, 'lessons'),
    ...(goal !== null && { goal }),
    ...(lookBack !== null && { lookBack }),
  });
  const form = { form: CLOSE_FORMS.close, releaseId };
  if (outcome.ok) await forgetTyped(house, actor, form);
  else await keepTyped(house, actor, form, { shown: NOTHING_TYPED, typed });
  return replyTo(outcome, nothing, releaseId);
};
