import { afterEach } from 'vitest';
import { createClient } from '../../../../src/adapters/slack/client.ts';
import type { SlackMessage } from '../../../../src/adapters/slack/kit/message.ts';
import { createMessenger, type MessengerParts } from '../../../../src/adapters/slack/messenger.ts';
import { createPacing } from '../../../../src/adapters/slack/pacing.ts';
import type { MessageKind, Renderer } from '../../../../src/adapters/slack/renderer.ts';
import { createSlackClock } from '../../../../src/adapters/slack/slack-clock.ts';
import { settleDelivery, settleLook } from '../../../../src/application/delivery/settle-delivery.ts';
import type { Clock, DeliveryOutcome, DueRow, Log } from '../../../../src/application/ports.ts';
import { epochMs, fromEpochMs } from '../../../../src/domain/calendar.ts';
import { DELIVERY_KINDS, type DueAction } from '../../../../src/domain/delivery/due-action.ts';
import { virtualClock } from '../../../../src/practice/clock.ts';
import { startPracticeSlack } from '../../../../src/practice/slack.ts';
import type { WorkspaceSeed } from '../../../../src/practice/workspace/state.ts';
import { NOW, WORKSPACE } from '../../../support/builders.ts';
import { claimOne, memoryStore, schedule } from '../../../support/store.ts';

const SCOPES =
  'chat:write im:write im:history channels:read channels:history groups:read groups:history pins:write files:write files:read';

export const SETTLE_MS = 60_000;
export const BOT_ID = 'B0BOT';
const TOKEN = 'xoxb-practice';

export const silent: Log = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()));
});

type Change = {
  app?: Partial<WorkspaceSeed['app']>;
  limits?: WorkspaceSeed['limits'];
  timeoutMs?: number;
  home?: MessengerParts['home'];
  refreshDirectory?: (row: DueRow) => Promise<void>;
  /** Each message says the name in its payload. */
  names?: boolean;
  /** Milliseconds that Slack's clock is ahead of ours. */
  slackAheadMs?: number;
};

/**
 * The messenger over the practice Slack and the real store, on one virtual clock. What every renderer says is
 * `says`: change it to change the message.
 */
export const aMessenger = async (change: Change = {}) => {
  const time = virtualClock(epochMs(NOW));
  const ahead = change.slackAheadMs ?? 0;
  const slack = await startPracticeSlack({
    clock: { now: () => time.now() + ahead, set: (at) => time.set(at - ahead) },
    people: [
      { id: 'U0MAYA', name: 'maya' },
      { id: 'U0NOAH', name: 'noah' },
      { id: 'U0GONE', name: 'gone', deleted: true },
    ],
    channels: [
      { id: 'C0REL', name: 'releases', members: ['maya'], bot: true },
      { id: 'C0ANN', name: 'announcements', members: ['maya'], bot: true },
      { id: 'C0OPEN', name: 'open', members: ['maya'] },
      { id: 'C0OLD', name: 'old', members: ['maya'], archived: true, bot: true },
      { id: 'C0NEWS', name: 'news', members: ['maya'], bot: true, restriction: 'restricted_action' },
    ],
    app: {
      botToken: TOKEN,
      signingSecret: 'secret',
      scopes: SCOPES.split(' '),
      botId: BOT_ID,
      ...change.app,
    },
    ...(change.limits === undefined ? {} : { limits: change.limits }),
  });
  const database = memoryStore();
  endings.push(async () => {
    await slack.stop();
    await database.close();
  });
  const { store } = database;

  const clock: Clock = { now: () => fromEpochMs(time.now()), monotonicMs: () => time.now() - epochMs(NOW) };
  const slackClock = createSlackClock(clock);
  const clientSettings = {
    apiUrl: slack.apiUrl,
    timeoutMs: change.timeoutMs ?? 5000,
    slackClock,
    log: silent,
  };
  const client = createClient(TOKEN, clientSettings);
  const pacing = createPacing(clock);
  const says: { message: SlackMessage; skip: string | null } = {
    message: { text: 'hello' },
    skip: null,
  };
  const render: Renderer = async (row) => {
    if (change.names === true) return { message: { text: String(row.payload.name) } };
    return says.skip === null ? { message: says.message } : { skip: says.skip };
  };
  const renderers = Object.fromEntries(DELIVERY_KINDS.map((kind) => [kind, render])) as Record<
    MessageKind,
    Renderer
  >;
  const messenger = createMessenger({
    client,
    reads: store.reads,
    renderers,
    home: change.home ?? (async () => ({ skip: 'no home here' })),
    errands: {
      'directory.refresh': change.refreshDirectory ?? (async () => undefined),
      'channel.join': async () => undefined,
      'doctor.check': async () => undefined,
    },
    pacing,
    slackClock,
    clock,
    settings: { settleMs: SETTLE_MS, botId: BOT_ID },
    workplace: { workspaceUrl: 'https://practice.slack.com/', slashCommand: '/release' },
  });
  const parts = { due: store.due, store, clock };

  const claim = (): Promise<DueRow> => claimOne(store, clock.now());
  /** Claims the one row that is due, attempts it and writes down what came of it. */
  const deliver = async (...actions: DueAction[]): Promise<{ row: DueRow; outcome: DeliveryOutcome }> => {
    if (actions.length > 0) await schedule(store, ...actions);
    const row = await claim();
    const outcome = await messenger.deliver(row);
    await settleDelivery(parts, row, outcome);
    return { row, outcome };
  };
  /** Looks for the one uncertain row and writes down what came of it. */
  const look = async () => {
    const [row] = await store.due.uncertain();
    if (row === undefined) throw new Error('No row is uncertain.');
    const found = await messenger.lookFor(row);
    await settleLook(parts, row, found);
    return found;
  };
  const passes = (ms: number): void => time.set(time.now() + ms);
  const messageIn = (slotKey: string | null) => store.reads.message(WORKSPACE, slotKey ?? '');
  const said = (channel: string): string[] => slack.channel(channel).topLevel.map(({ text }) => text);

  return {
    ...{ slack, store, clock, client, clientSettings, slackClock, pacing, says, messenger, parts },
    ...{ claim, deliver, look, passes, messageIn, said },
  };
};
