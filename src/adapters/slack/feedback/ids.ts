import type { RATINGS } from '../../../domain/feedback/feedback.ts';

/** Published: once released, an id keeps its listener for ever, because messages live for years. */
export const FEEDBACK_ACTIONS = {
  /** One for each rating: ids in one row must differ. */
  rate: (rating: (typeof RATINGS)[number]): string => `feedback.rate_${rating}`,
  words: 'feedback.add_words',
  unnamed: 'feedback.unnamed',
  summary: 'feedback.summary',
  sort: 'feedback.sort',
  remark: 'feedback.remark',
  theme: 'feedback.theme',
  tell: 'feedback.tell',
} as const;

export const FEEDBACK_FORMS = {
  words: 'feedback.words',
  themes: 'feedback.themes',
  theme: 'feedback.theme_words',
  takeIn: 'feedback.take_in_form',
} as const;

/** In the menu of a message. */
export const FEEDBACK_SHORTCUTS = { takeIn: 'feedback.from_message' } as const;

export const CLOSE_ACTIONS = { open: 'close.open' } as const;

export const CLOSE_FORMS = { close: 'close.release' } as const;
