import { type Instant, isAfter } from '../calendar.ts';
import { doesRepeat, nextRepeat } from '../contents/repeats.ts';
import type { Draw, TimedMoment } from '../delivery/moments.ts';
import { lightsAreOpen, type Release } from '../release.ts';
import { type WorkspaceSettings, weekOf } from '../settings/settings.ts';
import { type Meeting, seriesOf } from './meeting.ts';

/**
 * So many of a meeting that repeats are known ahead: before each its departments are asked on the working day
 * before, which may be the day of the one before it.
 */
const KNOWN_AHEAD = 2;
/** A calendar has so many more. */
const MOST_LATER = 60;

type Scene = { release: Release; settings: WorkspaceSettings; now: Instant };
type Planned = Release['plan']['contents']['meetings'][number];
type Facts = Pick<Meeting, 'id' | 'kind' | 'at' | 'minutes' | 'where' | 'link' | 'departmentIds'>;

/** Those of one item of the plan, the earliest first. */
export const membersOf = ({ meetings }: Pick<Release, 'meetings'>, itemId: string): readonly Meeting[] =>
  meetings
    .filter(({ id }) => seriesOf(id) === itemId)
    .toSorted((a, b) => (a.at === b.at ? 0 : isAfter(a.at, b.at) ? 1 : -1));

const nextAfter = (planned: Planned, { release, settings }: Scene, after: Instant): Instant | null =>
  nextRepeat(planned, { launch: release.plan.launch, week: weekOf(settings) }, after);

/**
 * The meetings that an item which repeats comes to: those that have begun as they were, and the next ones, each in
 * the place of one that is known. Nothing is added once its lights are no longer asked for.
 *
 * @param facts of the item: everything but the time is that of all
 */
export const wantedOfSeries = (planned: Planned, facts: Facts, scene: Scene): readonly Facts[] => {
  const { release, now } = scene;
  const known = membersOf(release, planned.id);
  const begun = known.filter(({ at }) => !isAfter(at, now));
  const ahead = known.filter(({ at }) => isAfter(at, now));
  if (!lightsAreOpen(release)) return release.stage === 'launching' ? known : begun;
  const wanted: Facts[] = [];
  let after = now;
  for (let place = 0; place < KNOWN_AHEAD; place++) {
    const at = nextAfter(planned, scene, after);
    if (at === null) break;
    const number = begun.length + place;
    const id = ahead[place]?.id ?? (number === 0 ? planned.id : `${planned.id}-${number + 1}`);
    wanted.push({ ...facts, id, at });
    after = at;
  }
  return [...begun, ...wanted];
};

/** Those that nobody was told of yet, as a calendar has them: until the launch as it is planned. */
export const laterOnes = (
  release: Release,
  itemId: string,
  settings: WorkspaceSettings,
): readonly Instant[] => {
  const planned = release.plan.contents.meetings.find(({ id }) => id === itemId);
  const last = membersOf(release, itemId).at(-1);
  if (planned === undefined || !doesRepeat(planned) || last === undefined) return [];
  if (!lightsAreOpen(release)) return [];
  const later: Instant[] = [];
  for (let at: Instant | null = last.at; later.length < MOST_LATER; later.push(at)) {
    at = nextAfter(planned, { release, settings, now: last.at }, at);
    if (at === null) break;
  }
  return later;
};

/** Once one of them begins, another is announced. */
export const seriesMoments = ({ release, settings, now }: Draw): TimedMoment[] => {
  if (!lightsAreOpen(release)) return [];
  return release.plan.contents.meetings.filter(doesRepeat).flatMap((planned): TimedMoment[] => {
    const known = membersOf(release, planned.id);
    const next = known.find(({ at }) => isAfter(at, now))?.at ?? now;
    const last = known.at(-1)?.at ?? now;
    const more = nextAfter(planned, { release, settings, now }, isAfter(last, now) ? last : now);
    if (more === null) return [];
    return [
      {
        key: `meeting_next:${planned.id}:${more}`,
        kind: 'time.meeting_next',
        dueAt: next,
        payload: { meetingId: planned.id },
        late: 'make_up',
      },
    ];
  });
};
