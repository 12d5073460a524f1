/** Buttons of a release that goes out group by group. Published: old messages keep them for ever. */
export const GROUP_ACTIONS = {
  next: 'groups.next',
  wait: 'groups.wait',
  stop: 'groups.stop',
  more: 'groups.more',
} as const;

export const GROUP_FORMS = {
  next: 'groups.next_form',
  stop: 'groups.stop_form',
  takeBack: 'groups.take_back_form',
} as const;
