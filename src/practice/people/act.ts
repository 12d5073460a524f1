import type { Delivered, SendOptions } from '../delivery/delivery.ts';
import { blockActionsPayload, type Place } from '../delivery/payloads.ts';
import { isRecord, type Json, recordAt, recordsAt, textAt } from '../json.ts';
import { type Button, buttonsOf } from '../read/buttons.ts';
import { readText } from '../read/text.ts';
import { canSeeChannel } from '../workspace/channels.ts';
import { type Field, fieldsOf, stateEntry, valuesOf } from '../workspace/field-kinds.ts';
import type { Person, PracticeMessage, StateValues } from '../workspace/model.ts';
import { openViews } from '../workspace/views.ts';
import { chosenValue, type Wanted } from './choose.ts';
import { type Practice, readerFor } from './practice.ts';
import type { PracticeHome, PracticeModal } from './screens.ts';

/** Where a person can click: a message, or an open modal or Home. */
export type Clickable = PracticeMessage | PracticeModal | PracticeHome;

export type ClickOptions = SendOptions & {
  /** false: the person answers a confirmation with its "no". */
  confirm?: boolean;
  /** Which of several elements with the same label: its block_id, its value, or its place (0 is the first). */
  block?: string;
  value?: string;
  nth?: number;
  /** A value is given as Slack's client has it, by id or option value, never by label or name. */
  asClient?: boolean;
};

/** What a confirmation dialog said, as its reader sees it. */
export type Confirmation = { title: string; text: string; confirm: string; deny: string };

export type ActOutcome = Delivered & {
  /** What the person had to confirm, or null. */
  confirmation: Confirmation | null;
  /** Whether the bot was told at all: not after the "no" of a confirmation. */
  told: boolean;
};

const UNTOLD: Delivered = { status: null, body: '', problem: null, sent: null };

/** Finds where a person clicks, and makes sure that they can see it there. */
export const placeOf = ({ workspace }: Practice, person: Person, target: Clickable): Place => {
  if ('viewId' in target) {
    const open = openViews(workspace).find(({ id }) => id === target.viewId);
    if (!open || open.person !== person.id)
      throw new Error(`@${person.name} has that ${target.kind} not open`);
    return { kind: 'view', open };
  }
  const channel = workspace.channels.get(target.channel);
  const message = [...(channel?.messages ?? []), ...(channel?.ephemerals ?? [])].find(
    ({ ts }) => ts === target.ts,
  );
  if (!channel || !message) throw new Error(`no message ${target.ts} in ${target.channel}`);
  const others = message.ephemeralFor !== undefined && message.ephemeralFor !== person.id;
  if (!canSeeChannel(channel, person) || others || message.deletedAt !== undefined)
    throw new Error(`@${person.name} does not see the message ${target.ts} in ${target.channel}`);
  return { kind: 'message', channel, message };
};

const findButton = (target: Clickable, wanted: string, options: ClickOptions): Button => {
  const all = buttonsOf(target.blocks);
  const found = all.filter(
    (button) =>
      (button.label === wanted || button.actionId === wanted) &&
      (options.block === undefined || button.blockId === options.block) &&
      (options.value === undefined || button.value === options.value),
  );
  if (found.length > 1 && options.nth === undefined)
    throw new Error(`"${wanted}" stands there ${found.length} times: say which (block, value or nth)`);
  const button = found[options.nth ?? 0];
  if (!button) {
    const offered = all.map(({ label }) => `[${label}]`).join(' ');
    throw new Error(`there is no "${wanted}" to click; there is: ${offered || 'nothing'}`);
  }
  return button;
};

const confirmationOf = (practice: Practice, person: Person, confirm: unknown): Confirmation | null => {
  if (!isRecord(confirm)) return null;
  const reader = readerFor(practice, person);
  return {
    title: readText(confirm.title, reader),
    text: readText(confirm.text, reader),
    confirm: readText(confirm.confirm, reader) || 'Yes',
    deny: readText(confirm.deny, reader) || 'No',
  };
};

const actionOf = (button: Button): Json => {
  const element = isRecord(button.element) ? button.element : {};
  const named = { type: element.type, action_id: button.actionId, block_id: button.blockId };
  if (element.type === 'overflow') {
    const option = recordsAt(element, 'options').find(
      (each) => each.value === button.value && textAt(recordAt(each, 'text'), 'text') === button.label,
    );
    return { ...named, selected_option: option ?? null };
  }
  return {
    ...named,
    text: element.text ?? { type: 'plain_text', text: button.label, emoji: true },
    ...(button.value === undefined ? {} : { value: button.value }),
    ...(button.style === undefined ? {} : { style: button.style }),
  };
};

const messageKey = (person: Person, message: PracticeMessage): string =>
  `${person.id} ${message.channel} ${message.ts}`;

/** What a person has chosen in menus of a message; null before the first choice. */
export const choicesIn = (practice: Practice, person: Person, message: PracticeMessage): StateValues | null =>
  practice.messageValues.get(messageKey(person, message)) ?? null;

const valuesAt = (practice: Practice, person: Person, place: Place): StateValues =>
  place.kind === 'view'
    ? place.open.values
    : valuesOf(place.message.blocks, practice.messageValues.get(messageKey(person, place.message)));

const send = async (
  practice: Practice,
  person: Person,
  place: Place,
  action: Json,
  confirm: unknown,
  options: ClickOptions,
): Promise<ActOutcome> => {
  const confirmation = confirmationOf(practice, person, confirm);
  if (confirmation && options.confirm === false) return { ...UNTOLD, confirmation, told: false };
  const state = valuesAt(practice, person, place);
  const payload = blockActionsPayload(practice.workspace, person, place, action, state);
  return { ...(await practice.deliver('interaction', payload, options)), confirmation, told: true };
};

/** Clicks a button or an entry of an overflow menu, by its label or action_id, and confirms where that is asked. */
export const click = (
  practice: Practice,
  person: Person,
  target: Clickable,
  wanted: string,
  options: ClickOptions,
): Promise<ActOutcome> => {
  const place = placeOf(practice, person, target);
  const button = findButton(target, wanted, options);
  const type = isRecord(button.element) ? button.element.type : '';
  if (!['button', 'overflow', 'feedback_buttons', 'icon_button'].includes(String(type)))
    throw new Error(`"${wanted}" is a ${String(type)}: choose a value with selects()`);
  return send(practice, person, place, actionOf(button), button.confirm, options);
};

/** Puts a value into a field and remembers it as Slack's client does. */
export const setField = async (
  practice: Practice,
  person: Person,
  place: Place,
  field: Field,
  wanted: Wanted,
  asClient = false,
): Promise<Json> => {
  const before = valuesAt(practice, person, place)[field.blockId]?.[field.actionId] ?? null;
  const choosing = { practice, person, field, place, before, asClient };
  const entry = stateEntry(field, await chosenValue(choosing, wanted));
  const values = valuesAt(practice, person, place);
  values[field.blockId] = { ...values[field.blockId], [field.actionId]: entry };
  if (place.kind === 'message') practice.messageValues.set(messageKey(person, place.message), values);
  return entry;
};

/** Tells the bot about a value that was put into a field. */
export const dispatchField = (
  practice: Practice,
  person: Person,
  place: Place,
  field: Field,
  entry: Json,
  options: ClickOptions = {},
): Promise<ActOutcome> => {
  const action = { ...entry, action_id: field.actionId, block_id: field.blockId };
  return send(practice, person, place, action, field.element.confirm, options);
};

/** Whether a field is what code calls it: block_id, action_id, label or placeholder. */
export const isCalled = (field: Field, name: string): boolean =>
  [
    field.blockId,
    field.actionId,
    textAt(recordAt(field.block, 'label'), 'text'),
    textAt(recordAt(field.element, 'placeholder'), 'text'),
  ].includes(name);

/** Chooses a value in a menu of a message, a modal or Home that tells the bot at once. */
export const select = async (
  practice: Practice,
  person: Person,
  target: Clickable,
  name: string,
  wanted: Wanted,
  options: ClickOptions,
): Promise<ActOutcome> => {
  const place = placeOf(practice, person, target);
  const field = fieldsOf(target.blocks).find(
    (each) => isCalled(each, name) && (options.block === undefined || each.blockId === options.block),
  );
  if (!field) throw new Error(`there is no menu called "${name}"`);
  const entry = await setField(practice, person, place, field, wanted, options.asClient);
  return dispatchField(practice, person, place, field, entry, options);
};
