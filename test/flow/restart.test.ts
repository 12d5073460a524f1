import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addMinutes } from '../../src/domain/calendar.ts';
import type { Fault, FaultyCall } from '../../src/practice/web-api/faults.ts';
import { aDepartment, someSettings } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  ASKED,
  auditOf,
  cardOf,
  LAUNCH_TIME,
  newest,
  plan,
  pressStart,
  releaseOf,
  toldPrivately,
  troubledRows,
} from '../support/steps.ts';

const settings = someSettings({ departments: [aDepartment('docs'), aDepartment('sales')] });
const begin = (): Promise<Rehearsal> => rehearse({ settings, env: { SLACK_TIMEOUT_MS: '1000' } });

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

type Trouble = {
  /** Just before somebody decides something. */
  before(rehearsal: Rehearsal): Promise<void> | void;
  /** Just after it is acknowledged, while its messages are on their way. */
  after(rehearsal: Rehearsal): Promise<void> | void;
};

/** One release from Start to the announcement; the time after each decision is enough for any retry. */
const playRelease = async ({ before, after }: Trouble): Promise<void> => {
  const { slack } = rehearsal;
  const maya = slack.person('maya');
  let now = '2026-11-17T09:00:00.000Z';
  const decide = async (at: string, decision: () => Promise<unknown>): Promise<void> => {
    await rehearsal.until(at);
    await before(rehearsal);
    await decision();
    await after(rehearsal);
    now = addMinutes(at, 15);
    await rehearsal.until(now);
  };
  await plan(rehearsal);
  await rehearsal.until('2026-11-17T10:00:00.000Z');
  await maya.clicks(newest(maya.inbox), 'plan.start');
  await maya.fills({ goal: 'Teams plan together.', measure: 'A third of the teams share a board.' });
  await decide('2026-11-17T10:00:00.000Z', () => maya.submits());
  await rehearsal.until(ASKED);
  const lead = (key: string) => slack.person(`${key}-lead`);
  await decide('2026-12-03T10:00:00.000Z', () =>
    lead('docs').clicks(cardOf(rehearsal, 'docs'), 'Green light'),
  );
  await decide('2026-12-03T11:00:00.000Z', () => maya.types('#releases', '/release hold atlas-2.0 Wait.'));
  await decide('2026-12-03T12:00:00.000Z', () => maya.types('#releases', '/release resume atlas-2.0'));
  await decide('2026-12-03T13:00:00.000Z', () =>
    lead('sales').clicks(cardOf(rehearsal, 'sales'), 'Green light'),
  );
  await rehearsal.until(LAUNCH_TIME);
  await maya.clicks(newest(maya.inbox), 'Launch');
  await decide(LAUNCH_TIME, () => maya.submits());
  await rehearsal.until('2026-12-10T14:00:00.000Z');
};

/** Every message that stands, by channel, in no particular order, without ids, links to messages and times of drawing. */
const transcript = (): Record<string, string[]> =>
  Object.fromEntries(
    [...rehearsal.slack.workspace.channels.values()].map(({ name, id, messages }) => [
      name || id,
      messages
        .filter(({ deletedAt }) => deletedAt === undefined)
        .map(({ text, threadTs, blocks }) =>
          [threadTs === undefined ? '' : 'reply: ', text, JSON.stringify(blocks)].join('\n'),
        )
        .map((words) => words.replace(/\/p\d{10,}/g, '/p').replace(/As of <!date[^>]*>/g, 'As of …'))
        .map((words) => words.replace(/0m[a-z0-9]{20,}|"block_id":"[0-9a-f]+"/g, 'id'))
        // The record is made of ids and random text: its hashes are never the same.
        .map((words) => words.replace(/`(\d+:)?([0-9a-f]{64}|[0-9a-f]{12})`/g, '`$1hash`'))
        .sort(),
    ]),
  );

let undisturbed: Record<string, string[]>;
let decisions: string[];

beforeAll(async () => {
  rehearsal = await begin();
  await playRelease({ before: () => undefined, after: () => undefined });
  undisturbed = transcript();
  decisions = (await auditOf(rehearsal)).map(({ type }) => type);
  await rehearsal.stop();
});

/** The same messages as without trouble, each once, and the same decisions. */
const nothingLostNorDoubled = async (): Promise<void> => {
  expect(await troubledRows(rehearsal)).toEqual([]);
  expect(transcript()).toEqual(undisturbed);
  expect((await auditOf(rehearsal)).map(({ type }) => type)).toEqual(decisions);
  expect((await releaseOf(rehearsal)).stage).toBe('live');
};

const isPost = ({ method }: FaultyCall): boolean => method === 'chat.postMessage';
const isUpdate = ({ method }: FaultyCall): boolean => method === 'chat.update';
const isSaid = (call: FaultyCall): boolean => isPost(call) || isUpdate(call);

test('the undisturbed release is one worth comparing with', () => {
  expect(undisturbed.announcements).toHaveLength(1);
  expect(undisturbed.docs?.length).toBeGreaterThan(2);
  expect(decisions).toContain('announced');
});

describe('a bot that stops between decision and delivery', () => {
  test('says everything once after it is started again', async () => {
    rehearsal = await begin();
    await playRelease({
      before: ({ slack }) => slack.faults.offline(true),
      after: async ({ slack, stopBot, restart }) => {
        await stopBot();
        slack.faults.offline(false);
        await restart();
      },
    });
    await nothingLostNorDoubled();
  });

  const BROKEN = ['reset after', 'reset before'] as const;
  test.each(BROKEN)('says everything once when its last calls met: %s', async (kind) => {
    rehearsal = await begin();
    await playRelease({
      before: ({ slack }) => slack.faults.next(isSaid, { kind }, 2),
      after: ({ restart }) => restart(),
    });
    await nothingLostNorDoubled();
  });
});

const FAULTS: readonly { name: string; fault: Fault }[] = [
  { name: 'broken off after it was stored', fault: { kind: 'reset after' } },
  { name: 'broken off before it was stored', fault: { kind: 'reset before' } },
  { name: 'an error 500', fault: { kind: 'status', status: 500 } },
  { name: 'an error 503 after it was stored', fault: { kind: 'status', status: 503, stored: true } },
  { name: 'too many requests', fault: { kind: 'rate limited', retryAfterSeconds: 30 } },
  {
    name: 'too many requests, without saying how long',
    fault: { kind: 'rate limited', retryAfterSeconds: null },
  },
  { name: 'a page of HTML', fault: { kind: 'html' } },
  { name: 'a page of HTML after it was stored', fault: { kind: 'html', stored: true } },
  { name: 'half an answer', fault: { kind: 'truncated' } },
  {
    name: 'fatal_error though it was stored',
    fault: { kind: 'refused', error: 'fatal_error', stored: true },
  },
];

describe('Slack answers a post', () => {
  test.each(FAULTS)('with $name: each message stands once', async ({ fault }) => {
    rehearsal = await begin();
    await playRelease({
      before: ({ slack }) => slack.faults.next(isPost, fault, 2),
      after: ({ bot }) => bot.settle(),
    });
    expect(rehearsal.slack.log.calls.some((call) => call.fault === fault.kind)).toBe(true);
    rehearsal.slack.faults.clear();
    await nothingLostNorDoubled();
  });

  test.each([true, false])('never, stored: %s: each message stands once', async (stored) => {
    rehearsal = await begin();
    let stalled = false;
    await playRelease({
      before: ({ slack }) => {
        if (!stalled) slack.faults.next(isPost, { kind: 'stall', stored });
        stalled = true;
      },
      after: ({ bot }) => bot.settle(),
    });
    await nothingLostNorDoubled();
  });
});

describe('Slack answers an edit', () => {
  test.each(FAULTS)('with $name: boards show the newest state', async ({ fault }) => {
    rehearsal = await begin();
    await playRelease({
      before: ({ slack }) => slack.faults.next(isUpdate, fault, 2),
      after: ({ bot }) => bot.settle(),
    });
    rehearsal.slack.faults.clear();
    await nothingLostNorDoubled();
  });
});

test.each([1, 2, 3])(
  'with every tenth call failing in some way and restarts, each message stands once (%i)',
  async (seed) => {
    rehearsal = await begin();
    const rates = FAULTS.map(({ fault }) => ({ rate: 0.012, fault, matcher: isSaid }));
    rehearsal.slack.faults.random(seed, rates);
    await playRelease({ before: () => undefined, after: ({ restart }) => restart() });
    expect(rehearsal.slack.log.calls.filter(({ fault }) => fault !== null).length).toBeGreaterThan(3);
    rehearsal.slack.faults.clear();
    await rehearsal.until('2026-12-10T14:30:00.000Z');
    await nothingLostNorDoubled();
  },
);

test('a private answer that was lost is never the only copy of a fact', async () => {
  rehearsal = await begin();
  await plan(rehearsal);
  const maya = rehearsal.slack.person('maya');
  await pressStart(maya, newest(maya.inbox));
  await rehearsal.until(ASKED);
  const lead = rehearsal.slack.person('docs-lead');
  rehearsal.slack.faults.next('response_url', { kind: 'reset before' });
  await lead.clicks(cardOf(rehearsal, 'docs'), 'Green light');
  await rehearsal.bot.settle();
  expect(lead.reads(cardOf(rehearsal, 'docs'))).toContain('*Green*: docs-lead');
  await lead.clicks(cardOf(rehearsal, 'docs'), 'Change answer');
  await rehearsal.slack.person('sales-lead').clicks(cardOf(rehearsal, 'sales'), 'Green light');
  expect(await toldPrivately(rehearsal, rehearsal.slack.person('sales-lead'))).toContain('You were the last');
});
