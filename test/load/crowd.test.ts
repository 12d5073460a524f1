import { expect, test } from 'vitest';
import { crowd } from './crowd.ts';

/** `LOAD=full` plays the whole crowd: 2,000 questions in one second, and 2,000 clicks. By default a small one. */
const isFull = process.env.LOAD === 'full';
const CEILING_MS = isFull ? 900_000 : 60_000;

const CROWD = { departments: isFull ? 100 : 20, releases: isFull ? 20 : 3, clicksAtATime: 50 };

test(
  'departments are asked for several releases in one second and all answer at once: every click is recorded, every card right',
  async () => {
    const wish = CROWD;
    const clicks = wish.departments * wish.releases;
    const beganAt = performance.now();
    const came = await crowd(wish);
    if (isFull)
      process.stdout.write(
        `${JSON.stringify({ ...wish, ...came, seconds: Math.round((performance.now() - beganAt) / 1000) })}\n`,
      );
    expect(came).toMatchObject({
      ...{ asked: clicks, clicks, refused: 0, recorded: clicks },
      ...{ rightCards: clicks, rightBoards: wish.releases, doubled: 0, troubled: 0 },
    });
  },
  CEILING_MS,
);
