import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/adapters/store/file/database.ts';
import { addMinutes } from '../../src/domain/calendar.ts';
import { type Rehearsal, rehearse } from '../support/rehearsal.ts';
import { ASKED, plan, start } from '../support/steps.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.stop());

/** Atlas 2.0, a minute before its departments are asked. */
const runToEve = async (): Promise<void> => {
  rehearsal = await rehearse();
  await plan(rehearsal);
  await start(rehearsal);
  await rehearsal.until(addMinutes(ASKED, -1));
};
const ready = async (): Promise<[number, string]> => {
  const response = await fetch(`${rehearsal.url()}/readyz`);
  return [response.status, (await response.text()).trim()];
};
const summaries = (): string[] => {
  const maya = rehearsal.slack.person('maya');
  return maya.inbox
    .map((message) => maya.reads(message))
    .filter((text) => /^Slack (could|did) not/.test(text));
};
const errors = (): string[] =>
  rehearsal.log.filter(({ level }) => level === 'error').map(({ message }) => message);

/** Slack does not know our token any more, as after the app was removed. */
const refuseToken = (): void =>
  rehearsal.slack.faults.random(1, [
    {
      rate: 1,
      fault: { kind: 'refused', error: 'invalid_auth' },
      matcher: ({ method }) => method !== 'api.test',
    },
  ]);

test('while Slack cannot be reached it is said once in the log and at /readyz, and afterwards once to the manager', async () => {
  await runToEve();
  expect(await ready()).toEqual([200, 'ready']);
  rehearsal.slack.faults.offline(true);
  await rehearsal.until(addMinutes(ASKED, 20));
  expect(await ready()).toEqual([
    503,
    expect.stringMatching(/^Slack cannot be reached since 2026-12-03 09:00 UTC \(.+\)\. Nothing is lost/),
  ]);
  expect(errors()).toEqual(['Slack cannot be reached: nothing is sent until it can, and nothing is lost.']);
  rehearsal.slack.faults.offline(false);
  await rehearsal.until(addMinutes(ASKED, 40));
  expect(await ready()).toEqual([200, 'ready']);
  expect(summaries()).toHaveLength(1);
  expect(summaries()[0]).toMatch(
    /^Slack could not be reached from .+ to .+\. \d+ messages of your releases went late\. None is lost\.$/,
  );
  // Eight questions and the release's card at least.
  expect(Number(/(\d+) messages/.exec(summaries()[0] ?? '')?.[1])).toBeGreaterThanOrEqual(8);
  expect(rehearsal.slack.channel('#docs').topLevel).toHaveLength(2);
  await rehearsal.until(addMinutes(ASKED, 24 * 60));
  expect(summaries()).toHaveLength(1);
});

test('a short silence is nobody’s business', async () => {
  await runToEve();
  rehearsal.slack.faults.offline(true);
  await rehearsal.until(addMinutes(ASKED, 10));
  rehearsal.slack.faults.offline(false);
  await rehearsal.until(addMinutes(ASKED, 40));
  expect(summaries()).toEqual([]);
  expect(await ready()).toEqual([200, 'ready']);
});

test('the summary comes also when the process ended during the silence', async () => {
  await runToEve();
  rehearsal.slack.faults.offline(true);
  await rehearsal.until(addMinutes(ASKED, 5));
  await rehearsal.stopBot();
  rehearsal.slack.clock.set(rehearsal.slack.clock.now() + 30 * 60_000);
  rehearsal.slack.faults.offline(false);
  await rehearsal.restart();
  await rehearsal.until(addMinutes(ASKED, 60));
  expect(summaries()).toHaveLength(1);
});

test('a refused token is said once, names what mends it, and nothing is given up meanwhile', async () => {
  await runToEve();
  refuseToken();
  await rehearsal.until(addMinutes(ASKED, 20));
  expect(await ready()).toEqual([
    503,
    'Slack refuses the token: invalid_auth. `greenlight doctor` says what mends it.',
  ]);
  expect(errors()).toEqual([
    'Slack refuses the token: nothing is sent. `greenlight doctor` says what mends it.',
  ]);
  rehearsal.slack.faults.clear();
  await rehearsal.until(addMinutes(ASKED, 40));
  expect(await ready()).toEqual([200, 'ready']);
  expect(summaries()).toHaveLength(1);
  expect(summaries()[0]).toMatch(/^Slack did not let Greenlight in from/);
  expect(rehearsal.slack.channel('#docs').topLevel).toHaveLength(2);
});

test('a token that was refused is found out also while nothing is to be sent', async () => {
  await runToEve();
  refuseToken();
  rehearsal.slack.clock.set(rehearsal.slack.clock.now() + 61_000);
  expect((await ready())[0]).toBe(503);
  rehearsal.slack.faults.clear();
  rehearsal.slack.clock.set(rehearsal.slack.clock.now() + 11_000);
  expect((await ready())[0]).toBe(200);
});

test('a database that takes no writes makes it not ready, until it does', async () => {
  await runToEve();
  const { sqlite, close } = openDatabase({ url: rehearsal.database });
  sqlite.exec('begin immediate');
  expect(await ready()).toEqual([
    503,
    'The database does not take writes: another process has held it for too long.',
  ]);
  sqlite.exec('rollback');
  await close();
  rehearsal.slack.clock.set(rehearsal.slack.clock.now() + 2000);
  expect(await ready()).toEqual([200, 'ready']);
});
