import { type ComponentChild, h } from 'preact';
import type { Happened, PlaceSeen, Screen } from '../../demo/protocol.ts';
import { DIRECT, hashOfPlace } from '../state/place.ts';
import { timeWords } from '../time/moments.ts';

/** A place by name, and the address at which it can be looked at. */
export type Mentioned = { name: string; href: string };
export type Told = { verb: string; places: Mentioned[]; more: number };

const MOST = 3;

type Knowing = Pick<Screen, 'me' | 'people' | 'channels'>;

const mentioned = ({ me, people, channels }: Knowing, { channel, person }: PlaceSeen): Mentioned => {
  const reader = people.find(({ id }) => id === person);
  const room = channels.find(({ id }) => id === channel);
  return reader === undefined
    ? { name: `#${room?.name ?? channel}`, href: hashOfPlace({ as: me.id, at: channel }) }
    : { name: `@${reader.name}`, href: hashOfPlace({ as: reader.id, at: DIRECT }) };
};

const VERBS: readonly { verb: string; isSo(place: PlaceSeen): boolean }[] = [
  { verb: 'posted in', isSo: ({ what, person }) => what === 'posted' && person === null },
  { verb: 'wrote to', isSo: ({ what, person }) => what === 'posted' && person !== null },
  { verb: 'changed in', isSo: ({ what }) => what === 'changed' },
];

/** What happened while the clock moved, by what was done: nothing that is empty. */
export const toldOf = ({ places }: Happened, screen: Knowing): Told[] =>
  VERBS.map(({ verb, isSo }) => {
    const found = places.filter(isSo);
    return {
      verb,
      places: found.slice(0, MOST).map((place) => mentioned(screen, place)),
      more: Math.max(0, found.length - MOST),
    };
  }).filter(({ places: shown }) => shown.length > 0);

/** One line that says what happened while the clock moved, with links to where it did. */
export const HappenedLine = ({
  happened,
  screen,
}: {
  happened: Happened;
  screen: Screen;
}): ComponentChild => {
  const told = toldOf(happened, screen);
  const part = ({ verb, places, more }: Told, index: number): ComponentChild => [
    `${index === 0 ? ' ' : '; '}${verb} `,
    places.map(({ name, href }, nth) => [nth === 0 ? '' : ', ', h('a', { href }, name)]),
    more === 0 ? '' : ` and ${more} more`,
  ];
  return [
    `${timeWords(happened.at, screen.me.zone)}:`,
    told.length === 0 ? ' nothing was posted or changed.' : told.map(part),
  ];
};
