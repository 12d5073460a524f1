import type { Item, ListPart } from './parts.ts';

/** An item in one line, as it is named in messages and in the record. */
export const itemName = (_part: ListPart, item: Item): string => {
  if ('what' in item) return item.what;
  if ('name' in item) return item.name;
  return item.owner?.name ?? '';
};
