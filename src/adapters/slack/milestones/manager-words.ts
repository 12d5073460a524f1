import type { Reads } from '../../../application/ports.ts';
import { presentAbsences } from '../../../application/reminders/staffing.ts';
import { formatDate, toWall } from '../../../domain/calendar.ts';
import {
  areMilestonesTold,
  type DatedMilestone,
  datedMilestones,
  isDueNow,
  isOverdue,
  readerOf,
} from '../../../domain/milestones/milestone-days.ts';
import { absenceOn } from '../../../domain/reminders/absence.ts';
import { weekOf } from '../../../domain/settings/settings.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { inlineText } from '../words/inline-text.ts';

/** The others are counted: the plan has them all. */
const MOST_NAMED = 5;
const NAME_MAX = 80;

const listed = (pieces: readonly Mrkdwn[]): Mrkdwn => {
  const rest = pieces.length - MOST_NAMED;
  return joinMrkdwn([...pieces.slice(0, MOST_NAMED), rest > 0 ? mrkdwn`and ${rest} more` : null], ', ');
};

const ownerName = ({ item }: DatedMilestone): string => item.owner?.name || 'nobody yet';

const overdueWords = (milestones: readonly DatedMilestone[], { now }: Scene): Mrkdwn | null => {
  if (milestones.length === 0) return null;
  const many = milestones.length === 1 ? 'milestone is' : 'milestones are';
  const pieces = milestones.map(
    (each) =>
      mrkdwn`${inlineText(each.item.what, NAME_MAX)} (${ownerName(each)}, ${formatDate(each.until, 'UTC', now)})`,
  );
  return mrkdwn`*${milestones.length} ${many} overdue*: ${listed(pieces)}.`;
};

/** Why nobody was told; null where its owner was. */
const unheard = async (
  reads: Pick<Reads, 'person' | 'absences'>,
  milestone: DatedMilestone,
  { release, settings, now }: Scene,
): Promise<Mrkdwn | null> => {
  const what = inlineText(milestone.item.what, NAME_MAX);
  const userId = readerOf(release, milestone.item);
  if (userId === null) return mrkdwn`${what} (${ownerName(milestone)})`;
  const person = await reads.person(release.workspaceId, userId);
  if (person?.deleted === true) return mrkdwn`${what} (${ownerName(milestone)} has left)`;
  if (person?.isFullMember === false) return mrkdwn`${what} (${ownerName(milestone)} is a guest)`;
  const absences = await presentAbsences(reads, release.workspaceId, now);
  const { date } = toWall(now, person?.zone ?? settings.zone);
  return absenceOn(absences, userId, date) === null
    ? null
    : mrkdwn`${what} (${ownerName(milestone)} is away)`;
};

/**
 * What the release manager reads of milestones: those that are overdue, and those of today that nobody else hears
 * of. Null where there is nothing to say.
 */
export const milestoneWords = async (
  reads: Pick<Reads, 'person' | 'absences'>,
  scene: Scene,
): Promise<Mrkdwn | null> => {
  const { release, settings, now } = scene;
  if (release.plan.contents.milestones.length === 0 || !areMilestonesTold(release)) return null;
  const milestones = datedMilestones(release, weekOf(settings));
  const today: Mrkdwn[] = [];
  for (const milestone of milestones.filter((each) => isDueNow(each, now))) {
    const words = await unheard(reads, milestone, scene);
    if (words !== null) today.push(words);
  }
  const overdue = overdueWords(
    milestones.filter((each) => isOverdue(each, now)),
    scene,
  );
  const unsaid = today.length === 0 ? null : mrkdwn`*Due today, and nobody is told*: ${listed(today)}.`;
  return overdue === null && unsaid === null ? null : joinMrkdwn([overdue, unsaid]);
};
