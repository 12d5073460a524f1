/** Published: old cards keep their button for ever. */
export const CHECKLIST_ACTIONS = {
  /** On the card, and the way back from a field. */
  open: 'checklist.open',
  yes: 'checklist.yes',
  no: 'checklist.no',
  notApplicable: 'checklist.not_applicable',
  /** Opens the field of a question that asks for a link or a text. */
  give: 'checklist.give',
} as const;

export const CHECKLIST_FORMS = {
  list: 'checklist.list',
  give: 'checklist.give_form',
} as const;

/** How admins change a department's questions. */
export const QUESTION_ACTIONS = {
  open: 'questions.open',
  /** The shipped ones for this department. */
  shipped: 'questions.shipped',
  add: 'questions.add',
  /** Change, up, down or remove, of one question. */
  more: 'questions.more',
  back: 'questions.back',
  /** Leaves the department its main question alone. */
  clear: 'questions.clear',
} as const;

export const QUESTION_FORMS = {
  list: 'questions.list_form',
  item: 'questions.item_form',
} as const;
