import type { House } from '../../../application/house.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { registerAway } from './away-listeners.ts';
import { registerChase } from './chase-listeners.ts';
import { registerEntries } from './entry-listeners.ts';

/** Reminders: what their readers can do with them, who is away, and what the release manager sees of it. */
export const registerReminders = (edge: SlackEdge, house: House): void => {
  registerEntries(edge, house);
  registerAway(edge, house);
  registerChase(edge, house);
};
