import { inspectBlocks } from './blocks.ts';
import { CHARACTERS, ITEMS } from './limits.ts';
import { metadataRefusal } from './metadata.ts';
import { asSent, everyObject, type Inspection, isFields, type PayloadProblem } from './problem.ts';

/** The ways in which a bot sends a message; response_url stands for a post to one. */
export type MessageMethod = 'chat.postMessage' | 'chat.update' | 'chat.postEphemeral' | 'response_url';

/** Slack's error for a message that it does not take, with every reason that was found. */
export type MessageRefusal = {
  error:
    | 'invalid_blocks'
    | 'no_text'
    | 'msg_too_long'
    | 'msg_blocks_too_long'
    | 'metadata_too_large'
    | 'invalid_metadata_format'
    | 'invalid_arguments';
  problems: PayloadProblem[];
};

type Payload = Readonly<Record<string, unknown>>;
type Refuse = (payload: Payload, method: MessageMethod) => MessageRefusal | null;

/** The longest `text`; chat.postMessage cuts a longer one instead of refusing it. */
const LONGEST_TEXT: Readonly<Record<MessageMethod, number>> = {
  'chat.postMessage': Number.POSITIVE_INFINITY,
  'chat.update': CHARACTERS.updatedText,
  'chat.postEphemeral': CHARACTERS.postedText,
  response_url: CHARACTERS.postedText,
};

const refusal = (error: MessageRefusal['error'], pointer: string, message: string): MessageRefusal => ({
  error,
  problems: [{ pointer, message }],
});

const lengthOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : 0;

const wrongArguments: Refuse = (payload) => {
  for (const name of ['text', 'markdown_text']) {
    if (payload[name] !== undefined && typeof payload[name] !== 'string') {
      return refusal('invalid_arguments', `/${name}`, 'must be a string');
    }
  }
  for (const name of ['blocks', 'attachments']) {
    if (payload[name] !== undefined && !Array.isArray(payload[name])) {
      return refusal('invalid_arguments', `/${name}`, 'must be an array');
    }
  }
  if (lengthOf(payload.attachments) > ITEMS.attachments[1]) {
    return refusal('invalid_arguments', '/attachments', `no more than ${ITEMS.attachments[1]} items allowed`);
  }
  if (payload.markdown_text !== undefined && (lengthOf(payload.text) > 0 || lengthOf(payload.blocks) > 0)) {
    return refusal('invalid_arguments', '/markdown_text', 'cannot be used together with text or blocks');
  }
  return null;
};

const nothingToShow: Refuse = (payload, method) => {
  if (method === 'response_url' && payload.delete_original === true) return null;
  const hasWords = [payload.text, payload.markdown_text].some(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  if (hasWords || lengthOf(payload.blocks) > 0 || lengthOf(payload.attachments) > 0) return null;
  return refusal('no_text', '/text', 'one of text, blocks, attachments, markdown_text is needed');
};

const textTooLong: Refuse = (payload, method) => {
  const max = LONGEST_TEXT[method];
  if (lengthOf(payload.text) > max) {
    return refusal('msg_too_long', '/text', `must be less than ${max + 1} characters`);
  }
  if (lengthOf(payload.markdown_text) > CHARACTERS.markdown) {
    return refusal(
      'msg_too_long',
      '/markdown_text',
      `must be less than ${CHARACTERS.markdown + 1} characters`,
    );
  }
  return null;
};

const badBlocks: Refuse = (payload) => {
  const inspection: Inspection = { surface: 'message', problems: [] };
  if (payload.blocks !== undefined) inspectBlocks(payload.blocks, '/blocks', inspection);
  const attachments: unknown[] = Array.isArray(payload.attachments) ? payload.attachments : [];
  for (const [index, attachment] of attachments.entries()) {
    if (!isFields(attachment)) {
      return refusal('invalid_arguments', `/attachments/${index}`, 'must provide an object');
    }
    if (attachment.blocks !== undefined) {
      inspectBlocks(attachment.blocks, `/attachments/${index}/blocks`, inspection);
    }
  }
  return inspection.problems.length === 0 ? null : { error: 'invalid_blocks', problems: inspection.problems };
};

const blocksTooLong: Refuse = (payload) => {
  let characters = 0;
  for (const { fields } of everyObject(payload.blocks, '/blocks')) {
    if (typeof fields.text === 'string') characters += fields.text.length;
  }
  const max = CHARACTERS.blockTextTogether;
  if (characters <= max) return null;
  const message = `all text in blocks must be less than ${max + 1} characters, has ${characters}`;
  return refusal('msg_blocks_too_long', '/blocks', message);
};

const badMetadata: Refuse = (payload, method) =>
  payload.metadata === undefined ? null : metadataRefusal(payload.metadata, method === 'chat.update');

/** In the order in which a payload is looked at; the first refusal is the answer. */
const REFUSALS: readonly Refuse[] = [
  wrongArguments,
  nothingToShow,
  textTooLong,
  badBlocks,
  blocksTooLong,
  badMetadata,
];

/**
 * Returns the error that Slack would answer to a message with these arguments, or null if it would take it.
 * @param payload the arguments with blocks, attachments and metadata already parsed from JSON
 */
export const messageRefusal = (
  payload: Record<string, unknown>,
  method: MessageMethod,
): MessageRefusal | null => {
  const sent = asSent(payload);
  if (!isFields(sent)) return refusal('invalid_arguments', '', 'must provide an object');
  for (const refuse of REFUSALS) {
    const answer = refuse(sent, method);
    if (answer !== null) return answer;
  }
  return null;
};
