import { useMemo, useRef } from 'preact/hooks';
import type { Act, ActAnswer, ChannelSeen, PersonSeen, Screen, ViewSeen } from '../../demo/protocol.ts';
import type { HereNow } from '../here.ts';
import { dayNumber } from '../time/moments.ts';
import { keepSame } from './keep-same.ts';

const NONE: readonly ViewSeen[] = [];

/** Names of channels matter to messages, what is unread in them does not. */
const named = (channel: ChannelSeen): ChannelSeen => ({
  ...channel,
  pins: [],
  unread: 0,
  mentions: 0,
  readUpTo: '0',
});

export type HereSources = {
  screen: Screen;
  act(act: Act): Promise<ActAnswer>;
  goTo(channel: string): void;
};

const mapOf = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.id, one]));

/**
 * Who reads the page, for everything in messages and forms. The value for messages changes only when names,
 * the persona or the day change, so that time and unread marks draw no message again.
 */
export const useHereNow = ({ screen, act, goTo }: HereSources): { messages: HereNow; forms: HereNow } => {
  const { me, people, app, clock, modals } = screen;
  const now = useRef(clock.now);
  now.current = clock.now;
  const seen = useRef<ChannelSeen[]>([]);
  seen.current = keepSame(seen.current, screen.channels.map(named));
  const channels = seen.current;
  const day = dayNumber(clock.now, me.zone);

  // "today" and "yesterday" change with the day
  const messages = useMemo((): HereNow => {
    const peopleById: ReadonlyMap<string, PersonSeen> = mapOf(people);
    const channelsById = mapOf(channels);
    return {
      reader: {
        timeZone: me.zone,
        nameOfUser: (id) => (id === app.userId ? app.name : (peopleById.get(id)?.name ?? id)),
        nameOfChannel: (id) => channelsById.get(id)?.name ?? id,
        now: () => now.current,
      },
      people: peopleById,
      channels: channelsById,
      appUserId: app.userId,
      messageShortcuts: app.messageShortcuts,
      me: me.id,
      act,
      goTo,
      modals: NONE,
    };
  }, [me, people, channels, app, day, act, goTo]);
  const forms = useMemo((): HereNow => ({ ...messages, modals }), [messages, modals]);
  return { messages, forms };
};
