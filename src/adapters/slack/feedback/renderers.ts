import type { Renderers } from '../renderer.ts';
import { renderFeedbackPrompt } from './feedback-prompt.ts';

export const feedbackRenderers = {
  'statement.feedback_prompt': renderFeedbackPrompt,
} satisfies Partial<Renderers>;
