import type { Renderers } from '../renderer.ts';
import { renderFeedbackPrompt } from './feedback-prompt.ts';
import { renderTold } from './told-message.ts';

export const feedbackRenderers = {
  'statement.feedback_prompt': renderFeedbackPrompt,
  'statement.feedback_told': renderTold,
} satisfies Partial<Renderers>;
