import type { Renderers } from '../renderer.ts';
import { renderStatusAgenda } from './card/agenda.ts';
import { renderManagerCard } from './card/own-card.ts';
import { renderReleaseCard } from './card/release-card.ts';
import { renderSoughtCard } from './card/sought-card.ts';

/** The messages of planning, rendered when they are sent. */
export const planningRenderers = {
  'board.release_card': renderReleaseCard,
  'board.manager_card': renderManagerCard,
  'board.manager_sought': renderSoughtCard,
  'statement.status_agenda': renderStatusAgenda,
} satisfies Partial<Renderers>;
