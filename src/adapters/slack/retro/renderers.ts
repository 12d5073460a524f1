import type { Renderers } from '../renderer.ts';
import { renderRetroBoard } from './retro-board.ts';
import { renderRetroMinutes } from './retro-minutes.ts';

/** What people read of a look back. */
export const retroRenderers = {
  'board.retro': renderRetroBoard,
  'statement.retro_minutes': renderRetroMinutes,
} satisfies Partial<Renderers>;
