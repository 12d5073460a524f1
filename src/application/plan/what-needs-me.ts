import { compare, type Instant, isAfter } from '../../domain/calendar.ts';
import { isAfterLaunchDay, launchHasPassed } from '../../domain/delivery/past-launch.ts';
import { answerBy, isPastDeadline } from '../../domain/delivery/timeline.ts';
import { isEarly } from '../../domain/launch/decide-launch.ts';
import { isOwed, type Light } from '../../domain/lights/light.ts';
import { isReady } from '../../domain/lights/verdict.ts';
import type { Actor } from '../../domain/person.ts';
import { isDeputyOnly, maySee, speaksFor } from '../../domain/policy.ts';
import { lightsAreOpen, type Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';

/** One thing that waits for this person. */
export type NeedsMe =
  /** The release manager has left: this person is on the list of those who may take it. */
  | { kind: 'take_over'; release: Release }
  /** The deployment runs: is it live, or did it not work? */
  | { kind: 'deployment'; release: Release }
  /** Everything is green and it is time. */
  | { kind: 'launch'; release: Release }
  /** The planned moment has passed with something in the way: move, hold or cancel. */
  | { kind: 'overdue'; release: Release }
  /** A red light that the launch will not wait for: expected after it, or still red past the deadline. */
  | { kind: 'red'; release: Release; light: Light; late: boolean }
  /** A department says that it is not concerned: the manager agrees or asks again. */
  | { kind: 'consent'; release: Release; light: Light }
  /** A light to give, by then. A deputy may give it, its lead is asked first. */
  | { kind: 'light'; release: Release; light: Light; by: Instant; asDeputy: boolean }
  | { kind: 'on_hold'; release: Release }
  | { kind: 'close'; release: Release }
  | { kind: 'draft'; release: Release };

export type NeedsMeKind = NeedsMe['kind'];

/** Most pressing first. */
const ORDER: Record<NeedsMeKind, number> = {
  take_over: 0,
  deployment: 1,
  launch: 2,
  overdue: 3,
  red: 4,
  consent: 5,
  light: 6,
  on_hold: 7,
  close: 8,
  draft: 9,
};

type Scene = { actor: Pick<Actor, 'userId'>; settings: WorkspaceSettings; now: Instant };

const lightsOwed = (release: Release, { actor, settings, now }: Scene): NeedsMe[] => {
  if (!lightsAreOpen(release) || release.hold !== null) return [];
  return release.lights
    .filter((light) => isOwed(light) && speaksFor(actor.userId, release, light.departmentId, settings))
    .map((light) => ({
      kind: 'light',
      release,
      light,
      by: answerBy(light, release, settings, now),
      asDeputy: isDeputyOnly(actor.userId, light.departmentId, settings),
    }));
};

const courseOf = (release: Release, now: Instant): NeedsMe[] => {
  if (release.stage === 'draft') return [{ kind: 'draft', release }];
  if (release.hold !== null) return [{ kind: 'on_hold', release }];
  if (release.stage === 'launching' && release.launch?.liveAt === null)
    return [{ kind: 'deployment', release }];
  if (release.stage === 'retro') return [{ kind: 'close', release }];
  if (!lightsAreOpen(release)) return [];
  if (isReady(release)) return isEarly(release, now) ? [] : [{ kind: 'launch', release }];
  return isAfter(release.plan.launch.at, now) ? [] : [{ kind: 'overdue', release }];
};

/** Once the planned moment has passed, or on hold, the whole release waits for its manager instead. */
const redLights = (release: Release, { settings, now }: Scene): NeedsMe[] => {
  if (!lightsAreOpen(release) || release.hold !== null || launchHasPassed(release, now)) return [];
  return release.lights.flatMap((light): NeedsMe[] => {
    const { answer, required, state } = light;
    if (!required || state !== 'not_yet' || answer?.answer !== 'not_yet') return [];
    const late = isAfterLaunchDay(answer.expectedOn, release);
    return late || isPastDeadline(light, release, settings, now)
      ? [{ kind: 'red', release, light, late }]
      : [];
  });
};

const asManager = (release: Release, scene: Scene): NeedsMe[] => {
  const { actor, now } = scene;
  if (release.manager.userId !== actor.userId) return [];
  const consents = lightsAreOpen(release)
    ? release.lights.filter((light) => light.state === 'not_applicable_asked')
    : [];
  return [
    ...courseOf(release, now),
    ...redLights(release, scene),
    ...consents.map((light): NeedsMe => ({ kind: 'consent', release, light })),
  ];
};

const toTake = (release: Release, { actor, settings }: Scene): NeedsMe[] =>
  release.seeksManager && settings.releaseManagers.includes(actor.userId)
    ? [{ kind: 'take_over', release }]
    : [];

/** What of these releases waits for this person, most pressing first, then by launch date. Pure. */
export const needsOf = (releases: readonly Release[], scene: Scene): readonly NeedsMe[] =>
  releases
    .flatMap((release) => [
      ...toTake(release, scene),
      ...asManager(release, scene),
      ...lightsOwed(release, scene),
    ])
    .sort(
      (a, b) => ORDER[a.kind] - ORDER[b.kind] || compare(a.release.plan.launch.at, b.release.plan.launch.at),
    );

/** Everything that waits for this person, for Home and for the command without words. Guests owe nothing. */
export const whatNeedsMe = async (reads: Reads, actor: Actor, now: Instant): Promise<readonly NeedsMe[]> => {
  const settings = await reads.settings(actor.workspaceId);
  const open = await reads.releases(actor.workspaceId, 'open');
  const visible = open.filter((release) => maySee(actor, release, settings));
  return needsOf(visible, { actor, settings, now });
};
