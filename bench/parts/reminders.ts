import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { boundLine, type Line, ratioLine } from '../report/line.ts';
import { figure, median } from '../report/numbers.ts';
import { inFolder, makeTemplate } from '../seed/database.ts';
import { seedReleases, seedWorkspace } from '../seed/releases.ts';
import { type ChildOptions, startChild } from '../servers/child.ts';

const PAIRS = 5;
const REMINDERS = 10_000;

type Result = { claimedMs: number; cpuMs: number; withStartCpuMs: number; longestBlockMs: number };

const ms = (value: number): string => figure(value, 'ms');

/** The process says what it measured as soon as it has done its work. */
const resultOf = async (options: ChildOptions): Promise<Result> => {
  const child = await startChild(options);
  await child.stop();
  return JSON.parse(child.url) as Result;
};

/** Ten thousand reminders at one instant: as rows that are claimed, and as tasks of node-cron. */
export const reminderLines = (): Promise<Line[]> =>
  inFolder(async (folder) => {
    const template = join(folder, 'template.db');
    await makeTemplate(template, async ({ store }) => {
      await seedWorkspace(store);
      await seedReleases(store, 1, new Date().toISOString());
    });
    const pairs: { greenlight: Result; peer: Result }[] = [];
    for (let nth = 0; nth < PAIRS; nth += 1) {
      const file = join(folder, `${nth}.db`);
      copyFileSync(template, file);
      const args = [file, String(REMINDERS)];
      pairs.push({
        greenlight: await resultOf({ entry: 'servers/claim-reminders.ts', args }),
        peer: await resultOf({ entry: 'peers/node-cron.ts', args: [String(REMINDERS)] }),
      });
    }
    const both = (of: (result: Result) => number) =>
      pairs.map(({ greenlight, peer }) => ({ greenlight: of(greenlight), peer: of(peer) }));
    const worst = (of: (result: Result) => number): number =>
      Math.max(...pairs.map(({ greenlight }) => of(greenlight)));
    const middle = (of: (result: Result) => number): string => ms(median(pairs.map(({ peer }) => of(peer))));
    return [
      boundLine(
        '10,000 reminders at one instant: all claimed, from the beat that finds them (worst of five)',
        worst(({ claimedMs }) => claimedMs),
        { atMost: 1_100 },
        ms,
        middle(({ claimedMs }) => claimedMs),
      ),
      ratioLine(
        'their processor time, against 10,000 tasks of node-cron scheduled and fired',
        both(({ withStartCpuMs }) => withStartCpuMs),
        { atMost: 0.1 },
        ms,
      ),
      ratioLine(
        'the same, for firing alone',
        both(({ cpuMs }) => cpuMs),
        null,
        ms,
      ),
      boundLine(
        'longest block of the event loop meanwhile (worst of five)',
        worst(({ longestBlockMs }) => longestBlockMs),
        { atMost: 50 },
        ms,
        middle(({ longestBlockMs }) => longestBlockMs),
      ),
    ];
  });
