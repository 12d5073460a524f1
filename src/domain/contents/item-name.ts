import { type Item, LIST_PARTS, type ListPart } from './parts.ts';

/** "Status meeting", "Go / no-go". */
export const meetingName = (kind: Item<'meetings'>['kind']): string =>
  LIST_PARTS.meetings.fields.kind.choices.find(({ value }) => value === kind)?.text ?? '';

/** An item in one line, as it is named in messages and in the record. */
export const itemName = (_part: ListPart, item: Item): string => {
  if ('what' in item) return item.what;
  if ('name' in item) return item.name;
  if ('lasts' in item) return meetingName(item.kind);
  return item.owner?.name ?? '';
};
