import type { PracticeSlack } from '../../slack.ts';
import { canSeeChannel } from '../../workspace/channels.ts';
import type { Channel, Person } from '../../workspace/model.ts';
import { openViews } from '../../workspace/views.ts';
import type { PlaceSeen } from '../protocol.ts';

type Counted = { posted: number; changed: number };

/** How a workspace stood at a moment: what people can see of it, counted. */
export type Standing = { channels: ReadonlyMap<string, Counted>; views: string };

const countOf = ({ messages, ephemerals }: Channel): Counted => {
  const all = [...messages, ...ephemerals];
  const changed = all.reduce(
    (sum, { versions, deletedAt }) => sum + versions.length - 1 + (deletedAt === undefined ? 0 : 1),
    0,
  );
  return { posted: all.length, changed };
};

/** Remembers how a workspace stands. */
export const standingOf = ({ workspace }: PracticeSlack): Standing => ({
  channels: new Map([...workspace.channels.values()].map((channel) => [channel.id, countOf(channel)])),
  views: openViews(workspace)
    .map(({ id, hash }) => `${id} ${hash}`)
    .join(),
});

const whatSince = (before: Counted | undefined, now: Counted): PlaceSeen['what'] | null => {
  if (now.posted > (before?.posted ?? 0)) return 'posted';
  return now.changed > (before?.changed ?? 0) ? 'changed' : null;
};

/** Where messages were posted or changed since then; what was posted first. */
export const placesSince = ({ workspace }: PracticeSlack, { channels }: Standing): PlaceSeen[] => {
  const places = [...workspace.channels.values()].flatMap((channel): PlaceSeen[] => {
    const what = whatSince(channels.get(channel.id), countOf(channel));
    const reader = [...channel.members].find((id) => id !== workspace.app.botUserId) ?? null;
    return what === null
      ? []
      : [{ channel: channel.id, person: channel.kind === 'im' ? reader : null, what }];
  });
  return [
    ...places.filter(({ what }) => what === 'posted'),
    ...places.filter(({ what }) => what === 'changed'),
  ];
};

/** Whether anything changed that somebody can see. */
export const hasHappened = (slack: PracticeSlack, before: Standing): boolean =>
  placesSince(slack, before).length > 0 || standingOf(slack).views !== before.views;

/** Those of the places that somebody may know of: conversations with the bot are open to whoever plays its reader. */
export const knownTo = ({ workspace }: PracticeSlack, person: Person, places: PlaceSeen[]): PlaceSeen[] =>
  places.filter(({ channel, person: reader }) => {
    const found = workspace.channels.get(channel);
    return reader !== null || (found !== undefined && canSeeChannel(found, person));
  });
