import type { HomeView } from '@slack/types';
import type { DueRow, Reads } from '../../application/ports.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { DeliveryKind } from '../../domain/delivery/due-action.ts';
import type { SlackMessage } from './kit/message.ts';

/** What stays the same while the bot runs. */
export type Workplace = {
  /** `https://example.slack.com/`, with the slash at its end: for links to messages. */
  workspaceUrl: string;
  /** `/release`, or what it is called here. */
  slashCommand: string;
  /** Where this installation is reached from outside, without a slash at its end; null for nowhere. */
  publicUrl?: string | null;
};

/** What a rendering may use besides the database. */
export type Surroundings = Workplace & { now: Instant };

/**
 * A message, or why there is nothing to say any more: a word for the log.
 * @property postpone nothing is said now, and it is planned anew: see `DeliveryOutcome`
 */
export type Rendered = { message: SlackMessage } | { skip: string; postpone?: true };

/**
 * Writes the message of a due row: boards from the newest state, statements from what their payload names.
 * Only reads; what it throws counts as "not sent".
 */
export type Renderer = (row: DueRow, reads: Reads, surroundings: Surroundings) => Promise<Rendered>;

/** What is asked or done in Slack beside messages. */
export type OutsideErrandKind = 'directory.refresh' | 'channel.join' | 'doctor.check';

/** Deliveries that do not go to Slack at all. */
type ElsewhereKind = 'hook.deliver' | 'notes.fetch';

/** Deliveries that are no messages. */
export type ErrandKind = 'home.publish' | 'pin.release_card' | OutsideErrandKind;

export type MessageKind = Exclude<DeliveryKind, ErrandKind | ElsewhereKind>;

/** One renderer for each kind of message: the compiler finds a missing one. */
export type Renderers = Readonly<Record<MessageKind, Renderer>>;

/** Draws one person's Home. */
export type HomeRenderer = (
  row: DueRow,
  reads: Reads,
  surroundings: Surroundings,
) => Promise<{ userId: string; view: HomeView } | { skip: string }>;

const ERRANDS: ReadonlySet<string> = new Set<ErrandKind | ElsewhereKind>([
  'home.publish',
  'pin.release_card',
  'directory.refresh',
  'channel.join',
  'doctor.check',
  'hook.deliver',
  'notes.fetch',
]);

/** Whether a row is about a message. */
export const isMessageKind = (kind: DueRow['kind']): kind is MessageKind =>
  !kind.startsWith('time.') && !ERRANDS.has(kind);

/** Boards stay and are edited; statements are said once. */
export const isBoard = (kind: MessageKind): boolean => kind.startsWith('board.');
