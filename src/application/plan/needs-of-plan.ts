import type { AcceptanceRound } from '../../domain/acceptance/round.ts';
import { isAskedNow, ownerOf, triersOf } from '../../domain/acceptance/round-boards.ts';
import { trialOf, undecidedIn } from '../../domain/acceptance/standing.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { Light } from '../../domain/lights/light.ts';
import {
  areMilestonesTold,
  type DatedMilestone,
  datedMilestones,
  isDueNow,
  isOverdue,
  readerOf,
} from '../../domain/milestones/milestone-days.ts';
import { speaksFor } from '../../domain/policy.ts';
import { lightsAreOpen, type Release } from '../../domain/release.ts';
import { isReviewOpen } from '../../domain/review/date-question.ts';
import { standingReview } from '../../domain/review/time-to-prepare.ts';
import { type WorkspaceSettings, weekOf } from '../../domain/settings/settings.ts';

/** What of a plan waits for one person, beside the lights and what is in their way. */
export type NeedOfPlan =
  /** "Is the date fine?", of a department that has not said. */
  | { kind: 'date'; release: Release; light: Light }
  /** Invited to try a build, and said nothing yet. */
  | { kind: 'trial'; release: Release; round: AcceptanceRound }
  /** Problems that people found: whoever looks after the round says what becomes of them. */
  | { kind: 'findings'; release: Release; round: AcceptanceRound; count: number }
  /** To be done today, or since some day. */
  | { kind: 'milestone'; release: Release; milestone: DatedMilestone; late: boolean };

type Scene = { actor: { userId: string }; settings: WorkspaceSettings; now: Instant };

const dates = (release: Release, { actor, settings, now }: Scene): NeedOfPlan[] => {
  const isOpen = release.stage === 'draft' || lightsAreOpen(release);
  if (!isOpen || release.hold !== null) return [];
  return release.lights
    .filter((light) => isReviewOpen(light) && standingReview(light, release, settings) === null)
    .filter(({ departmentId }) => speaksFor(actor.userId, release, departmentId, settings, now))
    .map((light) => ({ kind: 'date', release, light }));
};

/** A round in a channel waits for nobody by name. */
const rounds = (release: Release, { actor, settings, now }: Scene): NeedOfPlan[] =>
  release.rounds
    .filter((round) => isAskedNow({ release, settings, now }, round))
    .flatMap((round): NeedOfPlan[] => {
      const { userId } = actor;
      const isInvited = triersOf(round, release).some(
        (audience) => 'user' in audience && audience.user === userId,
      );
      const owner = ownerOf(round, release);
      const count = 'user' in owner && owner.user === userId ? undecidedIn(round).length : 0;
      return [
        ...(count > 0 ? [{ kind: 'findings', release, round, count } as const] : []),
        ...(isInvited && trialOf(round, userId) === undefined
          ? [{ kind: 'trial', release, round } as const]
          : []),
      ];
    });

const milestones = (release: Release, { actor, settings, now }: Scene): NeedOfPlan[] => {
  const { plan } = release;
  if (!areMilestonesTold(release)) return [];
  const own = plan.contents.milestones.filter(
    (item) => item.doneAt === null && readerOf(release, item) === actor.userId,
  );
  if (own.length === 0) return [];
  const contents = { ...plan.contents, milestones: own };
  return datedMilestones({ plan: { ...plan, contents } }, weekOf(settings))
    .filter((milestone) => isDueNow(milestone, now) || isOverdue(milestone, now))
    .map((milestone) => ({ kind: 'milestone', release, milestone, late: isOverdue(milestone, now) }));
};

/** Dates to judge, builds to try, problems to decide on and milestones to finish. Pure. */
export const needsOfPlan = (release: Release, scene: Scene): readonly NeedOfPlan[] => [
  ...dates(release, scene),
  ...rounds(release, scene),
  ...milestones(release, scene),
];
