import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { targetOf } from '../../application/delivery/delivery-target.ts';
import type { Clock, DeliveryOutcome, DueRow, PostedMessage, Reads } from '../../application/ports.ts';
import { isOver } from '../../domain/release.ts';
import type { SlackMessage } from './kit/message.ts';
import { type Caller, isUrgent, postFailure, repeatable } from './messenger-call.ts';
import { createPictures, pictureKey } from './messenger-pictures.ts';
import type { Places } from './messenger-place.ts';
import { GONE_CODES, NO_THREAD_CODES } from './outcome.ts';
import { isBoard, isMessageKind, type Rendered, type Renderers, type Workplace } from './renderer.ts';

/** The mark by which our messages are known in the history. */
export const EVENT_TYPE = 'greenlight_message';

/** Ends the metadata key of a message that was posted a second time, because the first was deleted. */
const ANEW = ':anew';

/** The keys that a row's message may carry. */
export const keysOf = (row: Pick<DueRow, 'metadataKey'>): readonly string[] => [
  row.metadataKey,
  `${row.metadataKey}${ANEW}`,
];

/** No names become links, no addresses become previews; an edit must say so again or Slack's defaults return. */
const PLAIN = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;

const REVISIONS_KEPT = 5000;

export type SlotParts = {
  client: WebClient;
  call: Caller;
  places: Places;
  reads: Reads;
  renderers: Renderers;
  workplace: Workplace;
  clock: Clock;
  settleMs: number;
};

const skipped = (reason: string): DeliveryOutcome => ({ outcome: 'skipped', reason });

const metadata = (key: string) => ({ event_type: EVENT_TYPE, event_payload: { key } });

const revisionOf = (
  { channelId, ts }: PostedMessage,
  { text, blocks, pictures = [] }: SlackMessage,
): string =>
  createHash('sha256')
    .update(JSON.stringify([channelId, ts, { text, blocks }, pictures.map(pictureKey)]))
    .digest('base64');

/** Posts and edits the messages of slots: `deliver` makes one attempt for one row. */
export const createSlotDelivery = (parts: SlotParts): ((row: DueRow) => Promise<DeliveryOutcome>) => {
  const { client, call, places, reads, renderers, workplace, clock, settleMs } = parts;
  const pictures = createPictures({ client, call, clock });
  /** What each message shows since the last edit, so that nothing is sent that changes nothing. */
  const revisions = new Map<string, string>();
  /** Until when an edit of unknown fate may still be accepted, over a newer one. */
  const unsettledEdits = new Map<string, number>();

  const render = async (row: DueRow): Promise<Rendered> => {
    if (!isMessageKind(row.kind)) throw new Error(`Row ${row.id} (${row.kind}) is no message.`);
    return renderers[row.kind](row, reads, { ...workplace, now: clock.now() });
  };

  const noteRevision = (slotKey: string, revision: string): void => {
    if (revisions.size >= REVISIONS_KEPT) revisions.clear();
    revisions.set(slotKey, revision);
  };

  /** A lost board is posted once more while its release is open. */
  const mayPostAnew = async (row: DueRow, lost: PostedMessage): Promise<boolean> => {
    if (row.payload.post === false || lost.metadataKey.endsWith(ANEW)) return false;
    if (row.releaseId === null) return true;
    const release = await reads.release(row.workspaceId, row.releaseId);
    return release !== null && !isOver(release);
  };

  const edit = async (row: DueRow, standing: PostedMessage): Promise<DeliveryOutcome> => {
    const { slotKey, channelId, ts } = standing;
    if (row.problem === 'interrupted') {
      // The process before this one died on an edit, which Slack may still accept over the one that follows now.
      unsettledEdits.set(slotKey, clock.monotonicMs() + settleMs);
    }
    const rendered = await render(row);
    if ('skip' in rendered) return skipped(rendered.skip);
    const revision = revisionOf(standing, rendered.message);
    if (revisions.get(slotKey) === revision) return skipped('unchanged');
    const road = { target: targetOf(row), urgent: isUrgent(row) };
    const shown = await pictures.blocksOf(rendered.message.pictures ?? [], road);
    if (!shown.ok) return shown.outcome;
    revisions.delete(slotKey);
    const { text, blocks = [] } = rendered.message;
    const content = {
      ...PLAIN,
      text,
      blocks: [...blocks, ...shown.blocks],
      metadata: metadata(standing.metadataKey),
    };
    const edited = await call('chat.update', road, () =>
      client.chat.update({ channel: channelId, ts, ...content }),
    );
    if (!edited.ok) {
      const { failure } = edited;
      if (failure.kind === 'uncertain') unsettledEdits.set(slotKey, clock.monotonicMs() + settleMs);
      if (failure.kind !== 'refused' || !GONE_CODES.has(failure.problem)) return repeatable(failure);
      const message: PostedMessage = { ...standing, state: 'gone' };
      return { outcome: 'gone', message, postAnew: await mayPostAnew(row, message) };
    }
    const unsettledMs = (unsettledEdits.get(slotKey) ?? 0) - clock.monotonicMs();
    if (unsettledMs > 0) {
      // An older edit may still land on top of this one: the same is said again once it no longer can.
      const retryAfterMs = Math.ceil(unsettledMs);
      return { outcome: 'not_sent', retryAfterMs, problem: 'edit_unsettled', counts: false };
    }
    unsettledEdits.delete(slotKey);
    noteRevision(slotKey, revision);
    return { outcome: 'sent', message: null };
  };

  const parentOf = async (row: DueRow): Promise<PostedMessage | null | 'no_parent'> => {
    if (row.threadKey === null) return null;
    const parent = await reads.message(row.workspaceId, row.threadKey);
    return parent === null || parent.state === 'gone' ? 'no_parent' : parent;
  };

  /** Somebody who reads the channel needs no copy; who cannot be looked up gets one too many. */
  const readsItAnyway = async (row: DueRow): Promise<DeliveryOutcome | null> => {
    const { onlyIfOutside } = row.payload;
    const audience = row.slot?.audience;
    if (typeof onlyIfOutside !== 'string' || audience === undefined || !('user' in audience)) return null;
    const member = await places.isMember(row, onlyIfOutside, audience.user);
    if (member.ok) return member.value ? skipped('reads_the_channel') : null;
    return member.failure.kind === 'refused' ? null : repeatable(member.failure);
  };

  const post = async (row: DueRow, slotKey: string, key: string): Promise<DeliveryOutcome> => {
    const { slot, releaseId } = row;
    if (slot === null) throw new Error(`Row ${row.id} (${row.kind}) has no slot.`);
    const parent = await parentOf(row);
    if (parent === 'no_parent') return skipped('thread_gone');
    const needless = await readsItAnyway(row);
    if (needless !== null) return needless;
    const rendered = await render(row);
    if ('skip' in rendered) {
      return { outcome: 'skipped', reason: rendered.skip, ...(rendered.postpone && { postpone: true }) };
    }
    const place = await places.conversationOf(row);
    if (!place.ok) return repeatable(place.failure);
    const road = { target: targetOf(row), urgent: isUrgent(row) };
    const shown = await pictures.blocksOf(rendered.message.pictures ?? [], road);
    if (!shown.ok) return shown.outcome;
    const { text } = rendered.message;
    const blocks = [...(rendered.message.blocks ?? []), ...shown.blocks];
    const content = { ...PLAIN, text, ...(blocks.length > 0 && { blocks }), metadata: metadata(key) };
    const thread = parent === null ? {} : { thread_ts: parent.ts };
    const posted = await call('chat.postMessage', road, () =>
      client.chat.postMessage({ channel: place.value, ...content, ...thread }),
    );
    if (!posted.ok) {
      const { failure } = posted;
      const noThread = failure.kind === 'refused' && NO_THREAD_CODES.has(failure.problem);
      return noThread ? skipped('thread_gone') : postFailure(failure);
    }
    const { ts, channel } = posted.value;
    if (ts === undefined) return { outcome: 'uncertain', problem: 'unreadable_answer' };
    const message: PostedMessage = {
      slotKey,
      releaseId,
      slot,
      channelId: channel ?? place.value,
      ts,
      metadataKey: key,
      permalink: null,
      state: 'posted',
    };
    if (isMessageKind(row.kind) && isBoard(row.kind))
      noteRevision(slotKey, revisionOf(message, rendered.message));
    return { outcome: 'sent', message };
  };

  return async (row) => {
    const { slotKey } = row;
    if (slotKey === null || !isMessageKind(row.kind))
      throw new Error(`Row ${row.id} (${row.kind}) has no slot.`);
    const known = await reads.message(row.workspaceId, slotKey);
    if (known === null) {
      return row.payload.post === false ? skipped('not_posted') : post(row, slotKey, row.metadataKey);
    }
    if (!isBoard(row.kind)) return skipped(known.state === 'gone' ? 'gone' : 'said_already');
    if (known.state === 'posted') return edit(row, known);
    return (await mayPostAnew(row, known))
      ? post(row, slotKey, `${row.metadataKey}${ANEW}`)
      : skipped('gone');
  };
};
