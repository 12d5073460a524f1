import type { House } from '../../../../application/house.ts';
import { forgetTyped, keepTyped, typedBefore } from '../../../../application/plan/keep-typed.ts';
import { previewCommand } from '../../../../application/plan/preview-command.ts';
import { letDeputiesAnswer, letSomebodyAnswer } from '../../../../application/reminders/let-answer.ts';
import { lightOf } from '../../../../domain/release.ts';
import { nothing, open, type Reply, refused, replyTo, strange } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import { type ActionVisit, typedText, type ViewVisit } from '../../edge/visit.ts';
import { LET_ANSWER_ACTIONS, LET_ANSWER_FORM } from '../ids.ts';
import { letAnswerForm, NOBODY_CHOSEN } from './let-answer-form.ts';

/** Placeholder with which the rules are asked beforehand; it is never stored. */
const probe = (departmentId: string) =>
  ({ type: 'let_answer', departmentId, delegate: { userId: '', name: '…', until: null } }) as const;

/** What one person typed about one department of one release. */
const formOf = (releaseId: string, departmentId: string) => ({
  form: `${LET_ANSWER_FORM}:${departmentId}`,
  releaseId,
});

const openForm =
  (house: House) =>
  async ({ actor, ids }: ActionVisit): Promise<Reply> => {
    const { releaseId, departmentId } = ids ?? {};
    if (releaseId === undefined || departmentId === undefined) return strange;
    const tried = await previewCommand(house, actor, releaseId, probe(departmentId));
    if (!tried.ok) return refused(tried.refusal, releaseId);
    const name = lightOf(tried.release, departmentId)?.name ?? '';
    const form = formOf(releaseId, departmentId);
    const values = await typedBefore(house, actor, form, NOBODY_CHOSEN);
    return open(letAnswerForm(tried.release, { departmentId, name }, values));
  };

const submitForm =
  (house: House) =>
  async ({ actor, request, view }: ViewVisit): Promise<Reply> => {
    const { releaseId, departmentId } = view.metadata;
    if (releaseId === undefined || departmentId === undefined) return strange;
    const typed = {
      person: typedText(view.typed, 'person'),
      period: typedText(view.typed, 'period'),
      until: typedText(view.typed, 'until'),
    };
    const form = formOf(releaseId, departmentId);
    const until = typed.period === 'day' ? typed.until : null;
    const wish = { releaseId, departmentId, userId: typed.person, until };
    const outcome = await letSomebodyAnswer(house, request, wish);
    if (outcome.ok) await forgetTyped(house, actor, form);
    else await keepTyped(house, actor, form, { shown: NOBODY_CHOSEN, typed });
    return replyTo(outcome, nothing, releaseId);
  };

const letDeputy =
  (house: House) =>
  async ({ request, ids }: ActionVisit): Promise<Reply> => {
    const { releaseId, departmentId } = ids ?? {};
    if (releaseId === undefined || departmentId === undefined) return strange;
    return replyTo(await letDeputiesAnswer(house, request, { releaseId, departmentId }), nothing, releaseId);
  };

/** The buttons under "Is the lead away?". */
export const registerLetAnswer = (edge: SlackEdge, house: House): void => {
  edge.onAction(LET_ANSWER_ACTIONS.deputy, letDeputy(house));
  edge.onAction(LET_ANSWER_ACTIONS.other, openForm(house));
  edge.onSubmit(LET_ANSWER_FORM, submitForm(house));
};
