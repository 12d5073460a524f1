import { type Instant, isAfter } from '../calendar.ts';
import { managersOf } from '../delivery/audience.ts';
import { boardAction } from '../delivery/boards.ts';
import { type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import { type Effect, threadLine } from '../delivery/statements.ts';
import { isOver, type Release } from '../release.ts';
import { retroBoards, retroMinutes } from '../retro/retro-effects.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { cardDueAt } from './outcome-moments.ts';
import { sharedLookBack } from './shared-look-back.ts';

/** The manager's card after the launch: one for a release, edited in place. */
export const afterSlot = (audience: Slot['audience']): Slot => ({
  kind: 'board.after_launch',
  subject: '',
  audience,
});

const isPostDue = (release: Release, settings: WorkspaceSettings, now: Instant): boolean => {
  if (isOver(release) || release.stage === 'launching') return false;
  const due = cardDueAt(release, settings);
  return release.stage === 'retro' || (due !== null && !isAfter(due, now));
};

/** The card where it stands, or stands from now on; nothing before users have it. */
export const outcomeBoards = (
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): readonly DueAction[] =>
  release.launch?.liveAt == null
    ? []
    : managersOf(release).map((audience) =>
        boardAction(release, now, {
          slot: afterSlot(audience),
          post: isPostDue(release, settings, now),
          priority: PRIORITY.notice,
        }),
      );

/** What comes with the close is said by the close. */
const line: Effect = (scene, named) => (isOver(scene.release) ? [] : threadLine(scene, named));

/** What leaves the house for these events, beside the cards: everybody reads in the thread what came of it. */
export const OUTCOME_EFFECTS = {
  goal_checked: line,
  trouble_answered: () => [],
  retro_held: (scene, named) => [...retroMinutes(scene, named), ...retroBoards(scene, false)],
  retro_waived: (scene, named) => {
    const month = named.event.type === 'retro_waived' ? named.event.month : null;
    return [
      ...line(scene, named),
      ...(month === null ? [] : sharedLookBack(scene, month)),
      ...retroBoards(scene, false),
    ];
  },
} satisfies Record<string, Effect>;
