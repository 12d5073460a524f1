import type { ModalView } from '@slack/types';
import type { FieldProblem } from '../../../domain/refusal.ts';
import type { EdgeContext } from './edge-context.ts';
import { noticeView, plainMessage } from './notice.ts';
import type { Reply } from './reply.ts';
import { type RefusalSubject, wordRefusal } from './word-refusal.ts';

/** How Slack wants a submitted form answered; nothing closes it. */
export type ViewAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update' | 'push'; view: ModalView }
  | { response_action: 'clear' }
  | undefined;

type Block = { type: string; block_id?: string };

const inputsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap(({ type, block_id }) => (type === 'input' && block_id !== undefined ? [block_id] : []));

const ERROR_MAX = 2_000;

/**
 * Problems at their fields, the form staying open with everything typed. A problem whose field is not in
 * this form stands at the first one, so that it is never swallowed; a form without fields shows it instead.
 */
export const errorsAt = (problems: readonly FieldProblem[], blocks: readonly Block[]): ViewAnswer => {
  const inputs = inputsOf(blocks);
  const first = inputs[0];
  if (first === undefined) {
    const text = problems.map(({ problem }) => problem).join('\n');
    return { response_action: 'update', view: noticeView(plainMessage(text)) };
  }
  const errors: Record<string, string> = {};
  for (const { field, problem } of problems) {
    const at = inputs.includes(field) ? field : first;
    errors[at] = [errors[at], problem]
      .filter((text) => text !== undefined)
      .join(' ')
      .slice(0, ERROR_MAX);
  }
  return { response_action: 'errors', errors };
};

/** Turns a reply to a submitted form into Slack's answer. */
export const answerView = async (
  context: EdgeContext,
  reply: Reply,
  blocks: readonly Block[],
  about: RefusalSubject,
): Promise<ViewAnswer> => {
  switch (reply.kind) {
    case 'nothing':
    case 'whisper':
      return undefined;
    case 'close_all':
      return { response_action: 'clear' };
    case 'say':
    case 'replace':
      return { response_action: 'update', view: noticeView(reply.message) };
    case 'open':
    case 'update':
      return { response_action: 'update', view: reply.view };
    case 'push':
      return { response_action: 'push', view: reply.view };
    case 'fields':
      return errorsAt(reply.problems, blocks);
    case 'refused': {
      const { refusal } = reply;
      if (refusal.code === 'fields_invalid') return errorsAt(refusal.problems, blocks);
      const problem = await wordRefusal(context, reply, about);
      return errorsAt([{ field: '', problem }], blocks);
    }
  }
};
