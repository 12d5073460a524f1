import { afterEach, describe, expect, test } from 'vitest';
import type { SocketHub } from '../../src/practice/delivery/socket.ts';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { DEPARTMENT_KEYS } from '../support/builders.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import {
  ASKED,
  allGreen,
  auditOf,
  cardOf,
  green,
  LAUNCH_TIME,
  launch,
  newest,
  plan,
  refusedCalls,
  releaseOf,
  standing,
  start,
  toldPrivately,
  troubledRows,
} from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

/** What somebody reads in the answer to a command. */
const answerTo = async (person: PersonDriver, command: string): Promise<string> =>
  (await person.types('#releases', command)).text;

/** Red: a reason, somebody who can solve it, a date. */
const notYet = async (key: string): Promise<void> => {
  const lead = rehearsal.slack.person(`${key}-lead`);
  await lead.clicks(cardOf(rehearsal, key), 'Not yet');
  await lead.fills({ reason: 'The price sheet is missing.', solver: 'Finance', expectedOn: '2026-12-08' });
  expect(await lead.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.bot.settle();
};

type Interruptions = { afterAsk(): Promise<void>; beforeLaunch(): Promise<void> };
const NONE: Interruptions = { afterAsk: async () => undefined, beforeLaunch: async () => undefined };

/** The whole main job, as the people of eight departments live it. */
const mainJob = async ({ afterAsk, beforeLaunch }: Interruptions = NONE): Promise<void> => {
  const { slack } = rehearsal;
  const maya = slack.person('maya');
  expect(await plan(rehearsal)).toMatchObject({ kind: 'closed' });
  await start(rehearsal);
  await rehearsal.until(ASKED);
  await afterAsk();

  await allGreen(rehearsal, ['sales']);
  await notYet('sales');
  const card = newest(slack.channel('#releases').topLevel.slice(0, 1));
  await rehearsal.until('2026-12-03T09:02:00.000Z');
  expect(maya.reads(card)).toContain('price sheet');

  const refused = await answerTo(maya, '/release launch atlas-2.0');
  expect(refused).toContain('Not launched: Atlas 2.0 is not ready.');
  expect(refused).toContain('The price sheet is missing.');
  expect(maya.modal).toBeNull();

  await rehearsal.until('2026-12-08T10:00:00.000Z');
  await green(rehearsal, 'sales');
  expect(await toldPrivately(rehearsal, slack.person('sales-lead'))).toContain('You were the last.');
  await rehearsal.until(LAUNCH_TIME);
  await beforeLaunch();
  expect(await launch(rehearsal)).toMatchObject({ kind: 'closed' });
  await rehearsal.until('2026-12-10T13:02:00.000Z');

  const announcement = newest(slack.channel('#announcements').topLevel);
  expect(maya.reads(announcement)).toContain('Atlas 2.0 is live');
  const reader = slack.person('reader');
  await reader.clicks(announcement, '4 Good');
  expect(await toldPrivately(rehearsal, reader)).toContain('4 Good');
  expect(await answerTo(maya, '/release feedback atlas-2.0')).toContain('1 answer');

  await rehearsal.until('2027-01-05T10:00:00.000Z');
  await maya.types('#releases', '/release close atlas-2.0');
  await maya.fills({
    outcome: 'A third of the teams share a board.',
    lessons: 'Ask Finance earlier.',
    answer: 'Reached',
    value: '40 %',
    lookBack: 'Yes, we looked back',
  });
  expect(await maya.submits()).toMatchObject({ kind: 'closed' });
  await rehearsal.until('2027-01-05T10:02:00.000Z');

  expect(await releaseOf(rehearsal)).toMatchObject({ stage: 'closed', lessons: 'Ask Finance earlier.' });
  expect(slack.channel('#announcements').topLevel).toHaveLength(1);
  for (const key of DEPARTMENT_KEYS)
    expect(slack.person(`${key}-lead`).reads(cardOf(rehearsal, key))).not.toContain('[Green light]');
  expect(refusedCalls(rehearsal)).toEqual([]);
  expect(await troubledRows(rehearsal)).toEqual([]);
  expect(rehearsal.log.filter(({ level }) => level === 'error')).toEqual([]);
  await auditOf(rehearsal);
};

/** What was said where, for comparing two runs. */
const saidWhere = (): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { channel } of standing(rehearsal)) counts[channel] = (counts[channel] ?? 0) + 1;
  return counts;
};

describe('the main job', () => {
  test('goes the same way over HTTP and over a socket', async () => {
    rehearsal = await rehearse({ mode: 'http' });
    await mainJob();
    const overHttp = saidWhere();
    await rehearsal.stop();
    rehearsal = await rehearse({ mode: 'socket' });
    await mainJob();
    expect(saidWhere()).toEqual(overHttp);
  });

  test('survives a socket that Slack refreshes, and one that breaks without a word', async () => {
    rehearsal = await rehearse({ mode: 'socket' });
    const { slack } = rehearsal;
    const hub: SocketHub = slack.connectSocket();
    const opened = () => slack.log.of('apps.connections.open').length;
    const again = async (interrupt: () => void): Promise<void> => {
      const before = opened();
      interrupt();
      await slack.until(() => opened() > before && hub.connections() > 0, 'a new connection', 15_000);
    };
    await mainJob({
      afterAsk: () => again(() => hub.disconnect('refresh_requested')),
      beforeLaunch: () => again(() => hub.drop()),
    });
  });

  test('survives a restart over a socket', async () => {
    rehearsal = await rehearse({ mode: 'socket' });
    await mainJob({ afterAsk: () => rehearsal.restart(), beforeLaunch: () => rehearsal.restart() });
  });
});

test('over a socket a retried event, command and click do no more than the first', async () => {
  rehearsal = await rehearse({ mode: 'socket' });
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.until(ASKED);
  const lead = rehearsal.slack.person('docs-lead');
  await Promise.all([1, 2].map(() => lead.clicks(cardOf(rehearsal, 'docs'), 'Green light')));
  await lead.opensHome({ retry: { number: 1, reason: 'timeout' } });
  await rehearsal.bot.settle();
  expect((await auditOf(rehearsal)).filter(({ type }) => type === 'light_answered')).toHaveLength(1);
});
