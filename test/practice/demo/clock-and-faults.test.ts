import { beforeAll, describe, expect, it } from 'vitest';
import { FAULTS, type FaultName, type LogEntry } from '../../../src/practice/demo/protocol.ts';
import type { RunningDemo } from '../../../src/practice/demo/start-demo.ts';
import { act, aDemo, type Watcher, watch } from './a-demo.ts';

const MANAGER = 'U0MANAGER';
const RELEASES = 'C0RELEASES';
const HOUR = 3_600_000;

let demo: RunningDemo;
let page: Watcher;
beforeAll(async () => {
  demo = await aDemo('red-light');
  page = await watch(demo, { as: MANAGER, channel: RELEASES });
});

const now = (): number => demo.slack.clock.now();
const moveTo = (to: 'next' | 'hour' | 'day' | 'morning' | number) =>
  act(demo, MANAGER, { do: 'move clock', to });
const writes = (text: string) => act(demo, MANAGER, { do: 'write', channel: RELEASES, text });
const turn = (fault: FaultName, on: boolean) => act(demo, MANAGER, { do: 'switch fault', fault, on });
const logAfter = async (after: number): Promise<LogEntry[]> =>
  (await (await fetch(new URL(`log?after=${after}`, demo.url))).json()) as LogEntry[];

describe('the clock', () => {
  it('goes from one thing to the next until one of them shows, and says where', async () => {
    const screen = await page.until(({ clock }) => clock.nextAt !== null, 'when something happens');
    const answer = await moveTo('next');
    expect(answer).toMatchObject({ ok: true, happened: { at: now() } });
    expect(answer.ok ? answer.happened?.places.length : 0).toBeGreaterThan(0);
    expect(now()).toBeGreaterThanOrEqual((screen.clock.nextAt ?? 0) + 2_000);
    await page.until(({ clock }) => clock.now === now() && !clock.isMoving, 'the new time');
  });

  it('stands still but for two seconds after what somebody did', async () => {
    const before = now();
    await act(demo, MANAGER, { do: 'write', channel: RELEASES, text: 'Hello' });
    expect(now()).toBe(before + 2_000);
  });

  it('says that it moves while it does, and refuses to go back', async () => {
    page.screens.length = 0;
    await moveTo('day');
    await page.until(({ clock }) => !clock.isMoving && clock.now === now(), 'the end of the move');
    expect(page.screens.some(({ clock }) => clock.isMoving)).toBe(true);
    expect(await moveTo(now() - HOUR)).toMatchObject({ ok: false, problem: expect.stringContaining('past') });
  });

  it('is moved by one at a time: two moves and an act add up', async () => {
    const before = now();
    const answers = await Promise.all([
      moveTo('hour'),
      act(demo, MANAGER, { do: 'write', channel: RELEASES, text: 'Meanwhile' }),
      moveTo('hour'),
    ]);
    expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(now()).toBe(before + 2 * HOUR + 2_000);
  });
});

describe('a fault that is switched on', () => {
  it.each(FAULTS.map((name) => [name] as const))(
    '%s: time passes all the same, and the bot recovers',
    async (fault) => {
      await turn(fault, true);
      await page.until(({ faults }) => faults.join() === fault, 'the switch');
      await act(demo, MANAGER, { do: 'write', channel: RELEASES, text: `/release hold atlas-2.0` });
      expect(await writes('/release new Borealis')).toMatchObject(
        fault === 'lost answer'
          ? { ok: true }
          : { ok: false, problem: expect.stringMatching(/^The bot wanted to open a form: Slack /) },
      );
      const before = now();
      const calls = demo.slack.log.calls.length;
      expect(await moveTo(before + 3 * 24 * HOUR)).toMatchObject({ ok: true });
      expect(now()).toBe(before + 3 * 24 * HOUR);
      const met = demo.slack.log.calls.slice(calls);
      expect(met.length).toBeGreaterThan(0);
      expect(met.every((call) => call.fault !== null)).toBe(true);
      await turn(fault, false);
      await page.until(({ faults }) => faults.length === 0, 'the switch back');
      await moveTo(now() + 3 * HOUR);
      const count = demo.slack.log.calls.length;
      await act(demo, MANAGER, { do: 'write', channel: RELEASES, text: '/release list' });
      expect(demo.slack.log.calls.slice(count).every((call) => call.fault === null)).toBe(true);
    },
  );

  it('is the first in the table where several are on, and is named in the log', async () => {
    await turn('offline', true);
    await turn('error 500', true);
    const before = demo.slack.log.ended.length;
    await act(demo, MANAGER, { do: 'open home' });
    await moveTo('hour');
    const calls = (await logAfter(before)).filter(({ direction }) => direction === 'to Slack');
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.every(({ trouble, status }) => trouble === 'status' && status === 500)).toBe(true);
    await turn('offline', false);
    await turn('error 500', false);
  });
});

describe('the log', () => {
  it('has calls and deliveries in one order, with signature, time and acknowledgement, and no token', async () => {
    const before = demo.slack.log.ended.length;
    await act(demo, MANAGER, { do: 'write', channel: RELEASES, text: '/release help' });
    const entries = await logAfter(before);
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, place) => before + 1 + place));
    const command = entries.find(({ what }) => what === '/release');
    expect(command).toMatchObject({
      direction: 'to the bot',
      status: 200,
      trouble: null,
      signature: expect.stringMatching(/^v0=[0-9a-f]{64}$/),
      tookMs: expect.any(Number),
    });
    expect(command?.answer).not.toBeNull();
    const everything = JSON.stringify(await logAfter(0));
    expect(everything).not.toContain('xoxb-');
    expect(everything).not.toContain('a-practice-signing-secret');
    expect(everything).not.toContain('"token"');
    await page.until(({ logged }) => logged === demo.slack.log.ended.length, 'how much was logged');
  });
});

describe('a payload that Slack refuses', () => {
  it('is shown with its pointer', async () => {
    const body = { channel: RELEASES, text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn' } }] };
    await fetch(`${demo.slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer xoxb-practice' },
      body: JSON.stringify(body),
    });
    const screen = await page.until(({ refusals }) => refusals.length > 0, 'the refusal');
    expect(screen.refusals.at(-1)).toMatchObject({
      method: 'chat.postMessage',
      error: 'invalid_blocks',
      problems: [expect.stringContaining('[json-pointer:/blocks/0/text')],
    });
  });
});
