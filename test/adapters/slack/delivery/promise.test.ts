import { expect, it } from 'vitest';
import { createSteadyClock } from '../../../../src/adapters/worker/steady-clock.ts';
import { createWorker } from '../../../../src/adapters/worker/worker.ts';
import { epochMs } from '../../../../src/domain/calendar.ts';
import type { Audience, DueAction } from '../../../../src/domain/delivery/due-action.ts';
import type { Fault } from '../../../../src/practice/web-api/faults.ts';
import { aBoard, aReply, aStatement } from '../../../support/builders.ts';
import { schedule } from '../../../support/store.ts';
import { aMessenger, SETTLE_MS, silent } from './a-messenger.ts';

const FAULTS: readonly { rate: number; fault: Fault }[] = [
  { rate: 0.08, fault: { kind: 'reset before' } },
  { rate: 0.08, fault: { kind: 'reset after' } },
  { rate: 0.05, fault: { kind: 'truncated' } },
  { rate: 0.05, fault: { kind: 'status', status: 500 } },
  { rate: 0.05, fault: { kind: 'status', status: 503, stored: true } },
  { rate: 0.05, fault: { kind: 'html', stored: true } },
  { rate: 0.05, fault: { kind: 'refused', error: 'internal_error', stored: true } },
  { rate: 0.05, fault: { kind: 'rate limited', retryAfterSeconds: 7 } },
];
const AUDIENCES: readonly Audience[] = [
  { channel: 'C0REL' },
  { channel: 'C0ANN' },
  { user: 'U0MAYA' },
  { user: 'U0NOAH' },
];

/** One message for each subject and audience, and replies below the card. */
const EVERYTHING: readonly DueAction[] = [
  aBoard({}, { key: 'card', payload: { v: 1, name: 'card' } }),
  ...[1, 2, 3].map((n) => aReply(`r${n}`, { key: `r${n}`, payload: { v: 1, name: `r${n}` } })),
  ...AUDIENCES.flatMap((audience, a) =>
    [1, 2, 3].map((n) =>
      aStatement(`s${n}`, {
        key: `s${n}-${a}`,
        payload: { v: 1, name: `s${n}-${a}` },
        slot: { kind: 'statement.thread_line', subject: `s${n}`, audience },
      }),
    ),
  ),
];

it.each([1, 2, 3, 4, 5, 6])(
  'every message stands exactly once, however half of the calls fail (seed %i)',
  async (seed) => {
    const scene = await aMessenger({ names: true });
    const { slack, store, clock, messenger, pacing, passes, parts } = scene;
    const worker = createWorker({
      ...parts,
      messenger,
      pace: pacing,
      slackNow: async () => clock.now(),
      runTimer: async () => undefined,
      clock: createSteadyClock(clock),
      settleMs: SETTLE_MS,
      concurrency: 4,
      log: silent,
      onOutcome: () => undefined,
    });
    slack.faults.random(seed, FAULTS);
    await schedule(store, ...EVERYTHING);
    await worker.tick();
    for (let next = await worker.nextAt(); next !== null; next = await worker.nextAt()) {
      passes(epochMs(next) - epochMs(clock.now()));
      await worker.tick();
    }
    const stand = [...slack.workspace.channels.values()].flatMap(({ messages }) =>
      messages.map(({ text }) => text),
    );
    expect(stand.sort()).toEqual(EVERYTHING.map(({ key }) => key).sort());
    expect(await store.reads.troubledActions('T0GREEN', null)).toEqual([]);
  },
);
