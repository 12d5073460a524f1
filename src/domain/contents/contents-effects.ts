import type { Effect } from '../delivery/statements.ts';

/** What leaves the house for these events. */
export const CONTENTS_EFFECTS = {
  item_changed: () => [],
  items_added: () => [],
} satisfies Record<string, Effect>;
