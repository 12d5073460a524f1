import type { Renderers } from '../renderer.ts';
import { renderAfterCard } from './after-card.ts';

/** What its manager reads of a release after the launch. */
export const afterRenderers = { 'board.after_launch': renderAfterCard } satisfies Partial<Renderers>;
