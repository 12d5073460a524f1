import type { Instant } from '../calendar.ts';
import { type Audience, sameAudience } from '../delivery/due-action.ts';
import { deliveriesFor } from '../delivery/effects.ts';
import type { PlannedLaunch, Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { type Cascade, cascadeOf } from './cascade.ts';
import { type Clash, clashesOf, type Surroundings } from './clashes.ts';
import { withLaunch } from './decide-move.ts';

/** All that a new date means, before anybody hears of it. */
export type MovePreview = Cascade & {
  to: PlannedLaunch;
  clashes: readonly Clash[];
  /** Departments whose green light does not hold for the new date. */
  askedAgain: readonly string[];
  /** Where something is said, each place once. */
  told: readonly Audience[];
};

/** Where the move is told: what would be sent, in places. Leads beside their channel are not counted twice. */
const toldOf = (
  before: Release,
  moved: ReturnType<typeof withLaunch>,
  settings: WorkspaceSettings,
  now: Instant,
): readonly Audience[] => {
  const { release, events } = moved;
  const first = { type: 'release_moved', from: before.plan.launch, to: release.plan.launch } as const;
  const named = [first, ...events].map((event, index) => ({ id: String(index), event }));
  const places: Audience[] = [];
  for (const { kind, slot, payload } of deliveriesFor({ release, before, settings, now }, named)) {
    if (slot === null || !kind.startsWith('statement.') || payload.onlyIfOutside !== undefined) continue;
    if (!places.some((place) => sameAudience(place, slot.audience))) places.push(slot.audience);
  }
  return places;
};

/** The preview is the move itself, taken on a copy: what it shows is what will happen. */
export const previewMove = (release: Release, to: PlannedLaunch, around: Surroundings): MovePreview => {
  const { settings, now } = around;
  const moved = withLaunch(release, to, now);
  return {
    to,
    ...cascadeOf(release, moved.release, settings, now),
    clashes: clashesOf(moved.release, release.plan.launch, around),
    askedAgain: moved.events.flatMap((event) => (event.type === 'light_stale' ? [event.name] : [])),
    told: toldOf(release, moved, settings, now),
  };
};
