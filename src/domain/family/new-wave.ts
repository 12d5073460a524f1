import type { Instant } from '../calendar.ts';
import { type Context, type Decided, decided } from '../decision.ts';
import type { Light } from '../lights/light.ts';
import { isReady } from '../lights/verdict.ts';
import { begin } from '../plan/decide-plan.ts';
import { NOTHING_YET } from '../plan/nothing-yet.ts';
import { type PlanForm, readLaunch, TITLE_MAX } from '../plan/plan-form.ts';
import type { FieldProblem } from '../refusal.ts';
import { type PlannedLaunch, type Release, titleOf } from '../release.ts';
import { NO_FAMILY, type WaveOf } from './family.ts';
import { mainAsSeen, standsForWaves } from './main-stands.ts';
import { planOfWave } from './wave-plan.ts';

/** A wave, as typed. */
export type WaveForm = Pick<PlanForm, 'date' | 'time' | 'zone' | 'departmentIds'> &
  Pick<WaveOf, 'name' | 'audience' | 'channelIds'>;

export const WAVE_NAME_MAX = 40;
export const AUDIENCE_MAX = 200;

const nameProblem = (main: Release, name: string): string | null => {
  if (name === '') return 'Say where or for whom it goes live, for example "Japan".';
  if ([...name].length > WAVE_NAME_MAX) return `At most ${WAVE_NAME_MAX} characters.`;
  const over = [...`${titleOf(main)} ${name}`].length - TITLE_MAX;
  return over > 0 ? `Together with the name of the release it is ${over} characters too long.` : null;
};

/** Its moment, or every problem at once, each at its field. */
export const readWave = (
  main: Release,
  form: WaveForm,
  now: Instant,
): { launch: PlannedLaunch } | { problems: readonly FieldProblem[] } => {
  const name = nameProblem(main, form.name);
  const read = readLaunch(form, now);
  const problems = [
    ...(name === null ? [] : [{ field: 'name', problem: name }]),
    ...('problems' in read ? read.problems : []),
  ];
  return problems.length > 0 || 'problems' in read ? { problems } : read;
};

type Made = Pick<Release, 'id' | 'key'> & {
  launch: PlannedLaunch;
  form: WaveForm;
  lights: readonly Light[];
};

const draftOf = (main: Release, { id, key, launch, form, lights }: Made, now: Instant): Release => ({
  ...main,
  ...NOTHING_YET,
  id,
  key,
  stage: 'draft',
  plan: planOfWave(main.plan, form.name, launch),
  lights,
  family: {
    ...NO_FAMILY,
    waveOf: {
      releaseId: main.id,
      name: form.name,
      audience: form.audience,
      channelIds: form.channelIds,
      main: mainAsSeen(main),
    },
  },
  createdAt: now,
});

/** A new wave stands as its main release does: a draft with it, else started at once. */
export const newWave = (
  main: Release,
  made: Made,
  { now, settings }: Pick<Context, 'now' | 'settings'>,
): Decided => {
  const draft = draftOf(main, made, now);
  const begun = main.startedAt === null ? { release: draft, events: [] } : begin(draft, { now, settings });
  const named = { releaseId: main.id, title: titleOf(main) };
  return decided(
    begun.release,
    { type: 'release_drafted', title: titleOf(draft), launch: made.launch },
    { type: 'main_followed', main: named, stands: standsForWaves(main) },
    ...begun.events,
    // Where nobody has to answer for it and the main release is ready, so is the wave.
    ...(main.startedAt !== null && isReady(begun.release) ? [{ type: 'all_green' } as const] : []),
  );
};
