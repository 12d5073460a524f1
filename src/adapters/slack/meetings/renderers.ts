import type { Renderers } from '../renderer.ts';
import { renderAgenda } from './agenda-message.ts';
import { renderCheckIn } from './check-in-card.ts';
import { renderInvitation } from './invitation.ts';
import { renderMinutes } from './minutes.ts';
import { renderOffer } from './offer.ts';

/** The messages around meetings. */
export const meetingRenderers = {
  'board.meetings': renderInvitation,
  'board.check_in': renderCheckIn,
  'board.meeting_agenda': renderAgenda,
  'board.meeting_offer': renderOffer,
  'statement.meeting_minutes': renderMinutes,
} satisfies Partial<Renderers>;
