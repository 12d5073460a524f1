import { join } from 'node:path';
import { createSteadyClock } from '../../src/adapters/worker/steady-clock.ts';
import { createWorker } from '../../src/adapters/worker/worker.ts';
import { systemClock } from '../../src/sources.ts';
import { boundLine, keeps, type Line } from '../report/line.ts';
import { figure, median, percentile, times } from '../report/numbers.ts';
import { inFolder, makeTemplate, openAt } from '../seed/database.ts';
import { seedReminders, seedWaiting, unclaim } from '../seed/waiting.ts';

const PENDING = [1_000, 100_000, 1_000_000] as const;
const ROUNDS = 7;
const BEATS = 400;
const CLAIMS = 12;
const CLAIM = 100;
const REMINDERS_DUE = '2020-01-01T00:00:00.000Z';

const us = (ms: number): string => figure(ms * 1000, 'us');
const silent = () => undefined;

type Opened = ReturnType<typeof openAt>;

/** The worker over a real store; the world around it says yes and does nothing. */
const workerOver = ({ store }: Opened) =>
  createWorker({
    due: store.due,
    store,
    messenger: {
      deliver: async () => ({ outcome: 'skipped', reason: 'bench' }),
      lookFor: async () => 'absent',
    },
    pace: { busyTargets: () => [], heldBack: () => [], nextFreeInMs: () => null },
    slackNow: async () => systemClock.now(),
    runTimer: async () => undefined,
    clock: createSteadyClock(systemClock),
    settleMs: 60_000,
    concurrency: 8,
    log: { error: silent, warn: silent, info: silent, debug: silent },
    onOutcome: silent,
  });

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const measureBeats = async (worker: ReturnType<typeof workerOver>): Promise<number> => {
  const taken: number[] = [];
  for (let beat = 0; beat < BEATS; beat += 1) taken.push(await timed(() => worker.tick()));
  return median(taken);
};

const measureClaims = async ({ store, sqlite }: Opened): Promise<number[]> => {
  const taken: number[] = [];
  for (let turn = 0; turn < CLAIMS; turn += 1) {
    taken.push(await timed(() => store.due.claimDeliveries(systemClock.now(), CLAIM, [])));
    unclaim({ sqlite });
  }
  return taken;
};

type Figures = { beat: number[]; claims: number[] };

const measureAll = (): Promise<Figures[]> =>
  inFolder(async (folder) => {
    const opened: Opened[] = [];
    const figures: Figures[] = PENDING.map(() => ({ beat: [], claims: [] }));
    try {
      for (const rows of PENDING) {
        const file = join(folder, `${rows}.db`);
        await makeTemplate(file, async (database) => seedWaiting(database, rows));
        opened.push(openAt(file));
      }
      const workers = opened.map(workerOver);
      for (const worker of workers) await measureBeats(worker);
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [nth, worker] of workers.entries()) figures[nth]?.beat.push(await measureBeats(worker));
      }
      for (const database of opened) seedReminders(database, CLAIM, REMINDERS_DUE);
      for (let round = -1; round < ROUNDS; round += 1) {
        for (const [nth, database] of opened.entries()) {
          const claims = await measureClaims(database);
          if (round >= 0) figures[nth]?.claims.push(...claims);
        }
      }
      return figures;
    } finally {
      for (const database of opened) await database.close();
    }
  });

/** What a beat costs that finds nothing to do, and a claim of a hundred, by how much waits for later. */
export const beatLines = async (): Promise<Line[]> => {
  const [few, some, many] = await measureAll();
  if (few === undefined || some === undefined || many === undefined) throw new Error('A size is missing.');
  const compared = (what: string, of: (figures: Figures) => number, atMost: number): Line => {
    const ratio = of(many) / of(few);
    return {
      what: `${what} with 1,000,000 rows waiting, against 1,000`,
      greenlight: us(of(many)),
      peer: `${us(of(few))} (100,000: ${us(of(some))})`,
      result: times(ratio),
      goal: `at most ${atMost}x`,
      reached: keeps(ratio, { atMost }),
    };
  };
  const beat = ({ beat }: Figures): number => median(beat);
  return [
    compared('an empty beat', beat, 1.2),
    boundLine('an empty beat with 1,000,000 rows waiting', beat(many), { atMost: 0.05 }, us),
    compared('a claim of 100, median,', ({ claims }) => median(claims), 1.3),
    boundLine('a claim of 100 with 1,000,000 rows waiting, p99', percentile(many.claims, 0.99), null, us),
  ];
};
