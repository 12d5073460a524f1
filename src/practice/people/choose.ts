import { type Place, suggestionPayload } from '../delivery/payloads.ts';
import { isRecord, type Json, parseJson, recordAt, recordsAt, textAt } from '../json.ts';
import { canSeeChannel, channelCalled, directChannel, personCalled } from '../workspace/channels.ts';
import type { Field } from '../workspace/field-kinds.ts';
import { describeFile } from '../workspace/files.ts';
import type { Channel, Person } from '../workspace/model.ts';
import { BotBrokeProtocol, type Practice } from './practice.ts';

/** What code writes for a person: a text, a number (epoch seconds), labels or names, or null for nothing. */
export type Wanted = string | number | readonly string[] | null;

export type Choosing = {
  practice: Practice;
  person: Person;
  field: Field;
  place: Place;
  /** What the field holds so far, as Slack keeps it. */
  before: Json | null;
  /** Values come as Slack's client has them: ids and option values, and texts that nobody has checked yet. */
  asClient: boolean;
};
type Choose = (choosing: Choosing, wanted: string) => unknown;

const nameOf = ({ field }: Choosing): string =>
  textAt(recordAt(field.block, 'label'), 'text') || field.actionId;

const typedText: Choose = (_choosing, wanted) => wanted;

const shaped =
  (shape: RegExp, example: string): Choose =>
  (choosing, wanted) => {
    if (!shape.test(wanted)) throw new Error(`${nameOf(choosing)} takes ${example}, not "${wanted}"`);
    return wanted;
  };

/** Slack's client takes any text and finds fault with it when the form is sent. */
const checkedText =
  (shape: RegExp, example: string): Choose =>
  (choosing, wanted) =>
    choosing.asClient ? wanted : shaped(shape, example)(choosing, wanted);

const typedRichText: Choose = (_choosing, wanted) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: wanted }] }],
});

const offeredBy = (element: Json): Json[] => [
  ...recordsAt(element, 'options'),
  ...recordsAt(element, 'option_groups').flatMap((group) => recordsAt(group, 'options')),
];

const pick = (choosing: Choosing, options: readonly Json[], wanted: string): Json => {
  const byLabel = choosing.asClient
    ? undefined
    : options.find((option) => textAt(recordAt(option, 'text'), 'text') === wanted);
  const found = byLabel ?? options.find((option) => option.value === wanted);
  if (found) return found;
  const offered = options.map((option) => textAt(recordAt(option, 'text'), 'text')).join(', ');
  throw new Error(`${nameOf(choosing)} has no option "${wanted}"; it offers: ${offered}`);
};

const offeredOption: Choose = (choosing, wanted) => pick(choosing, offeredBy(choosing.field.element), wanted);

type Asking = Pick<Choosing, 'practice' | 'person' | 'field' | 'place'>;

const askingKey = ({ person, field, place }: Asking): string => {
  const where = place.kind === 'view' ? place.open.id : `${place.channel.id} ${place.message.ts}`;
  return `${person.id} ${where} ${field.blockId} ${field.actionId}`;
};

/** Asks the bot what a menu offers for what was typed, and returns the options or option groups that it sent. */
export const askForOptions = async (asking: Asking, typed: string): Promise<Json[]> => {
  const { practice, person, field, place } = asking;
  const typing = { blockId: field.blockId, actionId: field.actionId, typed };
  const delivered = await practice.deliver(
    'options',
    suggestionPayload(practice.workspace, person, place, typing),
  );
  const answer = parseJson(delivered.body);
  if (delivered.problem || !isRecord(answer))
    throw new BotBrokeProtocol(
      `no options came for ${field.actionId}: ${delivered.problem ?? 'the answer is no JSON'}`,
    );
  const known = practice.suggested.get(askingKey(asking)) ?? [];
  practice.suggested.set(askingKey(asking), [...known, ...offeredBy(answer)]);
  const groups = recordsAt(answer, 'option_groups');
  return groups.length > 0 ? groups : recordsAt(answer, 'options');
};

const heldOptions = (entry: Json | null): Json[] => [
  ...recordsAt(entry, 'selected_options'),
  ...(isRecord(entry?.selected_option) ? [entry.selected_option] : []),
];

/** Slack's client chooses among what was offered while somebody typed; code types the label itself. */
const suggestedOption: Choose = async (choosing, wanted) => {
  const { practice, before, asClient } = choosing;
  if (!asClient) {
    const sent = await askForOptions(choosing, wanted);
    return pick(choosing, [...sent, ...sent.flatMap((group) => recordsAt(group, 'options'))], wanted);
  }
  const offered = practice.suggested.get(askingKey(choosing)) ?? [];
  return pick(choosing, [...offered, ...heldOptions(before)], wanted);
};

const somebody: Choose = ({ practice, person }, wanted) => {
  const found = personCalled(practice.workspace, wanted);
  if (found.deleted) throw new Error(`@${person.name} cannot choose @${found.name}: deactivated`);
  return found.id;
};

const visible = ({ practice, person, field }: Choosing, wanted: string): Channel => {
  const channel = channelCalled(practice.workspace, wanted);
  if (!canSeeChannel(channel, person) || channel.archived)
    throw new Error(`@${person.name} does not find ${wanted} in ${field.actionId}`);
  return channel;
};

const publicChannel: Choose = (choosing, wanted) => {
  const channel = visible(choosing, wanted);
  if (channel.kind !== 'public') throw new Error(`${nameOf(choosing)} offers public channels only`);
  return channel.id;
};

const conversation: Choose = (choosing, wanted) => {
  const { practice, field } = choosing;
  const filter = recordAt(field.element, 'filter');
  const channel = wanted.startsWith('@')
    ? directChannel(practice.workspace, personCalled(practice.workspace, wanted))
    : visible(choosing, wanted);
  const kinds = Array.isArray(filter.include) ? filter.include : ['public', 'private', 'im', 'mpim'];
  const shut = filter.exclude_external_shared_channels === true && channel.shared !== null;
  if (!kinds.includes(channel.kind) || shut)
    throw new Error(`${nameOf(choosing)} does not offer ${wanted}: ${JSON.stringify(filter)}`);
  return channel.kind === 'im' ? personCalled(practice.workspace, wanted).id : channel.id;
};

const uploaded: Choose = ({ practice: { workspace }, person }, wanted) => {
  const file = [...workspace.files.values()].findLast(
    ({ id, name, owner }) => owner === person.id && (id === wanted || name === wanted),
  );
  if (!file) throw new Error(`@${person.name} uploaded no ${wanted}`);
  return describeFile(workspace, file);
};

/** How a person gives a value to each kind of element; those with many values take each by itself. */
const CHOICES: Readonly<Record<string, Choose>> = {
  plain_text_input: typedText,
  number_input: checkedText(/^-?\d+(\.\d+)?$/, 'a number'),
  email_text_input: checkedText(/^[^@\s]+@[^@\s]+$/, 'an e-mail address'),
  url_text_input: checkedText(/^https?:\/\/\S+$/, 'a web address'),
  rich_text_input: typedRichText,
  file_input: uploaded,
  datepicker: shaped(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2024-12-11'),
  timepicker: shaped(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 14:00'),
  datetimepicker: (choosing, wanted) => Number(shaped(/^\d{10}$/, 'epoch seconds')(choosing, wanted)),
  static_select: offeredOption,
  multi_static_select: offeredOption,
  radio_buttons: offeredOption,
  checkboxes: offeredOption,
  external_select: suggestedOption,
  multi_external_select: suggestedOption,
  users_select: somebody,
  multi_users_select: somebody,
  channels_select: publicChannel,
  multi_channels_select: publicChannel,
  conversations_select: conversation,
  multi_conversations_select: conversation,
};

/** The value that Slack's client would hold for a field; throws where a person could not choose it. Null clears. */
export const chosenValue = async (choosing: Choosing, wanted: Wanted): Promise<unknown> => {
  const { element, kind } = choosing.field;
  const choose = CHOICES[String(element.type)];
  if (!choose) throw new Error(`nobody can fill in a ${String(element.type)}`);
  const isNothing = wanted === null || (choosing.asClient && wanted === '');
  const list = isNothing ? [] : typeof wanted === 'object' ? wanted : [String(wanted)];
  if (!kind.many && list.length > 1) throw new Error(`${nameOf(choosing)} takes one value`);
  const most = element.max_selected_items;
  if (typeof most === 'number' && list.length > most)
    throw new Error(`${nameOf(choosing)} takes at most ${most} values`);
  const values: unknown[] = [];
  for (const each of list) values.push(await choose(choosing, each));
  return kind.many ? values : (values[0] ?? null);
};
