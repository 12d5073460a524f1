/** Buttons about what others learnt. Published: old messages keep them for ever. */
export const LESSON_ACTIONS = {
  open: 'lesson.open',
  accept: 'lesson.accept',
  adapt: 'lesson.adapt',
  dismiss: 'lesson.dismiss',
} as const;

export const LESSON_FORMS = { view: 'lesson.view', adapt: 'lesson.adapt_form' } as const;
