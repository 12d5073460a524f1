import type { Delivered, DeliveryKind, SendOptions } from '../delivery/delivery.ts';
import type { Json } from '../json.ts';
import type { Reader } from '../read/reader.ts';
import type { Person, StateValues } from '../workspace/model.ts';
import type { Workspace } from '../workspace/state.ts';

/** What the code that drives people works with. */
export type Practice = {
  workspace: Workspace;
  /** Sends something to the bot, by the way that is connected. */
  deliver(kind: DeliveryKind, payload: Json, options?: SendOptions): Promise<Delivered>;
  /** What a person has chosen in menus of messages and not sent otherwise; by person and ts. */
  messageValues: Map<string, StateValues>;
  /** What the bot offered in menus that ask it; by person, place and field. */
  suggested: Map<string, readonly Json[]>;
};

/** The bot answered in a way that Slack would not take; the person would see a nondescript failure. */
export class BotBrokeProtocol extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BotBrokeProtocol';
  }
}

/** How a person reads texts: their zone, their time, the names that they see. */
export const readerFor = ({ workspace }: Practice, person: Person): Reader => ({
  timeZone: person.tz,
  nameOfUser: (id) => workspace.people.get(id)?.name ?? id,
  nameOfChannel: (id) => workspace.channels.get(id)?.name ?? id,
  now: () => workspace.clock.now(),
});
