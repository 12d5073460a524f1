import { isRecord, type Json, recordAt, textAt } from '../../json.ts';
import type { LoggedCall, RequestLog } from '../../request-log.ts';
import type { RefusalSeen } from '../protocol.ts';

/** Answers of the Web API that mean: what the bot sent is wrong in itself. */
const PAYLOAD_ERRORS: ReadonlySet<string> = new Set([
  'invalid_arguments',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_form_data',
  'invalid_json',
  'invalid_metadata_format',
  'invalid_payload',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'unknown_method',
  'view_too_large',
]);

const MOST_SHOWN = 5;

/** What Slack refused of the bot's, oldest first; the newest few are kept. */
export type RefusalList = {
  newest(): RefusalSeen[];
  /** Notes that the bot answered something in a way that Slack refuses. */
  note(method: string, problem: string): void;
};

const linesOf = (answer: Json): string[] => {
  const { messages } = recordAt(answer, 'response_metadata');
  if (!Array.isArray(messages)) return [];
  return messages.map((message) => String(message).replace(/^\[ERROR\] /, ''));
};

const refusalOf = (call: LoggedCall): RefusalSeen | null => {
  const { answer, method, order } = call;
  const error = textAt(answer, 'error');
  if (!isRecord(answer) || answer.ok !== false || order === null || !PAYLOAD_ERRORS.has(error)) return null;
  return { number: order, method, error, problems: linesOf(answer) };
};

/** Watches a request log for payloads that Slack refuses. */
export const refusalList = (log: RequestLog): RefusalList => {
  let kept: RefusalSeen[] = [];
  let looked = 0;
  const keep = (refusal: RefusalSeen): void => {
    kept = [...kept, refusal].slice(-MOST_SHOWN);
  };
  const look = (): void => {
    for (; looked < log.ended.length; looked += 1) {
      const entry = log.ended[looked];
      const refusal = entry && 'method' in entry ? refusalOf(entry) : null;
      if (refusal) keep(refusal);
    }
  };
  return {
    newest: () => {
      look();
      return kept;
    },
    note: (method, problem) => {
      look();
      keep({ number: log.ended.length, method, error: 'bad answer', problems: [problem] });
    },
  };
};
