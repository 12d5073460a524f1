/** Published: once released, an id keeps its listener for ever, because messages live for years. */
export const HOOK_ACTIONS = {
  list: 'hooks.list',
  addIn: 'hooks.add_in',
  addOut: 'hooks.add_out',
  newSecret: 'hooks.new_secret',
  remove: 'hooks.remove',
} as const;

export const HOOK_FORMS = {
  list: 'hooks.list_view',
  addIn: 'hooks.in_form',
  addOut: 'hooks.out_form',
  secret: 'hooks.secret_view',
} as const;
