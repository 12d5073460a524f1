import type { KnownChannel, KnownPerson, Reads, Transaction } from '../../../application/ports.ts';
import type { Db } from '../guard-queries.ts';
import { erasedDigests, personDigest } from '../record/erased-people.ts';
import { type ChannelTable, flag, type PersonTable } from '../tables.ts';

const personFrom = (row: PersonTable): KnownPerson => ({
  userId: row.user_id,
  name: row.name,
  zone: row.zone,
  isFullMember: row.is_full_member === 1,
  isSlackAdmin: row.is_slack_admin === 1,
  isOwner: row.is_owner === 1,
  deleted: row.deleted === 1,
});

const channelFrom = (row: ChannelTable): KnownChannel => ({
  channelId: row.channel_id,
  name: row.name,
  isPrivate: row.is_private === 1,
  isMember: row.is_member === 1,
  isArchived: row.is_archived === 1,
  sharedWith: row.shared_with,
  memberCount: row.member_count,
});

const savePerson = async (db: Db, workspaceId: string, person: KnownPerson): Promise<void> => {
  const known = {
    name: person.name,
    zone: person.zone,
    is_full_member: flag(person.isFullMember),
    is_slack_admin: flag(person.isSlackAdmin),
    is_owner: flag(person.isOwner),
    deleted: flag(person.deleted),
  };
  await db
    .insertInto('person')
    .values({ workspace_id: workspaceId, user_id: person.userId, ...known })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doUpdateSet(known))
    .execute();
};

const saveChannel = async (db: Db, workspaceId: string, channel: KnownChannel): Promise<void> => {
  const known = {
    name: channel.name,
    is_private: flag(channel.isPrivate),
    is_member: flag(channel.isMember),
    is_archived: flag(channel.isArchived),
    shared_with: channel.sharedWith,
    member_count: channel.memberCount,
  };
  await db
    .insertInto('channel')
    .values({ workspace_id: workspaceId, channel_id: channel.channelId, ...known })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel_id']).doUpdateSet(known))
    .execute();
};

export const directoryReads = (db: Db): Pick<Reads, 'person' | 'people' | 'channel' | 'channels'> => {
  const people = (workspaceId: string) =>
    db.selectFrom('person').selectAll().where('workspace_id', '=', workspaceId);
  const channels = (workspaceId: string) =>
    db.selectFrom('channel').selectAll().where('workspace_id', '=', workspaceId);
  return {
    person: async (workspaceId, userId) => {
      const row = await people(workspaceId).where('user_id', '=', userId).executeTakeFirst();
      return row === undefined ? null : personFrom(row);
    },
    people: async (workspaceId) => (await people(workspaceId).orderBy('user_id').execute()).map(personFrom),
    channel: async (workspaceId, channelId) => {
      const row = await channels(workspaceId).where('channel_id', '=', channelId).executeTakeFirst();
      return row === undefined ? null : channelFrom(row);
    },
    channels: async (workspaceId) =>
      (await channels(workspaceId).orderBy('channel_id').execute()).map(channelFrom),
  };
};

export const directoryWrites = (db: Db): Pick<Transaction, 'savePeople' | 'saveChannels'> => ({
  savePeople: async (workspaceId, people) => {
    const erased = people.some(({ deleted }) => deleted) ? await erasedDigests(db, workspaceId) : null;
    for (const person of people) {
      // Slack lists deactivated accounts for ever. Whoever was erased comes back only by working here again.
      if (person.deleted && erased?.has(personDigest(workspaceId, person.userId))) continue;
      await savePerson(db, workspaceId, person);
    }
  },
  saveChannels: async (workspaceId, channels) => {
    for (const channel of channels) await saveChannel(db, workspaceId, channel);
  },
});
