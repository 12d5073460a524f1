import { isRecord, type Json, parseJson } from '../json.ts';
import { SlackRefusal } from './refusal.ts';

/** Arguments that hold JSON text in a form, and what Slack answers when it is none. */
const JSON_ARGUMENTS: Readonly<Record<string, string>> = {
  blocks: 'invalid_blocks_format',
  attachments: 'invalid_attachments',
  metadata: 'invalid_metadata_format',
  view: 'invalid_arguments',
};

const parseForm = (body: string): Json => Object.fromEntries(new URLSearchParams(body));

/** Reads a request body, form or JSON, into arguments as they came; throws `invalid_json` or `invalid_form_data`. */
export const readArguments = (contentType: string, body: string): Json => {
  if (body === '') return {};
  if (contentType.includes('application/json')) {
    const parsed = parseJson(body);
    if (!isRecord(parsed)) throw new SlackRefusal('invalid_json');
    return parsed;
  }
  if (contentType.includes('application/x-www-form-urlencoded')) return parseForm(body);
  throw new SlackRefusal('invalid_form_data');
};

/** Opens the arguments that are JSON text inside a form. */
export const openJsonArguments = (args: Json): Json => {
  const opened: Json = { ...args };
  for (const [name, refusal] of Object.entries(JSON_ARGUMENTS)) {
    const value = opened[name];
    if (typeof value !== 'string') continue;
    const parsed = parseJson(value);
    if (parsed === undefined) throw new SlackRefusal(refusal);
    opened[name] = parsed;
  }
  return opened;
};

/** Names a wrong or missing argument as Slack does. */
export const wrongArgument = (message: string): SlackRefusal =>
  new SlackRefusal('invalid_arguments', { response_metadata: { messages: [`[ERROR] ${message}`] } });

/** The text of an argument, or undefined where it was left out or is empty. */
export const optionalText = (args: Json, name: string): string | undefined => {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw wrongArgument(`must be a string: ${name}`);
};

/** The text of an argument that has to be there. */
export const requiredText = (args: Json, name: string): string => {
  const value = optionalText(args, name);
  if (value === undefined) throw wrongArgument(`missing required field: ${name}`);
  return value;
};

/** A yes-or-no argument; false where it was left out. */
export const flag = (args: Json, name: string): boolean =>
  [true, 'true', 1, '1'].includes(args[name] as string | number | boolean);

/** A whole number within bounds; `preset` where it was left out. Throws `invalid_limit`. */
export const count = (args: Json, name: string, preset: number, most: number): number => {
  const value = optionalText(args, name);
  if (value === undefined) return preset;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > most) throw new SlackRefusal('invalid_limit');
  return number;
};
