import type { Instant } from '../../domain/calendar.ts';
import {
  closeDueAt,
  dueGoal,
  type GoalMoment,
  isTroubleDue,
  overduePeople,
} from '../../domain/outcome/outcome-moments.ts';
import { maySee } from '../../domain/policy.ts';
import type { Release } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { Reads } from '../ports.ts';

/** What a release that is live waits for, as one person is reminded of it. */
export type CloseEntry = {
  release: Release;
  /** Its manager can answer; others are told whom it waits for. */
  isManager: boolean;
  /** The question about the goal that has come. */
  goal: GoalMoment | null;
  /** Of low risk: "Any trouble?" */
  trouble: boolean;
  /** By when it was to be closed; null while that is not overdue. */
  overdueSince: Instant | null;
};

/** What this person is reminded of, after the launch; null where nothing is. */
export const owedAfterLaunch = (
  release: Release,
  { settings, userId, now }: { settings: WorkspaceSettings; userId: string; now: Instant },
): CloseEntry | null => {
  if ((release.stage !== 'live' && release.stage !== 'retro') || release.practice) return null;
  if (!maySee({ userId, isFullMember: true }, release, settings)) return null;
  const isManager = release.manager.userId === userId;
  const isOverdue = overduePeople(release, settings, now).includes(userId);
  const goal = isManager ? dueGoal(release, settings, now) : null;
  const trouble = isManager && isTroubleDue(release, settings, now);
  if (!isOverdue && goal === null && !trouble) return null;
  return {
    release,
    isManager,
    goal,
    trouble,
    overdueSince: isOverdue ? closeDueAt(release, settings) : null,
  };
};

/** The same of all releases that are open. */
export const releasesToClose = async (
  reads: Pick<Reads, 'releases'>,
  scene: { settings: WorkspaceSettings; userId: string; now: Instant },
): Promise<readonly CloseEntry[]> =>
  (await reads.releases(scene.settings.workspaceId, 'open'))
    .map((release) => owedAfterLaunch(release, scene))
    .filter((entry) => entry !== null);
