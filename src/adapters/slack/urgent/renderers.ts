import type { Renderers } from '../renderer.ts';
import { renderMended } from './mended-board.ts';
import { renderOthers } from './told-others.ts';

/** What a hotfix says to those who are not asked for a light. */
export const urgentRenderers = {
  'board.mended': renderMended,
  'statement.urgent_told': renderOthers,
} satisfies Partial<Renderers>;
