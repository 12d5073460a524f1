import { answerLight, findQuestion } from '../../../application/answer-light.ts';
import { changeRelease, type Outcome } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import type { AnswerForm } from '../../../domain/lights/answer-form.ts';
import { votesNeeded } from '../../../domain/lights/quorum.ts';
import type { FieldProblem } from '../../../domain/refusal.ts';
import { lightOf } from '../../../domain/release.ts';
import { departmentById } from '../../../domain/settings/settings.ts';
import { solverFrom } from '../blockers/solver-fields.ts';
import { personChosen } from '../edge/person-chosen.ts';
import { nothing, type Reply, refused, replace, say, strange, update, whisper } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type QuestionIds as About, questionIn } from '../edge/value.ts';
import { type ActionVisit, typedText, type ViewVisit, type Visit } from '../edge/visit.ts';
import type { SlackMessage } from '../kit/message.ts';
import { draftIdOf, type FormName, keepTyped, openAnswerForm, viewOf } from './answer/open-form.ts';
import { alreadyGreen, consentGiven, thanks, voteCounted } from './answer/thanks.ts';
import { registerLetAnswer } from './away/listeners.ts';
import { LIGHT_ACTIONS, LIGHT_FORMS } from './ids.ts';

type Listen<V extends Visit> = (house: House, visit: V, about: About) => Promise<Reply>;

const greenReply = async (house: House, { actor }: Visit, about: About, outcome: Outcome): Promise<Reply> => {
  if (!outcome.ok) return refused(outcome.refusal);
  const release = await house.store.reads.release(actor.workspaceId, about.releaseId);
  const light = release === null ? undefined : lightOf(release, about.departmentId);
  if (release === null || light === undefined) return nothing;
  if (light.state === 'waiting' && light.votes.length > 0) {
    const department = departmentById(
      await house.store.reads.settings(actor.workspaceId),
      light.departmentId,
    );
    return say(voteCounted(release, light, votesNeeded(light.rules.quorum, department)));
  }
  return say(outcome.changed ? thanks(release, light) : alreadyGreen(release, light));
};

const answer = (house: House, visit: Visit, about: About, form: AnswerForm, draftId: string | null = null) =>
  answerLight(house, visit.request, { ...about, form, draftId });

const giveGreen: Listen<Visit> = async (house, visit, about) =>
  greenReply(house, visit, about, await answer(house, visit, about, { answer: 'green' }));

const sayOnTrack: Listen<Visit> = async (house, visit, about) => {
  const outcome = await answer(house, visit, about, { answer: 'on_track', askAgainOn: null });
  return outcome.ok ? nothing : refused(outcome.refusal);
};

const openForm =
  (name: FormName): Listen<ActionVisit> =>
  async (house, visit, about) => {
    const view = await openAnswerForm(house, visit.actor, about, name);
    return view.ok ? { kind: 'open', view: view.view } : refused(view.refusal);
  };

/** Records what was typed; what could not be taken is kept for the next time the form is opened. */
const submitForm =
  (
    name: FormName,
    formOf: (house: House, visit: ViewVisit) => Promise<AnswerForm | FieldProblem>,
  ): Listen<ViewVisit> =>
  async (house, visit, about) => {
    const form = await formOf(house, visit);
    if ('problem' in form) {
      await keepTyped(house, visit, about, name);
      return { kind: 'fields', problems: [form] };
    }
    const outcome = await answer(house, visit, about, form, draftIdOf(name, about, visit.actor));
    if (outcome.ok) return nothing;
    await keepTyped(house, visit, about, name);
    return refused(outcome.refusal);
  };

const submitConditional = submitForm('conditional', async (house, { actor, view: { typed } }) => {
  const owner = await personChosen(house, actor.workspaceId, typedText(typed, 'owner'));
  if ('problem' in owner) return { field: 'owner', problem: owner.problem };
  return {
    answer: 'conditional',
    condition: typedText(typed, 'condition'),
    owner: owner.person,
    dueOn: typedText(typed, 'dueOn'),
  };
});

const submitNotYet = submitForm('notYet', async (house, { actor, view: { typed } }) => {
  const solver = await solverFrom(house, actor.workspaceId, typed);
  return {
    answer: 'not_yet',
    reason: typedText(typed, 'reason'),
    solver: solver?.name ?? '',
    ...(solver !== null && solver.kind !== 'other' && { solvedBy: solver }),
    expectedOn: typedText(typed, 'expectedOn'),
  };
});

const submitNotApplicable = submitForm('notApplicable', async (_house, { view }) => ({
  answer: 'not_applicable',
  reason: typedText(view.typed, 'reason'),
}));

const submitDate = submitForm('changeDate', async (_house, { view }) => ({
  answer: 'on_track',
  askAgainOn: typedText(view.typed, 'askAgainOn'),
}));

/** Sent with a form, the thanks stand where the form was opened: it closes, and its card shows the answer. */
const closing = (reply: Reply): Reply => (reply.kind === 'say' ? whisper(reply.message) : reply);

/** Answers that need words, and their forms. */
const WORDED: Readonly<Record<string, FormName>> = { conditional: 'conditional', not_yet: 'notYet' };

/** Answers that need words show their form in the place of this one. */
const submitChange: Listen<ViewVisit> = async (house, visit, about) => {
  const chosen = typedText(visit.view.typed, 'answer');
  if (chosen === 'green') return closing(await giveGreen(house, visit, about));
  if (chosen === 'on_track') return sayOnTrack(house, visit, about);
  const name = WORDED[chosen] ?? 'notApplicable';
  const wanted = name === 'conditional' ? 'green' : 'any';
  const question = await findQuestion(house.store.reads, house.clock, visit.actor, about, wanted);
  if (!question.ok) return refused(question.refusal);
  return update(await viewOf(house, visit.actor, question, name));
};

const giveConsent =
  (agreed: boolean): Listen<ActionVisit> =>
  async (house, visit, { releaseId, departmentId }) => {
    const command = { type: 'consent', departmentId, agreed } as const;
    const outcome = await changeRelease(house, visit.request, releaseId, command);
    if (!outcome.ok) return refused(outcome.refusal);
    const release = await house.store.reads.release(visit.actor.workspaceId, releaseId);
    const light = release === null ? undefined : lightOf(release, departmentId);
    if (release === null || light === undefined) return nothing;
    const said: SlackMessage = consentGiven(release, light, agreed);
    // The buttons stand in the manager's own direct messages: the answer takes their place.
    return visit.message === null ? say(said) : replace(said);
  };

/** Everything that a department, and the release manager about its answer, can tap or send. */
export const registerLights = (edge: SlackEdge, house: House): void => {
  const onAction = (actionId: string, listen: Listen<ActionVisit>): void =>
    edge.onAction(actionId, async (visit) => {
      const about = questionIn(visit.ids);
      return about === null ? strange : listen(house, visit, about);
    });
  const onSubmit = (callbackId: string, listen: Listen<ViewVisit>): void =>
    edge.onSubmit(callbackId, async (visit) => {
      const about = questionIn(visit.view.metadata);
      return about === null ? strange : listen(house, visit, about);
    });

  onAction(LIGHT_ACTIONS.green, giveGreen);
  onAction(LIGHT_ACTIONS.onTrack, sayOnTrack);
  onAction(LIGHT_ACTIONS.conditional, openForm('conditional'));
  onAction(LIGHT_ACTIONS.notYet, openForm('notYet'));
  onAction(LIGHT_ACTIONS.notApplicable, openForm('notApplicable'));
  onAction(LIGHT_ACTIONS.change, openForm('change'));
  onAction(LIGHT_ACTIONS.changeDate, openForm('changeDate'));
  onAction(LIGHT_ACTIONS.agree, giveConsent(true));
  onAction(LIGHT_ACTIONS.askAgain, giveConsent(false));
  onSubmit(LIGHT_FORMS.conditional, submitConditional);
  onSubmit(LIGHT_FORMS.notYet, submitNotYet);
  onSubmit(LIGHT_FORMS.notApplicable, submitNotApplicable);
  onSubmit(LIGHT_FORMS.changeDate, submitDate);
  onSubmit(LIGHT_FORMS.change, submitChange);
  registerLetAnswer(edge, house);
};
