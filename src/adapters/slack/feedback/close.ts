import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../application/plan/preview-command.ts';
import type { Actor } from '../../../domain/person.ts';
import { nothing, open, type Reply, refused, replyTo } from '../edge/reply.ts';
import { typedText, type ViewVisit } from '../edge/visit.ts';
import { closeForm } from './close-form.ts';
import { CLOSE_FORMS } from './ids.ts';

const NOTHING_TYPED = { outcome: '', lessons: '' } as const;

/** Tried out before the form opens: only who and when count then, so the texts are stand-ins. */
export const CLOSE_TRIED = { type: 'close', outcome: '–', lessons: '–' } as const;

/** The form to close a release, for its manager, once it is live. */
export const openClose = async (house: House, actor: Actor, releaseId: string): Promise<Reply> => {
  const tried = await previewCommand(house, actor, releaseId, CLOSE_TRIED);
  if (!tried.ok) return refused(tried.refusal, releaseId);
  const form = { form: CLOSE_FORMS.close, releaseId };
  return open(closeForm(tried.release, await typedBefore(house, actor, form, NOTHING_TYPED)));
};

/** Outcome and lessons came back: the release is closed, or what was typed is kept. */
export const submitClose = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { releaseId } = view.metadata;
  if (releaseId === undefined) return refused({ code: 'draft_expired' });
  const typed = { outcome: typedText(view.typed, 'outcome'), lessons: typedText(view.typed, 'lessons') };
  const outcome = await changeRelease(house, request, releaseId, { type: 'close', ...typed });
  const form = { form: CLOSE_FORMS.close, releaseId };
  if (outcome.ok) await forgetTyped(house, actor, form);
  else await keepTyped(house, actor, form, { shown: NOTHING_TYPED, typed });
  return replyTo(outcome, nothing, releaseId);
};
