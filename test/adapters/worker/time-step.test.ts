import { describe, expect, it } from 'vitest';
import { epochMs, fromEpochMs, type Instant } from '../../../src/domain/calendar.ts';
import { aStatement } from '../../support/builders.ts';
import { aWorker } from './a-worker.ts';

const HOUR_MS = 3_600_000;
const said = aStatement('1', { key: 'a' });

/** A worker that has ticked once, with one more thing due; `slackMs` is the time at Slack, or null for silence. */
const aScene = async () => {
  const slack: { ms: number | null; asked: number } = { ms: null, asked: 0 };
  const scene = aWorker({
    slackNow: async (): Promise<Instant | null> => {
      slack.asked += 1;
      return slack.ms === null ? null : fromEpochMs(slack.ms);
    },
  });
  slack.ms = scene.time.wall;
  await scene.worker.tick();
  slack.asked = 0;
  await scene.dueNow(said);
  return { ...scene, slack };
};

const STEPS: readonly (readonly [string, number])[] = [
  ['an hour ahead', HOUR_MS],
  ['a year ahead', 365 * 24 * HOUR_MS],
  ['a day back', -24 * HOUR_MS],
];

describe('a step of the wall clock', () => {
  it.each(STEPS)('%s that Slack does not share changes nothing: time is counted on', async (_, stepMs) => {
    const { worker, clock, time, delivered, lines, dueNow } = await aScene();
    const before = clock.now();
    await dueNow(aStatement('2', { key: 'later', dueAt: fromEpochMs(time.wall + 2000) }));
    time.wall += stepMs;
    await worker.tick();
    expect(clock.now()).toBe(before);
    expect(delivered).toEqual(['a']);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
    expect(lines[0]?.message).toMatch(/clock of this machine is wrong; .* Set the clock\.$/);
  });

  it.each(STEPS)('%s from what Slack shows stops everything until it is right again', async (_, stepMs) => {
    const { worker, clock, time, slack, delivered, passes, lines } = await aScene();
    // Neither the machine nor what was counted is right: it was suspended, and woke up with a wrong clock.
    slack.ms = time.wall + 3 * HOUR_MS;
    time.wall = slack.ms + stepMs;
    await worker.tick();
    expect(delivered).toEqual([]);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
    expect(lines[0]?.message).toMatch(/^Nothing is sent: .* Set the clock of the machine/);
    expect(await worker.nextAt()).toBe(fromEpochMs(epochMs(clock.now()) + 10_000));
    // What people do meanwhile is dated by Slack's clock.
    expect(clock.now()).toBe(fromEpochMs(slack.ms));

    passes(10_000);
    time.wall -= stepMs;
    slack.ms += 10_000;
    await worker.tick();
    expect(delivered).toEqual(['a']);
    expect(clock.now()).toBe(fromEpochMs(time.wall));
  });

  it('that Slack confirms, as after a suspension, is no stop at all', async () => {
    const { worker, clock, time, slack, delivered } = await aScene();
    time.wall += 2 * HOUR_MS;
    slack.ms = time.wall - 1000;
    await worker.tick();
    expect(delivered).toEqual(['a']);
    expect(clock.now()).toBe(fromEpochMs(time.wall));
  });

  it.each(STEPS)('%s leaves what is planned meanwhile where it belongs', async (_, stepMs) => {
    const { worker, clock, time, slack, passes, delivered, dueNow } = await aScene();
    time.wall += stepMs;
    slack.ms = null;
    await worker.tick();
    expect(delivered).toEqual([]);
    await dueNow(aStatement('2', { key: 'clicked', dueAt: clock.now() }));
    time.wall -= stepMs;
    passes(1000);
    await worker.tick();
    expect(delivered).toEqual(['a', 'clicked']);
  });

  it('keeps everything stopped while Slack is silent, and asks every ten seconds', async () => {
    const { worker, time, slack, delivered, passes, lines } = await aScene();
    time.wall += HOUR_MS;
    slack.ms = null;
    for (let i = 0; i < 30; i += 1) {
      await worker.tick();
      passes(1000);
    }
    expect(delivered).toEqual([]);
    expect(slack.asked).toBe(3);
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  it('of up to five minutes is nobody’s business', async () => {
    const { worker, time, slack, delivered } = await aScene();
    time.wall += 5 * 60_000;
    await worker.tick();
    expect(delivered).toEqual(['a']);
    expect(slack.asked).toBe(0);
  });

  it('time that passes on both clocks is no step', async () => {
    const { worker, passes, slack, delivered } = await aScene();
    passes(365 * 24 * HOUR_MS);
    await worker.tick();
    expect(delivered).toEqual(['a']);
    expect(slack.asked).toBe(0);
  });
});

describe('a process that begins', () => {
  /** A worker with one thing due that has not ticked yet, on a machine so far ahead of Slack. */
  const aStart = async (aheadMs: number) => {
    const scene = aWorker({ slackNow: async () => fromEpochMs(scene.time.wall - aheadMs) });
    await scene.dueNow(said);
    await scene.worker.tick();
    return scene;
  };

  it.each([
    ['a year ahead', 365 * 24 * HOUR_MS],
    ['a day behind', -24 * HOUR_MS],
  ])('with a clock %s sends nothing, and says what mends it', async (_, aheadMs) => {
    const { delivered, lines } = await aStart(aheadMs);
    expect(delivered).toEqual([]);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('dates by Slack what is done meanwhile, so that it goes as soon as the clock is right', async () => {
    const wrong = { ms: 365 * 24 * HOUR_MS };
    const scene = aWorker({ slackNow: async () => fromEpochMs(scene.time.wall - wrong.ms) });
    const { worker, clock, time, passes, delivered, dueNow } = scene;
    const truth = clock.now();
    time.wall += wrong.ms;
    await worker.tick();
    expect(clock.now()).toBe(truth);
    await dueNow(aStatement('2', { key: 'clicked', dueAt: clock.now() }));
    await worker.tick();
    expect(delivered).toEqual([]);
    time.wall -= wrong.ms;
    wrong.ms = 0;
    passes(1000);
    await worker.tick();
    expect(delivered).toEqual(['clicked']);
  });

  it('with a right clock asks once, and says nothing', async () => {
    const { delivered, lines } = await aStart(1000);
    expect(delivered).toEqual(['a']);
    expect(lines).toEqual([]);
  });
});

describe('steps forth and back', () => {
  it('neither double nor drop anything, and send nothing early', async () => {
    const { worker, time, slack, passes, delivered, store, dueNow } = await aScene();
    await dueNow(aStatement('2', { key: 'tomorrow', dueAt: fromEpochMs(time.wall + 24 * HOUR_MS) }));
    let truth = time.wall;
    const pass = async (ms: number): Promise<void> => {
      passes(ms);
      truth += ms;
      slack.ms = truth;
      await worker.tick();
    };
    for (const days of [3, -3, 400, -400, -2, 2]) {
      time.wall += days * 24 * HOUR_MS;
      await pass(20_000);
    }
    expect(delivered).toEqual(['a']);
    await pass(24 * HOUR_MS);
    await pass(1000);
    expect(delivered).toEqual(['a', 'tomorrow']);
    expect(await store.due.nextDueAt()).toBeNull();
  });
});
