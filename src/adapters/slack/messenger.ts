import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { targetOf } from '../../application/delivery/delivery-target.ts';
import type { Clock, DeliveryOutcome, DueRow, Messenger, Reads } from '../../application/ports.ts';
import { createCaller, isUrgent, repeatable } from './messenger-call.ts';
import { createLook } from './messenger-look.ts';
import { createPlaces } from './messenger-place.ts';
import { createSlotDelivery } from './messenger-slot.ts';
import { failureOf } from './outcome.ts';
import type { Pacing } from './pacing.ts';
import {
  type ErrandKind,
  type HomeRenderer,
  isMessageKind,
  type OutsideErrandKind,
  type Renderers,
  type Workplace,
} from './renderer.ts';
import type { SlackClock } from './slack-clock.ts';

export type MessengerSettings = {
  /** Within this time Slack accepts what it accepts at all: afterwards a look into the history is final. */
  settleMs: number;
  /** Our own bot id, from auth.test. */
  botId: string;
};

export type MessengerParts = {
  client: WebClient;
  reads: Reads;
  renderers: Renderers;
  home: HomeRenderer;
  /** What is done beside messages. Each may run twice without harm, and throws what the client throws. */
  errands: Errands;
  pacing: Pacing;
  slackClock: SlackClock;
  clock: Clock;
  settings: MessengerSettings;
  workplace: Workplace;
};

export type Errands = Readonly<Record<OutsideErrandKind, (row: DueRow) => Promise<void>>>;

const SENT: DeliveryOutcome = { outcome: 'sent', message: null };
const skipped = (reason: string): DeliveryOutcome => ({ outcome: 'skipped', reason });

/**
 * The messenger: one attempt per call, no retries and no waiting. Channel, thread and direct messages exactly
 * once, provided Slack accepts within the settling time and history can be read, else shown as uncertain; Home
 * at most once, and drawn anew at the next occasion.
 */
export const createMessenger = (parts: MessengerParts): Messenger => {
  const { client, reads, renderers, home, errands, pacing, slackClock, clock, settings, workplace } = parts;
  const call = createCaller(pacing);
  const places = createPlaces(client, call, clock);
  const { settleMs, botId } = settings;
  const deliverSlot = createSlotDelivery({
    client,
    call,
    places,
    reads,
    renderers,
    workplace,
    clock,
    settleMs,
  });

  const publishHome = async (row: DueRow): Promise<DeliveryOutcome> => {
    const drawn = await home(row, reads, { ...workplace, now: clock.now() });
    if ('skip' in drawn) return skipped(drawn.skip);
    const published = await call('views.publish', { target: null, urgent: isUrgent(row) }, () =>
      client.views.publish({ user_id: drawn.userId, view: drawn.view }),
    );
    return published.ok ? SENT : repeatable(published.failure);
  };

  const pinCard = async (row: DueRow): Promise<DeliveryOutcome> => {
    const card = row.threadKey === null ? null : await reads.message(row.workspaceId, row.threadKey);
    if (card === null || card.state === 'gone') return skipped('gone');
    const pinned = await call('pins.add', { target: targetOf(row), urgent: false }, () =>
      client.pins.add({ channel: card.channelId, timestamp: card.ts }),
    );
    if (pinned.ok) return SENT;
    if (pinned.failure.kind !== 'refused') return repeatable(pinned.failure);
    const { problem } = pinned.failure;
    // Pinning is an extra. That it was not permitted at all is told once; all else nobody needs to hear of.
    if (problem === 'missing_scope') return { outcome: 'parked', problem };
    return problem === 'already_pinned' ? SENT : skipped(problem);
  };

  const runErrand =
    (kind: OutsideErrandKind) =>
    async (row: DueRow): Promise<DeliveryOutcome> => {
      try {
        await errands[kind](row);
        return SENT;
      } catch (error) {
        const failure = failureOf(error);
        // An errand makes many calls. That Slack fails inside is never its fault; a throw of our own is.
        const isSlacks = failure.kind === 'uncertain' && error instanceof WebAPIPlatformError;
        return repeatable(isSlacks ? { ...failure, road: true } : failure);
      }
    };

  const ERRANDS: Readonly<Record<ErrandKind, (row: DueRow) => Promise<DeliveryOutcome>>> = {
    'home.publish': publishHome,
    'pin.release_card': pinCard,
    'directory.refresh': runErrand('directory.refresh'),
    'channel.join': runErrand('channel.join'),
    'doctor.check': runErrand('doctor.check'),
  };
  const isErrand = (kind: DueRow['kind']): kind is ErrandKind => Object.hasOwn(ERRANDS, kind);

  return {
    deliver: async (row) => {
      if (isErrand(row.kind)) return ERRANDS[row.kind](row);
      if (isMessageKind(row.kind)) return deliverSlot(row);
      throw new Error(`Row ${row.id} (${row.kind}) is a timer, not a delivery.`);
    },
    lookFor: createLook({ client, call, places, reads, slackClock, clock, settleMs, botId }),
  };
};
