import type { DueRow, Reads } from '../../application/ports.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { DeliveryKind } from '../../domain/due-action.ts';
import type { SlackMessage } from './kit/message.ts';

/** What a rendering may use besides the database. */
export type Surroundings = {
  now: Instant;
  /** `https://example.slack.com/`, with the slash at the end: for links to messages. */
  workspaceUrl: string;
  /** `/release`, or what it is called here. */
  slashCommand: string;
};

/** A message, or the reason why there is nothing to say any more. */
export type Rendered = { message: SlackMessage } | { skip: string };

/** Renders a delivery from the database at the moment it is sent. Never talks to Slack. */
export type Renderer = (row: DueRow, reads: Reads, surroundings: Surroundings) => Promise<Rendered>;

/** Everything that is a message; Home, pins and errands are not. */
export type RenderedKind = Exclude<DeliveryKind, 'home.publish' | 'pin.release_card' | 'directory.refresh'>;

export type Renderers = Record<RenderedKind, Renderer>;
