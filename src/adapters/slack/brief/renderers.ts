import type { Renderers } from '../renderer.ts';
import { renderBrief, renderBriefChanged, renderBriefQuestion } from './brief-board.ts';

/** What teams with customers read of a release, and what they ask. */
export const briefRenderers = {
  'board.brief': renderBrief,
  'board.brief_changed': renderBriefChanged,
  'board.brief_question': renderBriefQuestion,
} satisfies Partial<Renderers>;
