import type { Renderers } from '../renderer.ts';
import { renderInvitation } from './invitation.ts';
import { renderSpeakerDecided, renderSpeakerProposed, renderWhoSpeaks } from './speaker-messages.ts';

export const setupRenderers = {
  'statement.set_up_invitation': renderInvitation,
  'board.who_speaks': renderWhoSpeaks,
  'board.speaker_proposed': renderSpeakerProposed,
  'statement.speaker_decided': renderSpeakerDecided,
} satisfies Partial<Renderers>;
