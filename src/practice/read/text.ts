import { readMrkdwn } from './mrkdwn.ts';
import { fieldsOf, printable, stringOf } from './pieces.ts';
import type { Reader } from './reader.ts';

/** Shows a text object: mrkdwn as it reads, plain text literally, entities too. */
export const readText = (value: unknown, reader: Reader): string => {
  const { type, text } = fieldsOf(value);
  return type === 'mrkdwn' ? readMrkdwn(stringOf(text), reader) : printable(stringOf(text));
};
