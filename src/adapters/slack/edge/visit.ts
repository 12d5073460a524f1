import type { Request } from '../../../application/house.ts';
import type { Actor } from '../../../domain/person.ts';
import type { CommandText } from '../kit/decode-command.ts';
import type { Ids } from './value.ts';

/** What every listener knows of a verified request: who, where, and how to recognise it when it comes twice. */
export type Visit = {
  actor: Actor;
  request: Request;
  /** Where it happened; null in Home and in modals opened from there. */
  channelId: string | null;
};

/** A slash command: the words after the subcommand. */
export type CommandVisit = Visit & {
  subcommand: string;
  command: CommandText;
  words: readonly string[];
  rest: string;
};

/** A message that a person chose from its menu; its text as Slack keeps it, with mentions and links in brackets. */
export type ChosenMessage = {
  channelId: string;
  ts: string;
  /** Under which message it stands; absent where it stands by itself. */
  threadTs?: string;
  text: string;
  permalink: string;
  /** The person who wrote it; absent for what an app wrote. */
  authorId?: string;
  /** How often somebody reacted with what; who, is not looked at. */
  reactions?: readonly { name: string; count: number }[];
};

/** A shortcut: from anywhere, or from the menu of a message. */
export type ShortcutVisit = Visit & { chosenMessage: ChosenMessage | null };

/** Inputs of a view by their block id; lists for everything that takes several. */
export type Typed = Readonly<Record<string, string | readonly string[] | null>>;

export type OpenView = {
  id: string;
  hash: string;
  callbackId: string;
  metadata: Ids;
  typed: Typed;
  /** Windows that lie under it, by id, the nearest first. */
  behind?: readonly string[];
};

/** A click or a choice. */
export type ActionVisit = Visit & {
  actionId: string;
  /** The button's or the chosen option's ids; null when this program never wrote them. */
  ids: Ids | null;
  /** The chosen values of a select, date or check boxes. */
  chosen: readonly string[];
  /** The message that was clicked; null in views. */
  message: { channelId: string; ts: string; isEphemeral: boolean } | null;
  view: OpenView | null;
};

/** A submitted or closed form. */
export type ViewVisit = Visit & { view: OpenView };

/** One typed text, trimmed; empty when nothing was typed. */
export const typedText = (typed: Typed, field: string): string => {
  const value = typed[field];
  return typeof value === 'string' ? value.trim() : '';
};

/** Everything chosen in a field that takes several. */
export const typedList = (typed: Typed, field: string): readonly string[] => {
  const value = typed[field];
  if (Array.isArray(value)) return value;
  return typeof value === 'string' && value !== '' ? [value] : [];
};
