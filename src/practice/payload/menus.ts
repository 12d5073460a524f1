import { channelId, conversationId, userId } from './forms.ts';
import { SHARED } from './inputs.ts';
import { CHARACTERS, ITEMS } from './limits.ts';
import {
  choiceOption,
  initialIsOffered,
  initialWithinMaximum,
  menuOption,
  optionGroup,
  overflowOption,
} from './options.ts';
import { atLeastOne, exactlyOne, flag, integer, list, object, oneOf, type Shape } from './rule.ts';

const { action_id, confirm, placeholder, focus_on_load } = SHARED;
const menu = { action_id, confirm, placeholder, focus_on_load };
const several = { ...menu, max_selected_items: integer(1, ITEMS.options[1]) };

const lists = {
  options: list(ITEMS.options, menuOption),
  option_groups: list(ITEMS.optionGroups, optionGroup),
};
const oneList = exactlyOne('options', 'option_groups');
const query = { min_query_length: integer(0, CHARACTERS.anyText) };

const conversations = {
  default_to_current_conversation: flag,
  filter: object({
    optional: {
      include: list(ITEMS.conversationKinds, oneOf('im', 'mpim', 'private', 'public')),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
    together: [atLeastOne('include', 'exclude_external_shared_channels', 'exclude_bot_users')],
  }),
};

const someOf = (rule: Parameters<typeof list>[1]) => list(ITEMS.options, rule);

/** Elements in which a person chooses. */
export const MENUS = {
  static_select: {
    optional: { ...menu, ...lists, initial_option: menuOption },
    together: [oneList, initialIsOffered],
  },
  multi_static_select: {
    optional: { ...several, ...lists, initial_options: someOf(menuOption) },
    together: [oneList, initialIsOffered, initialWithinMaximum('initial_options')],
  },
  external_select: { optional: { ...menu, ...query, initial_option: menuOption } },
  multi_external_select: {
    optional: { ...several, ...query, initial_options: someOf(menuOption) },
    together: [initialWithinMaximum('initial_options')],
  },
  users_select: { optional: { ...menu, initial_user: userId } },
  multi_users_select: {
    optional: { ...several, initial_users: someOf(userId) },
    together: [initialWithinMaximum('initial_users')],
  },
  channels_select: { optional: { ...menu, initial_channel: channelId, response_url_enabled: flag } },
  multi_channels_select: {
    optional: { ...several, initial_channels: someOf(channelId) },
    together: [initialWithinMaximum('initial_channels')],
  },
  conversations_select: {
    optional: {
      ...menu,
      ...conversations,
      initial_conversation: conversationId,
      response_url_enabled: flag,
    },
  },
  multi_conversations_select: {
    optional: { ...several, ...conversations, initial_conversations: someOf(conversationId) },
    together: [initialWithinMaximum('initial_conversations')],
  },
  overflow: {
    required: { options: list(ITEMS.overflowOptions, overflowOption) },
    optional: { action_id, confirm },
  },
  checkboxes: {
    required: { options: list(ITEMS.choices, choiceOption) },
    optional: { action_id, confirm, focus_on_load, initial_options: list(ITEMS.choices, choiceOption) },
    together: [initialIsOffered],
  },
  radio_buttons: {
    required: { options: list(ITEMS.choices, choiceOption) },
    optional: { action_id, confirm, focus_on_load, initial_option: choiceOption },
    together: [initialIsOffered],
  },
} satisfies Record<string, Shape>;
