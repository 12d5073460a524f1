import type { Delivered, DeliveryProblem, SentRequest } from '../delivery/delivery.ts';
import { isRecord, type Json, parseJson, recordAt, recordsAt, textAt } from '../json.ts';
import { viewProblems } from '../payload/view.ts';
import type { OpenView, Person } from '../workspace/model.ts';
import { announceChange } from '../workspace/state.ts';
import { closeViews, modalsOf, pushModal, replaceView } from '../workspace/views.ts';
import { BotBrokeProtocol, type Practice } from './practice.ts';
import { byLabel, type PracticeModal, topModal } from './screens.ts';

/** What a person sees after submitting a modal. `sent` are the bytes that went to the bot over HTTP. */
export type SubmitOutcome =
  | { kind: 'closed'; sent: SentRequest | null }
  | {
      kind: 'errors';
      by: 'client' | 'bot';
      errors: Record<string, string>;
      byBlock: Record<string, string>;
    }
  | { kind: 'next'; modal: PracticeModal; sent: SentRequest | null }
  | { kind: 'failed'; problem: DeliveryProblem; sent: SentRequest | null };

type Answering = { practice: Practice; person: Person; open: OpenView; answer: Json; delivered: Delivered };

const validView = ({ answer }: Answering): Json => {
  const view = recordAt(answer, 'view');
  const problems = viewProblems(view, 'modal');
  if (problems.length === 0) return view;
  const reasons = problems.map(({ pointer, message }) => `${message} at ${pointer}`).join('; ');
  throw new BotBrokeProtocol(`the view of a ${textAt(answer, 'response_action')} is refused: ${reasons}`);
};

const shown = ({ practice, person, delivered }: Answering): SubmitOutcome => {
  const modal = topModal(practice, person);
  return modal ? { kind: 'next', modal, sent: delivered.sent } : { kind: 'closed', sent: delivered.sent };
};

const showErrors = ({ practice, open, answer }: Answering): SubmitOutcome => {
  const entries = Object.entries(recordAt(answer, 'errors'));
  const inputs = recordsAt(open.view, 'blocks').filter(({ type }) => type === 'input');
  if (entries.length === 0) throw new BotBrokeProtocol('response_action errors came without errors');
  for (const [blockId, words] of entries) {
    if (!inputs.some(({ block_id }) => block_id === blockId))
      throw new BotBrokeProtocol(`errors name "${blockId}", which is no input block of the view`);
    if (typeof words !== 'string' || words === '')
      throw new BotBrokeProtocol(`the error at "${blockId}" has no words`);
  }
  const byBlock = Object.fromEntries(entries) as Record<string, string>;
  open.errors = byBlock;
  announceChange(practice.workspace);
  return { kind: 'errors', by: 'bot', errors: byLabel(open.view, byBlock), byBlock };
};

/** What each response_action does. */
const RESPONSE_ACTIONS: Readonly<Record<string, (answering: Answering) => SubmitOutcome>> = {
  errors: showErrors,
  update: (answering) => {
    replaceView(answering.practice.workspace, answering.open, validView(answering));
    return shown(answering);
  },
  push: (answering) => {
    const view = validView(answering);
    if (!pushModal(answering.practice.workspace, answering.person.id, view))
      throw new BotBrokeProtocol('a fourth modal cannot be pushed onto three');
    return shown(answering);
  },
  clear: ({ practice: { workspace }, person, delivered }) => {
    closeViews(workspace, person.id, modalsOf(workspace, person.id));
    return { kind: 'closed', sent: delivered.sent };
  },
};

/** Does what the acknowledgement of a view_submission says; throws BotBrokeProtocol where Slack would refuse it. */
export const obeyAnswer = (
  practice: Practice,
  person: Person,
  open: OpenView,
  delivered: Delivered,
): SubmitOutcome => {
  if (delivered.body === '') {
    closeViews(practice.workspace, person.id, [open]);
    return { kind: 'closed', sent: delivered.sent };
  }
  const parsed = parseJson(delivered.body);
  const answer = isRecord(parsed) ? parsed : {};
  const obey = RESPONSE_ACTIONS[textAt(answer, 'response_action')];
  if (!obey)
    throw new BotBrokeProtocol(`a view_submission was answered with: ${delivered.body.slice(0, 200)}`);
  return obey({ practice, person, open, answer, delivered });
};
