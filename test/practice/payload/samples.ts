/** A string of so many characters. */
export const long = (length: number): string => 'x'.repeat(length);

/** So many things made by their number. */
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (text = 'Hello') => ({ type: 'section', text: mrkdwn(text) });
export const option = (value: string, more: object = {}) => ({
  text: plain(`Option ${value}`),
  value,
  ...more,
});
export const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 'pick',
  options: [option('a'), option('b')],
  ...more,
});
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Name'),
  element,
  ...more,
});
export const textInput = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'typed', ...more });
export const confirm = (more: object = {}) => ({
  title: plain('Sure?'),
  text: mrkdwn('Really'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
});
export const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
export const richSection = (...elements: object[]) => ({ type: 'rich_text_section', elements });
export const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Plan'),
  submit: plain('Save'),
  blocks,
  ...more,
});
