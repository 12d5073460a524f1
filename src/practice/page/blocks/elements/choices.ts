import type { ChannelSeen, PersonSeen } from '../../../demo/protocol.ts';
import { type Fields, fieldsOf, listOf, stringOf, stringsOf } from '../../../read/pieces.ts';
import { withGlyphs } from '../../words/emoji-table.ts';

/** Something that a menu offers; `source` is the option as the bot sent it, or the id of who is meant. */
export type Choice = { value: string; label: string; description: string | null; source: unknown };
export type ChoiceGroup = { label: string | null; choices: Choice[] };

const words = (text: unknown): string => withGlyphs(stringOf(fieldsOf(text).text));

/** An option of a menu as a choice. */
export const choiceOf = (option: Fields): Choice => ({
  value: stringOf(option.value),
  label: words(option.text),
  description: words(option.description) || null,
  source: option,
});

/** What an element or a list of suggestions offers: options, or options in groups. */
export const groupsOf = (holder: Fields): ChoiceGroup[] => {
  const groups = listOf(holder.option_groups).map(({ label, options }) => ({
    label: words(label),
    choices: listOf(options).map(choiceOf),
  }));
  const options = listOf(holder.options);
  return options.length > 0 ? [{ label: null, choices: options.map(choiceOf) }, ...groups] : groups;
};

/** Suggestions arrive as one list, of options or of groups. */
export const suggestedGroups = (options: readonly Fields[]): ChoiceGroup[] =>
  groupsOf(options.some((one) => Array.isArray(one.options)) ? { option_groups: options } : { options });

const personChoice = ({ id, name, realName }: PersonSeen): Choice => ({
  value: id,
  label: realName || name,
  description: `@${name}`,
  source: id,
});

const channelChoice = ({ id, name, kind, sharedWith }: ChannelSeen): Choice => ({
  value: id,
  label: `#${name}`,
  description: sharedWith === null ? (kind === 'private' ? 'Private' : null) : `Shared with ${sharedWith}`,
  source: id,
});

/** Everybody of the workspace. */
export const peopleGroups = (people: Iterable<PersonSeen>): ChoiceGroup[] => [
  { label: null, choices: [...people].map(personChoice) },
];

/** Public channels that are still in use. */
export const channelGroups = (channels: Iterable<ChannelSeen>): ChoiceGroup[] => [
  {
    label: null,
    choices: [...channels]
      .filter(({ kind, isArchived }) => kind === 'public' && !isArchived)
      .map(channelChoice),
  },
];

/** Conversations that the element's filter lets through; a conversation between two goes by the person. */
export const conversationGroups = (
  element: Fields,
  people: Iterable<PersonSeen>,
  channels: Iterable<ChannelSeen>,
): ChoiceGroup[] => {
  const filter = fieldsOf(element.filter);
  const kinds = Array.isArray(filter.include) ? stringsOf(filter.include) : ['public', 'private', 'im'];
  const isOffered = ({ kind, isArchived, sharedWith }: ChannelSeen): boolean =>
    kind !== 'im' &&
    kinds.includes(kind) &&
    !isArchived &&
    !(filter.exclude_external_shared_channels === true && sharedWith !== null);
  const inChannels = { label: 'Channels', choices: [...channels].filter(isOffered).map(channelChoice) };
  const direct = {
    label: 'Direct messages',
    choices: kinds.includes('im') ? [...people].map(personChoice) : [],
  };
  return [inChannels, direct].filter(({ choices }) => choices.length > 0);
};

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What is left of the groups for somebody who typed this: every word stands in the label or description. */
export const filterGroups = (groups: readonly ChoiceGroup[], typed: string): ChoiceGroup[] => {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  const fits = ({ label, description }: Choice): boolean => {
    const text = folded(`${label} ${description ?? ''}`);
    return wanted.every((word) => text.includes(word));
  };
  return groups
    .map(({ label, choices }) => ({ label, choices: choices.filter(fits) }))
    .filter(({ choices }) => choices.length > 0);
};

/** What is chosen after a click on a choice: it alone, or it too where several may be; a second click takes it back. */
export const afterPick = (chosen: readonly Choice[], picked: Choice, isMany: boolean): Choice[] => {
  if (!isMany) return [picked];
  const others = chosen.filter(({ value }) => value !== picked.value);
  return others.length < chosen.length ? others : [...chosen, picked];
};
