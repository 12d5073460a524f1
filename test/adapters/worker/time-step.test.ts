import { describe, expect, it } from 'vitest';
import { fromEpochMs, type Instant } from '../../../src/domain/calendar.ts';
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
  await scene.dueNow(said);
  return { ...scene, slack };
};

describe('a step of the wall clock', () => {
  it.each([
    ['an hour ahead', HOUR_MS],
    ['a year ahead', 365 * 24 * HOUR_MS],
  ])('%s stops everything until it is right again', async (_, stepMs) => {
    const { worker, time, slack, delivered, passes, lines } = await aScene();
    time.wall += stepMs;
    await worker.tick();
    expect(delivered).toEqual([]);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
    expect(await worker.nextAt()).toBe(fromEpochMs(time.wall + 10_000));

    time.wall -= stepMs;
    passes(10_000);
    slack.ms = time.wall;
    await worker.tick();
    expect(delivered).toEqual(['a']);
    expect(slack.asked).toBe(2);
  });

  it('a day back stops it too', async () => {
    const { worker, time, delivered } = await aScene();
    time.wall -= 24 * HOUR_MS;
    await worker.tick();
    time.wall += 24 * HOUR_MS;
    expect(delivered).toEqual([]);
  });

  it('that Slack confirms, as after a suspension, is no stop at all', async () => {
    const { worker, time, slack, delivered } = await aScene();
    time.wall += 2 * HOUR_MS;
    slack.ms = time.wall - 1000;
    await worker.tick();
    expect(delivered).toEqual(['a']);
    expect(slack.asked).toBe(1);
  });

  it('keeps everything stopped while Slack is silent, and asks every ten seconds', async () => {
    const { worker, time, slack, delivered, passes } = await aScene();
    time.wall += HOUR_MS;
    slack.ms = null;
    for (let i = 0; i < 30; i += 1) {
      await worker.tick();
      passes(1000);
    }
    expect(delivered).toEqual([]);
    expect(slack.asked).toBe(3);
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
