import { addMinutes, epochMs, fromEpochMs, type Instant, toWall } from '../calendar.ts';
import { EMPTY_CONTENTS } from '../contents/contents.ts';
import type { PersonStamp } from '../person.ts';
import { TITLE_MAX } from '../plan/plan-form.ts';
import { splitNameAndVersion } from '../plan/release-name.ts';
import type { FieldProblem } from '../refusal.ts';
import type { Plan, PlannedLaunch } from '../release.ts';

/** What somebody says who starts a hotfix: its name, and three answers. */
export type HotfixForm = { title: string; breaks: string; changes: string };

export const BREAKS_MAX = 300;
export const CHANGES_MAX = 300;

/** It goes out as soon as everybody asked is green; a release has a moment all the same: this much later. */
const MINUTES_AHEAD = 60;

const MINUTE_MS = 60_000;

/** "Hotfix 2024-12-03": its key says the day, too. */
export const hotfixTitle = (now: Instant, zone: string): string => `Hotfix ${toWall(now, zone).date}`;

const soon = (now: Instant, zone: string): PlannedLaunch => {
  const minute = fromEpochMs(Math.floor(epochMs(now) / MINUTE_MS) * MINUTE_MS);
  const at = addMinutes(minute, MINUTES_AHEAD);
  // The instant is what counts: on a night on which the clocks go back, its wall time comes twice.
  return { ...toWall(at, zone), at };
};

const lengthProblem = (text: string, max: number, empty: string): string | null => {
  if (text.trim() === '') return empty;
  return [...text.trim()].length > max ? `At most ${max} characters.` : null;
};

/** The plan of a hotfix, or every problem at once, each at its field. */
export const readHotfix = (
  { title, breaks, changes }: HotfixForm,
  confirmer: PersonStamp | null,
  { now, zone }: { now: Instant; zone: string },
): { plan: Plan; breaks: string; confirmer: PersonStamp } | { problems: readonly FieldProblem[] } => {
  const found = {
    title: lengthProblem(title, TITLE_MAX, 'Give it a name, for example "Hotfix 2024-12-03".'),
    breaks: lengthProblem(breaks, BREAKS_MAX, 'Say in a few words what customers cannot do.'),
    changes: lengthProblem(changes, CHANGES_MAX, 'Say in a few words what you change.'),
    confirmer:
      confirmer === null
        ? 'Choose a full member of this workspace, who looks afterwards whether it is mended.'
        : null,
  };
  const problems = Object.entries(found).flatMap(([field, problem]) =>
    problem === null ? [] : [{ field, problem }],
  );
  if (problems.length > 0 || confirmer === null) return { problems };
  const plan: Plan = {
    ...splitNameAndVersion(title.trim()),
    value: changes.trim(),
    launch: soon(now, zone),
    path: 'big_bang',
    goal: '',
    measure: '',
    contents: EMPTY_CONTENTS,
    outOfScope: '',
    highlights: '',
    product: '',
    price: '',
    packages: '',
    candidate: '',
    backOut: '',
    beta: '',
    risk: null,
  };
  return { plan, breaks: breaks.trim(), confirmer };
};
