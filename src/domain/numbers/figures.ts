/** What a number is counted in. `points`: from one to five. */
export type Unit = 'releases' | 'times' | 'days' | 'hours' | 'percent' | 'points';

/** Every number, with the words that people read; docs/numbers.md defines each under the same words. */
export const FIGURES = {
  launched: { unit: 'releases', words: 'Releases launched' },
  hotfixes: { unit: 'releases', words: 'Hotfixes among them' },
  cancelled: { unit: 'releases', words: 'Releases cancelled' },
  cadence: { unit: 'days', words: 'Days from one launch to the next' },
  on_time: { unit: 'percent', words: 'Launched by the planned day' },
  delay: { unit: 'days', words: 'Days after the planned day' },
  later_moves: { unit: 'times', words: 'Moves to a later date' },
  plan_to_launch: { unit: 'days', words: 'Days from plan to launch' },
  light_wait: { unit: 'hours', words: 'Hours from a question to its light' },
  re_asks: { unit: 'times', words: 'Questions asked again, for each release' },
  without: { unit: 'times', words: 'Departments launched without' },
  conditions_kept: { unit: 'percent', words: 'Conditions kept' },
  conditions_lapsed: { unit: 'times', words: 'Conditions not kept in time' },
  blockers: { unit: 'times', words: 'Things in the way' },
  blocker_clear: { unit: 'hours', words: 'Time until such a thing was gone' },
  launch_success: { unit: 'percent', words: 'Live at the first attempt, and not taken back' },
  rollbacks: { unit: 'times', words: 'Taken back after users saw it' },
  incidents: { unit: 'times', words: 'Incidents within seven days' },
  calm: { unit: 'percent', words: 'Releases without an incident' },
  goal_reached: { unit: 'percent', words: 'Goals reached' },
  rating: { unit: 'points', words: 'Rating by users' },
  confidence: { unit: 'points', words: 'Confidence of those who sell and support it' },
  effort: { unit: 'points', words: 'Effort for those who sell and support it' },
  actions_done: { unit: 'percent', words: 'Actions done' },
  actions_in_time: { unit: 'percent', words: 'Actions done in time' },
} as const satisfies Record<string, { unit: Unit; words: string }>;

export type FigureId = keyof typeof FIGURES;
export const FIGURE_IDS = Object.keys(FIGURES) as readonly FigureId[];

/** A number, and on how many releases it stands. Null where there is nothing to count. */
export type Figure = { value: number | null; releases: number };

/** Fewer say little: whoever shows such a number says so. */
export const ENOUGH_RELEASES = 5;

export const standsOnFew = ({ releases }: Figure): boolean => releases < ENOUGH_RELEASES;

/** The middle one, or halfway between the two middle ones; null for none. */
export const medianOf = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
};

/** Null where there is nothing to divide by. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : (part / whole) * 100;

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
