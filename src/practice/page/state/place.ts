/**
 * Who looks where: ids of a person and of a channel. `at` may also be 'home', the Home of the app, or 'direct',
 * the conversation with the app, whose id is known when the person's screen came. `onPin`: what is pinned there
 * is in sight at first, in place of the newest message.
 */
export type Place = { as: string; at: string; onPin?: true };

export const HOME = 'home';
export const DIRECT = 'direct';

/** Whether a place names a channel of the workspace. */
export const isChannel = (at: string): boolean => at !== HOME && at !== DIRECT;

const ID = /^[A-Z0-9]{2,32}$/;

/** The place that the fragment of an address names, such as `#as=U1&at=C1`; what it does not name is null. */
export const placeOfHash = (hash: string): { as: string | null; at: string | null; onPin?: true } => {
  const named = new URLSearchParams(hash.replace(/^#/, ''));
  const as = named.get('as') ?? '';
  const at = named.get('at') ?? '';
  return {
    as: ID.test(as) ? as : null,
    at: !isChannel(at) || ID.test(at) ? at : null,
    ...(named.get('on') === 'pin' && { onPin: true }),
  };
};

/** The fragment of the address of a place. */
export const hashOfPlace = ({ as, at, onPin }: Place): string =>
  `#${new URLSearchParams({ as, at, ...(onPin && { on: 'pin' }) })}`;

/** What an address needs to know of the screen to be followed. */
export type Visible = {
  channels: readonly { id: string; kind: string; isMember: boolean }[];
  directChannel: string;
};

/** Where somebody ends up who cannot see the channel that they asked for. */
export const visiblePlace = (place: Place, { channels, directChannel }: Visible): Place => {
  if (place.at === HOME || channels.some(({ id }) => id === place.at)) return place;
  if (place.at === DIRECT) return { ...place, at: directChannel };
  const room = channels.find(({ kind, isMember }) => kind !== 'im' && isMember);
  return { ...place, at: room?.id ?? directChannel };
};
