import type { WebClient } from '@slack/web-api';
import { updateDirectory } from '../../../application/directory/update-directory.ts';
import type { House } from '../../../application/house.ts';
import type { KnownChannel, KnownPerson } from '../../../application/ports.ts';
import { failureOf } from '../outcome.ts';
import { knownChannel } from './known-channel.ts';
import { knownPerson } from './known-person.ts';

/** Slack takes 999 at most; bigger pages mean fewer calls, of which twenty a minute are allowed. */
const A_PAGE = 999;

/** How far a reading came: a rate limit stops it, and the next attempt goes on where it stopped. */
type Progress<Item> = { items: Item[]; cursor: string; done: boolean };

const begin = <Item>(): Progress<Item> => ({ items: [], cursor: '', done: false });

type Page<Item> = { items: readonly (Item | null)[]; next: string };

const readOn = async <Item>(
  progress: Progress<Item>,
  read: (at: { cursor?: string; limit: number }) => Promise<Page<Item>>,
): Promise<void> => {
  while (!progress.done) {
    const { cursor } = progress;
    const { items, next } = await read({ limit: A_PAGE, ...(cursor !== '' && { cursor }) });
    progress.items.push(...items.filter((item) => item !== null));
    // The same cursor again would never end.
    progress.done = next === '' || next === cursor;
    progress.cursor = next;
  }
};

/** Channels that Slack does not list any more: deleted, or private ones that the bot was taken out of. */
const gone = (before: readonly KnownChannel[], now: readonly KnownChannel[]): KnownChannel[] => {
  const listed = new Set(now.map(({ channelId }) => channelId));
  return before
    .filter(({ channelId, isMember }) => isMember && !listed.has(channelId))
    .map((channel) => ({ ...channel, isMember: false }));
};

/**
 * Makes what reads everybody and every channel anew, and saves it once it is complete.
 *
 * The reading throws what the client throws. It stops at the first refusal or rate limit; a rate limit or a
 * broken connection lets the next call go on where it stopped, a refusal begins anew.
 */
export const createDirectoryReading = (client: WebClient, house: House, workspaceId: string) => {
  let people = begin<KnownPerson>();
  let channels = begin<KnownChannel>();
  const startOver = (): void => {
    people = begin();
    channels = begin();
  };

  const readAll = async (): Promise<void> => {
    await readOn(people, async (at) => {
      const { members = [], response_metadata } = await client.users.list(at);
      return {
        items: members.map((member) => knownPerson(member, workspaceId)),
        next: response_metadata?.next_cursor ?? '',
      };
    });
    await readOn(channels, async (at) => {
      const listed = await client.conversations.list({ types: 'public_channel,private_channel', ...at });
      return {
        items: (listed.channels ?? []).map((channel) => knownChannel(channel, workspaceId)),
        next: listed.response_metadata?.next_cursor ?? '',
      };
    });
  };

  return async (): Promise<void> => {
    try {
      await readAll();
    } catch (error) {
      if (failureOf(error).kind === 'refused') startOver();
      throw error;
    }
    const before = await house.store.reads.channels(workspaceId);
    await updateDirectory(house, workspaceId, {
      people: people.items,
      channels: [...channels.items, ...gone(before, channels.items)],
    });
    startOver();
  };
};

/**
 * Reads everybody and every channel once: `createDirectoryReading` without a memory between attempts.
 *
 * @throws what the client throws
 */
export const refreshDirectory = (client: WebClient, house: House, workspaceId: string): Promise<void> =>
  createDirectoryReading(client, house, workspaceId)();

/**
 * Reads one person anew, for somebody who acts and is not known yet.
 *
 * @throws what the client throws
 */
export const learnPerson = async (
  client: WebClient,
  house: House,
  workspaceId: string,
  userId: string,
): Promise<void> => {
  const { user } = await client.users.info({ user: userId });
  const person = user === undefined ? null : knownPerson(user, workspaceId);
  if (person !== null) {
    await updateDirectory(house, workspaceId, { people: [person], channels: [], complete: false });
  }
};

/**
 * Reads one channel anew, with its number of members; null where it is no channel.
 *
 * @throws what the client throws
 */
export const learnChannel = async (
  client: WebClient,
  house: House,
  workspaceId: string,
  channelId: string,
): Promise<KnownChannel | null> => {
  const { channel } = await client.conversations.info({ channel: channelId, include_num_members: true });
  const known = channel === undefined ? null : knownChannel(channel, workspaceId);
  if (known !== null) {
    await updateDirectory(house, workspaceId, { people: [], channels: [known], complete: false });
  }
  return known;
};
