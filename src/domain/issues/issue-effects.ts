import { boardAction } from '../delivery/boards.ts';
import { type DueAction, PRIORITY } from '../delivery/due-action.ts';
import { type Effect, type Scene, threadLine, toDepartments, toManagers } from '../delivery/statements.ts';
import { isSupport } from '../settings/support.ts';
import { type Issue, issueOf } from './issue.ts';

/** What whoever sees to it reads, with one button. */
const ownerBoard = ({ release, now }: Scene, { id, owner, settledAt }: Issue): DueAction => {
  const user = release.practice ? release.manager.userId : owner.userId;
  return boardAction(release, now, {
    slot: { kind: 'board.issue', subject: id, audience: { user } },
    post: settledAt === null,
    priority: PRIORITY.ask,
  });
};

const issueIn = (scene: Scene, issueId: string): Issue | undefined => issueOf(scene.release, issueId);

/** What leaves the house: of what is critical, support hears first, and the manager reads what can be done. */
export const ISSUE_EFFECTS = {
  issue_reported: (scene, named) => {
    const issue = named.event.type === 'issue_reported' ? issueIn(scene, named.event.issueId) : undefined;
    if (issue === undefined) return [];
    const isCritical = issue.severity === 'critical';
    const support = isCritical
      ? toDepartments(scene, named, isSupport).map((action) => ({
          ...action,
          priority: PRIORITY.announcement,
        }))
      : [];
    // Whoever reported it, or sees to it, knows; of what is critical the manager reads what can be done.
    const know = scene.release.practice || isCritical ? [] : [issue.reportedBy.userId, issue.owner.userId];
    const managers = toManagers(scene, named).filter(
      ({ slot }) => slot === null || !('user' in slot.audience) || !know.includes(slot.audience.user),
    );
    return [...support, ...managers, ...threadLine(scene, named), ownerBoard(scene, issue)];
  },
  issue_settled: (scene, named) => {
    const issue = named.event.type === 'issue_settled' ? issueIn(scene, named.event.issueId) : undefined;
    return issue === undefined ? [] : [...threadLine(scene, named), ownerBoard(scene, issue)];
  },
} satisfies Record<string, Effect>;
