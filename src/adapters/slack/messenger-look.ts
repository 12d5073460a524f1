import type { WebClient } from '@slack/web-api';
import { targetOf } from '../../application/delivery/delivery-target.ts';
import type { Clock, DueRow, Messenger, PostedMessage, Reads } from '../../application/ports.ts';
import { addMinutes, epochMs, type Instant } from '../../domain/calendar.ts';
import { askSlackTime } from './client.ts';
import { type Caller, isUrgent } from './messenger-call.ts';
import type { Places } from './messenger-place.ts';
import { EVENT_TYPE, keysOf } from './messenger-slot.ts';
import { type Failure, NO_THREAD_CODES } from './outcome.ts';
import type { SlackClock } from './slack-clock.ts';

export type LookParts = {
  client: WebClient;
  call: Caller;
  places: Places;
  reads: Reads;
  slackClock: SlackClock;
  clock: Clock;
  settleMs: number;
  /** Our own bot id, from auth.test: nobody else's message is taken for ours. */
  botId: string;
};

/** Slack gives distributed apps fewer a page; the cursor leads through either. */
const PAGE = 100;

/** Our clock and Slack's, learnt to the second, may still differ by a step or a slow answer. */
const MARGIN_MINUTES = 5;

type Place = { channel: string; threadTs: string | null };
type Range = { oldest: string; latest: string };
type Answer = Awaited<ReturnType<Messenger['lookFor']>>;

const tsOf = (instant: Instant): string => (epochMs(instant) / 1000).toFixed(6);

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const keyIn = (message: unknown): string => {
  const { event_type, event_payload } = recordOf(recordOf(message).metadata);
  const { key } = recordOf(event_payload);
  return event_type === EVENT_TYPE && typeof key === 'string' ? key : '';
};

const cannotNow = (failure: Failure): Answer => (failure.kind === 'refused' ? 'cannot_look' : 'try_later');

/** Looks for the message of a row by the key in its metadata, over all pages of the time in which it may stand. */
export const createLook = (parts: LookParts): Messenger['lookFor'] => {
  const { client, call, places, reads, slackClock, clock, settleMs, botId } = parts;
  /** Where a reading stopped, so that a limit of one page a minute ends some day. */
  const cursors = new Map<string, string>();

  const rangeOf = (row: DueRow): Range => {
    const first = row.firstAttemptAt ?? row.dueAt;
    const last = row.lastAttemptAt ?? first;
    const settleMinutes = settleMs / 60_000;
    return {
      oldest: tsOf(slackClock.toSlack(addMinutes(first, -MARGIN_MINUTES))),
      latest: tsOf(slackClock.toSlack(addMinutes(last, settleMinutes + MARGIN_MINUTES))),
    };
  };

  const placeOf = async (row: DueRow): Promise<Place | Answer> => {
    if (row.threadKey !== null) {
      const parent = await reads.message(row.workspaceId, row.threadKey);
      if (parent === null) return 'absent';
      return { channel: parent.channelId, threadTs: parent.ts };
    }
    const conversation = await places.conversationOf(row);
    return conversation.ok
      ? { channel: conversation.value, threadTs: null }
      : cannotNow(conversation.failure);
  };

  const readPage = (row: DueRow, { channel, threadTs }: Place, range: Range, cursor: string | undefined) => {
    const at = cursor === undefined ? {} : { cursor };
    const args = { channel, ...range, inclusive: true, include_all_metadata: true, limit: PAGE, ...at };
    const road = { target: targetOf(row), urgent: isUrgent(row) };
    return threadTs === null
      ? call('conversations.history', road, () => client.conversations.history(args))
      : call('conversations.replies', road, () => client.conversations.replies({ ...args, ts: threadTs }));
  };

  const foundIn = (row: DueRow, channelId: string, messages: readonly unknown[]): PostedMessage | null => {
    const keys = keysOf(row);
    const message = messages
      .map(recordOf)
      .find((each) => each.bot_id === botId && keys.includes(keyIn(each)));
    if (message === undefined || row.slot === null || row.slotKey === null) return null;
    const { slotKey, slot, releaseId } = row;
    const ts = String(message.ts);
    return {
      ...{ slotKey, releaseId, slot, channelId, ts },
      ...{ metadataKey: keyIn(message), permalink: null, state: 'posted' },
    };
  };

  const readAll = async (row: DueRow, place: Place): Promise<Answer> => {
    const range = rangeOf(row);
    let cursor = cursors.get(row.id);
    for (;;) {
      const page = await readPage(row, place, range, cursor);
      if (!page.ok) {
        const { failure } = page;
        if (failure.kind !== 'refused') return 'try_later';
        cursors.delete(row.id);
        if (failure.problem === 'invalid_cursor') return 'try_later';
        return NO_THREAD_CODES.has(failure.problem) ? 'absent' : 'cannot_look';
      }
      const found = foundIn(row, place.channel, page.value.messages ?? []);
      cursor = page.value.response_metadata?.next_cursor || undefined;
      if (found === null && cursor !== undefined) {
        cursors.set(row.id, cursor);
        continue;
      }
      cursors.delete(row.id);
      if (found !== null) return { found };
      // More, and no way to it: not a complete reading.
      return page.value.has_more === true ? 'try_later' : 'absent';
    }
  };

  return async (row) => {
    // Home, pins and errands may be repeated without harm.
    if (row.slot === null) return 'absent';
    // Without Slack's time the right stretch of history is unknown, and a wrong one would look empty.
    if (slackClock.timesHeard() === 0 && (await askSlackTime(client, slackClock, clock)) === null) {
      return 'try_later';
    }
    const place = await placeOf(row);
    return typeof place === 'object' && 'channel' in place ? readAll(row, place) : place;
  };
};
