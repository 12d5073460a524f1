import { expect, test } from 'vitest';
import { slopePerHour, soak } from './soak.ts';

/** `LOAD=full` plays the whole hour. By default three minutes, too short to judge memory by. */
const isFull = process.env.LOAD === 'full';
const MINUTES = isFull ? 60 : 3;
const CEILING_MS = isFull ? 900_000 : 60_000;

/** SQLite writes the log back at 1,000 pages of 4 KiB; twice that is the most it may grow to. */
const MOST_WAL_MIB = 8;
/** The last hour of a year must not look different from the first. */
const MOST_HEAP_MIB_PER_HOUR = 4;

test(
  'traffic goes on and on: open files, timers and the write-ahead log stay flat, and memory too',
  async () => {
    const { holds, wrote, ...came } = await soak({ minutes: MINUTES, perSecond: 2, seed: 1 });
    const settled = holds.slice(Math.ceil(holds.length / 4));
    const heap = slopePerHour(settled, ({ heapMiB }) => heapMiB);
    if (isFull) {
      const told = {
        ...came,
        heapMiBPerHour: heap,
        rssMiBPerHour: slopePerHour(settled, ({ rssMiB }) => rssMiB),
      };
      process.stdout.write(
        `${JSON.stringify({ ...told, first: holds[0], middle: settled[0], last: holds.at(-1) })}\n`,
      );
    }
    expect(wrote).toBe('');
    expect(came.unanswered).toBe(0);
    const [first] = settled;
    for (const hold of settled) {
      expect(hold.walMiB).toBeLessThan(MOST_WAL_MIB);
      expect(hold.files).toBeLessThanOrEqual((first?.files ?? 0) + 10);
      expect(hold.timers).toBeLessThanOrEqual((first?.timers ?? 0) + 10);
    }
    if (isFull) expect(heap).toBeLessThan(MOST_HEAP_MIB_PER_HOUR);
  },
  CEILING_MS,
);

test('a slope is what a figure gains in an hour', () => {
  const at = (minute: number, heapMiB: number) => ({
    minute,
    heapMiB,
    rssMiB: 0,
    timers: 0,
    files: 0,
    walMiB: 0,
  });
  expect(slopePerHour([at(0, 10), at(30, 11), at(60, 12)], ({ heapMiB }) => heapMiB)).toBe(2);
  expect(slopePerHour([at(0, 10), at(30, 10), at(60, 10)], ({ heapMiB }) => heapMiB)).toBe(0);
});
