import type { Methods } from '../method.ts';
import { AUTH_METHODS } from './auth.ts';
import { CHAT_METHODS } from './chat.ts';
import { CONVERSATION_METHODS } from './conversations.ts';
import { FILE_METHODS } from './files.ts';
import { HISTORY_METHODS } from './history.ts';
import { PIN_METHODS } from './pins.ts';
import { USER_METHODS } from './users.ts';
import { VIEW_METHODS } from './views.ts';

/** Every method that the practice Slack knows; any other name is an `unknown_method`. */
export const METHODS: Methods = {
  ...AUTH_METHODS,
  ...CHAT_METHODS,
  ...CONVERSATION_METHODS,
  ...HISTORY_METHODS,
  ...USER_METHODS,
  ...VIEW_METHODS,
  ...PIN_METHODS,
  ...FILE_METHODS,
};
