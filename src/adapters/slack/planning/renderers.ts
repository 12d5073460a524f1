import type { Renderers } from '../renderer.ts';
import { renderStatusAgenda } from './agenda.ts';
import { renderManagerCard } from './own-card.ts';
import { renderReleaseCard } from './release-card.ts';
import { renderSoughtCard } from './sought-card.ts';

/** The messages of planning, rendered when they are sent. */
export const planningRenderers = {
  'board.release_card': renderReleaseCard,
  'board.manager_card': renderManagerCard,
  'board.manager_sought': renderSoughtCard,
  'statement.status_agenda': renderStatusAgenda,
} satisfies Partial<Renderers>;
