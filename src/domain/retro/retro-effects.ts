import { boardAction, releaseCardSlot } from '../delivery/boards.ts';
import { type DueAction, PRIORITY, type Slot } from '../delivery/due-action.ts';
import {
  type Effect,
  everyone,
  type Scene,
  statement,
  threadLine,
  toDepartments,
  toManagers,
} from '../delivery/statements.ts';
import type { Release } from '../release.ts';
import { riskOf } from '../risk/risk.ts';

/** Low risk hears little, and a hotfix is reviewed in its own way. */
const isShown = ({ plan, urgent }: Release): boolean => urgent === null && riskOf(plan.risk) !== 'low';

/** Departments are asked for their points where somebody judged that the release matters. */
const asksDepartments = (release: Release): boolean => isShown(release) && release.plan.risk !== null;

/** The look back in the thread of the release; `post` where it stands for the first time. */
export const retroBoards = ({ release, settings, now }: Scene, post: boolean): DueAction[] => {
  const card = releaseCardSlot(release, settings);
  if (card === null || release.startedAt === null) return [];
  const slot: Slot = { kind: 'board.retro', subject: '', audience: card.audience };
  return [boardAction(release, now, { slot, post: post && isShown(release), threadOf: card })];
};

const minutes: Effect = (scene, { id }) => {
  const card = releaseCardSlot(scene.release, scene.settings);
  if (card === null) return [];
  const { audience } = card;
  const say = { kind: 'statement.retro_minutes', audience, subject: id, threadOf: card } as const;
  return [statement(scene, { ...say, priority: PRIORITY.notice }, { eventId: id })];
};

/** What leaves the house around a look back. */
export const RETRO_EFFECTS = {
  retro_opened: (scene, named) => [
    ...toManagers(scene, named),
    ...retroBoards(scene, true),
    ...(asksDepartments(scene.release) ? toDepartments(scene, named, everyone) : []),
  ],
  retro_held: (scene, named) => [...minutes(scene, named), ...retroBoards(scene, false)],
  retro_waived: (scene, named) => [...threadLine(scene, named), ...retroBoards(scene, false)],
  lesson_kept: (scene) => retroBoards(scene, false),
  // The plan shows it.
  lesson_used: () => [],
} satisfies Record<string, Effect>;
