export const TEMPLATE_ACTIONS = { save: 'template.save' } as const;
export const TEMPLATE_FORMS = { save: 'template.save_form' } as const;
