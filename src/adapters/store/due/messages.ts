import type { PostedMessage, Reads, Transaction } from '../../../application/ports.ts';
import type { Db } from '../guard-queries.ts';
import { readJson, slotShape } from '../stored-json.ts';
import { inOrder, type MessageTable } from '../tables.ts';

const messageFrom = (row: MessageTable): PostedMessage => ({
  slotKey: row.slot_key,
  releaseId: row.release_id,
  slot: readJson(slotShape, row.slot_json, 'message.slot_json'),
  channelId: row.channel_id,
  ts: row.ts,
  metadataKey: row.metadata_key,
  permalink: row.permalink,
  state: row.state,
});

export const messageReads = (db: Db): Pick<Reads, 'message' | 'messages'> => ({
  message: async (workspaceId, slotKey) => {
    const row = await db
      .selectFrom('message')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('slot_key', '=', slotKey)
      .executeTakeFirst();
    return row === undefined ? null : messageFrom(row);
  },

  messages: async (workspaceId, releaseId) => {
    const rows = await db
      .selectFrom('message')
      .selectAll()
      .where('workspace_id', '=', workspaceId)
      .where('release_id', releaseId === null ? 'is' : '=', releaseId)
      .execute();
    return rows.map(messageFrom).sort((a, b) => inOrder(a.slotKey, b.slotKey));
  },
});

export const messageWrites = (db: Db): Pick<Transaction, 'saveMessage'> => ({
  saveMessage: async (workspaceId, message) => {
    const content = {
      release_id: message.releaseId,
      slot_json: JSON.stringify(message.slot),
      channel_id: message.channelId,
      ts: message.ts,
      metadata_key: message.metadataKey,
      permalink: message.permalink,
      state: message.state,
    };
    await db
      .insertInto('message')
      .values({ workspace_id: workspaceId, slot_key: message.slotKey, ...content })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'slot_key']).doUpdateSet(content))
      .execute();
  },
});
