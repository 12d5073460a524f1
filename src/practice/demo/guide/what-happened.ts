import type { LoggedDelivery } from '../../request-log.ts';
import type { PracticeSlack } from '../../slack.ts';
import type { Channel, PracticeMessage } from '../../workspace/model.ts';
import { type Deed, deedOf } from './deeds.ts';
import { type Happening, SIGNS } from './signs.ts';

/** What was looked at already, so that each change of the workspace costs only what is new. */
type Memory = {
  happened: Set<Happening>;
  deeds: Deed[];
  lastDelivery: LoggedDelivery | undefined;
  /** So many messages and answers of each channel. */
  looked: Map<Channel, { messages: number; ephemerals: number }>;
  /** So many renderings of each of the bot's messages; what people write never changes. */
  renderings: Map<PracticeMessage, number>;
  isStale: boolean;
};

const HAPPENINGS = Object.keys(SIGNS) as Happening[];

const memories = new WeakMap<PracticeSlack['workspace'], Memory>();

const memoryOf = ({ workspace }: PracticeSlack): Memory => {
  const known = memories.get(workspace);
  if (known !== undefined) return known;
  const memory: Memory = {
    happened: new Set(),
    deeds: [],
    lastDelivery: undefined,
    looked: new Map(),
    renderings: new Map(),
    isStale: true,
  };
  workspace.watchers.add(() => {
    memory.isStale = true;
  });
  memories.set(workspace, memory);
  return memory;
};

/** The log may forget its beginning, so what is new is counted from its end. */
const readDeliveries = (memory: Memory, deliveries: readonly LoggedDelivery[]): void => {
  const known = memory.lastDelivery === undefined ? -1 : deliveries.lastIndexOf(memory.lastDelivery);
  for (const delivery of deliveries.slice(known + 1)) {
    const deed = deedOf(delivery);
    if (deed !== null) memory.deeds.push(deed);
  }
  memory.lastDelivery = deliveries.at(-1);
};

const remember = (memory: Memory, channel: Channel, botUser: string): void => {
  const looked = memory.looked.get(channel) ?? { messages: 0, ephemerals: 0 };
  const fresh = [
    ...channel.messages.slice(looked.messages),
    ...channel.ephemerals.slice(looked.ephemerals),
  ].filter(({ user }) => user === botUser);
  for (const message of fresh) memory.renderings.set(message, 0);
  memory.looked.set(channel, {
    messages: channel.messages.length,
    ephemerals: channel.ephemerals.length,
  });
};

const readRenderings = (memory: Memory, message: PracticeMessage, isDirect: boolean): void => {
  const { versions } = message;
  const known = memory.renderings.get(message) ?? 0;
  memory.renderings.set(message, versions.length);
  for (const version of versions.slice(known)) {
    const sight = { message, version, isDirect, deeds: memory.deeds };
    for (const happening of HAPPENINGS) {
      if (!memory.happened.has(happening) && SIGNS[happening](sight)) memory.happened.add(happening);
    }
  }
};

/** Everything that has really happened in a practice workspace so far; it never unhappens. */
export const whatHappened = (slack: PracticeSlack): ReadonlySet<Happening> => {
  const memory = memoryOf(slack);
  if (!memory.isStale || memory.happened.size === HAPPENINGS.length) return memory.happened;
  memory.isStale = false;
  const { channels, app } = slack.workspace;
  readDeliveries(memory, slack.log.deliveries);
  for (const channel of channels.values()) remember(memory, channel, app.botUserId);
  for (const message of memory.renderings.keys()) {
    readRenderings(memory, message, channels.get(message.channel)?.kind === 'im');
  }
  return memory.happened;
};
