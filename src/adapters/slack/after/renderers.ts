import type { Renderers } from '../renderer.ts';
import { renderAfterCard } from './after-card.ts';
import { renderSharedLookBack } from './shared-look-back.ts';

/** What its manager reads of a release after the launch. */
export const afterRenderers = {
  'board.after_launch': renderAfterCard,
  'statement.shared_look_back': renderSharedLookBack,
} satisfies Partial<Renderers>;
