import type { WebClient } from '@slack/web-api';
import { targetOf } from '../../application/delivery/delivery-target.ts';
import type { Clock, DueRow } from '../../application/ports.ts';
import { type Caller, type CallResult, isUrgent } from './messenger-call.ts';

/** Finds the conversation in which a row's message stands or will stand. */
export type Places = {
  /** The channel itself, or the id of the direct messages with the person. */
  conversationOf(row: DueRow): Promise<CallResult<string>>;
  /** Whether the person is a member; what was learnt counts for a few minutes. */
  isMember(row: DueRow, channelId: string, userId: string): Promise<CallResult<boolean>>;
};

const MEMBERS_FRESH_MS = 5 * 60_000;
const PAGE = 1000;

type Known = { members: ReadonlySet<string>; at: number };

/** Places, with what was learnt of them kept in memory. */
export const createPlaces = (client: WebClient, call: Caller, clock: Pick<Clock, 'monotonicMs'>): Places => {
  /** Direct conversations never change their id. */
  const directs = new Map<string, string>();
  const memberships = new Map<string, Known>();

  const openDirect = async (row: DueRow, user: string): Promise<CallResult<string>> => {
    const known = directs.get(user);
    if (known !== undefined) return { ok: true, value: known };
    const road = { target: targetOf(row), urgent: isUrgent(row) };
    const opened = await call('conversations.open', road, () => client.conversations.open({ users: user }));
    if (!opened.ok) return opened;
    const id = opened.value.channel?.id;
    if (id === undefined) {
      return { ok: false, failure: { kind: 'uncertain', problem: 'unreadable_answer', road: true } };
    }
    directs.set(user, id);
    return { ok: true, value: id };
  };

  const readMembers = async (channel: string, urgent: boolean): Promise<CallResult<Set<string>>> => {
    const members = new Set<string>();
    let cursor: string | undefined;
    do {
      const at = cursor === undefined ? {} : { cursor };
      const page = await call('conversations.members', { target: null, urgent }, () =>
        client.conversations.members({ channel, limit: PAGE, ...at }),
      );
      if (!page.ok) return page;
      for (const id of page.value.members ?? []) members.add(id);
      cursor = page.value.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return { ok: true, value: members };
  };

  return {
    conversationOf: async (row) => {
      const audience = row.slot?.audience ?? row.threadOf?.audience;
      if (audience === undefined) throw new Error(`Row ${row.id} (${row.kind}) goes nowhere.`);
      return 'channel' in audience ? { ok: true, value: audience.channel } : openDirect(row, audience.user);
    },
    isMember: async (row, channelId, userId) => {
      const now = clock.monotonicMs();
      for (const [id, { at }] of memberships) if (now - at > MEMBERS_FRESH_MS) memberships.delete(id);
      const known = memberships.get(channelId);
      if (known !== undefined) return { ok: true, value: known.members.has(userId) };
      const read = await readMembers(channelId, isUrgent(row));
      if (!read.ok) return read;
      memberships.set(channelId, { members: read.value, at: now });
      return { ok: true, value: read.value.has(userId) };
    },
  };
};
