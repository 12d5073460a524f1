import { boardAction, releaseCardSlot } from '../delivery/boards.ts';
import { type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import { type Effect, everyone, type Scene, statement, toDepartments } from '../delivery/statements.ts';
import { hasLookBack } from '../outcome/outcome.ts';
import type { Release } from '../release.ts';
import { riskOf } from '../risk/risk.ts';

/** Low risk hears little; a hotfix is reviewed in its own way, and a wave looks back with its main release. */
const isShown = (release: Release): boolean => hasLookBack(release) && riskOf(release.plan.risk) !== 'low';

/** Departments are asked for their points where somebody judged that the release matters. */
const asksDepartments = (release: Release): boolean => isShown(release) && release.plan.risk !== null;

/** The look back in the thread of the release; `post` where it stands for the first time. */
export const retroBoards = ({ release, settings, now }: Scene, post: boolean): DueAction[] => {
  const card = releaseCardSlot(release, settings);
  if (card === null || release.startedAt === null) return [];
  const slot: Slot = { kind: 'board.retro', subject: '', audience: card.audience };
  return [boardAction(release, now, { slot, post: post && isShown(release), threadOf: card })];
};

/** What the look back came to, in the thread of the release. */
export const retroMinutes: Effect = (scene, { id }) => {
  const card = releaseCardSlot(scene.release, scene.settings);
  if (card === null) return [];
  const { audience } = card;
  const say = { kind: 'statement.retro_minutes', audience, subject: id, threadOf: card } as const;
  return [statement(scene, { ...say, priority: PRIORITY.notice }, { eventId: id })];
};

/** What leaves the house around a look back, beside how it ended; the card after the launch asks its manager. */
export const RETRO_EFFECTS = {
  retro_opened: (scene, named) => [
    ...retroBoards(scene, true),
    ...(asksDepartments(scene.release) ? toDepartments(scene, named, everyone) : []),
  ],
  lesson_kept: (scene) => retroBoards(scene, false),
  // The plan shows it.
  lesson_used: () => [],
} satisfies Record<string, Effect>;
