import { bringDangers, type ClockStep, noDangers, type Toll } from './dangers.ts';
import { judge } from './judge.ts';
import type { Left } from './left.ts';
import { play } from './play.ts';
import { STORIES, type Story } from './stories.ts';

export type Wish = {
  seeds: readonly number[];
  withoutReconciliation: boolean;
  /** Runs at the same time. */
  jobs: number;
  compileCache: string;
  /** Hears of each run as it ends. */
  onRun?(run: Run): void;
};

export type Run = {
  seed: number;
  story: string;
  problems: readonly string[];
  duplicates: number;
  toll: Toll;
  starts: number;
  steps: readonly ClockStep[];
  messages: number;
  decisions: number;
};

export const storyOf = (seed: number): Story => STORIES[Math.abs(seed) % STORIES.length] ?? STORIES[0];

/** Plays one seed and compares its end with that of the same release when nothing goes wrong. */
const runOne = async (seed: number, wanted: Left, wish: Wish): Promise<Run> => {
  const story = storyOf(seed);
  const { withoutReconciliation, compileCache } = wish;
  const { left, problems, toll, starts, steps } = await play({
    ...{ story, withoutReconciliation, compileCache },
    dangers: (slack, times) => bringDangers(slack, seed, times),
  }).catch((error: unknown) => {
    throw new Error(`seed ${seed} could not be played`, { cause: error });
  });
  return {
    seed,
    story: story.name,
    problems: [...problems, ...judge(left, wanted)],
    duplicates: left.duplicates.length,
    toll,
    starts,
    steps,
    messages: left.messages.length,
    decisions: left.auditTypes.length,
  };
};

/** How a story ends when nothing goes wrong; throws where it does not end well. */
export const undisturbed = async (story: Story, compileCache: string): Promise<Left> => {
  const { left, problems } = await play({ story, dangers: noDangers, compileCache });
  const faults = [...problems, ...judge(left, left)];
  if (faults.length > 0) throw new Error(`"${story.name}" goes wrong by itself: ${faults.join('\n')}`);
  return left;
};

/** Plays every seed. A run that cannot even be played counts as one that went wrong. */
export const torture = async (wish: Wish): Promise<Run[]> => {
  const needed = new Set(wish.seeds.map(storyOf));
  const ends = new Map<Story, Left>();
  for (const story of needed) ends.set(story, await undisturbed(story, wish.compileCache));
  const waiting = [...wish.seeds];
  const runs: Run[] = [];
  const work = async (): Promise<void> => {
    for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
      const wanted = ends.get(storyOf(seed));
      if (wanted === undefined) continue;
      const run = await runOne(seed, wanted, wish);
      runs.push(run);
      wish.onRun?.(run);
    }
  };
  await Promise.all(Array.from({ length: wish.jobs }, work));
  return runs.sort((a, b) => a.seed - b.seed);
};

const sum = (runs: readonly Run[], what: (run: Run) => number): number =>
  runs.reduce((total, run) => total + what(run), 0);

/** The campaign in one line. */
export const figures = (runs: readonly Run[]): string =>
  [
    `${runs.length} runs`,
    `${sum(runs, ({ toll }) => toll.kills)} kills`,
    `${sum(runs, ({ starts }) => starts)} starts`,
    `${sum(runs, ({ toll }) => toll.calls)} calls of Slack, ${sum(runs, ({ toll }) => toll.faults)} of them went wrong (${sum(runs, ({ toll }) => toll.lateOnes)} late)`,
    `${sum(runs, ({ steps }) => steps.length)} clock steps`,
    `${sum(runs, ({ decisions }) => decisions)} decisions`,
    `${sum(runs, ({ messages }) => messages)} messages`,
    `${sum(runs, ({ duplicates }) => duplicates)} doubled`,
    `${runs.filter(({ problems }) => problems.length > 0).length} runs failed`,
  ].join(', ');
