import { LIST_NAMES, type ListPart } from '../../../../../domain/contents/parts.ts';

/** The window under a list, which shows how the list stands. */
export const UNDER = ['plan', 'details', 'nothing'] as const;
export type Under = (typeof UNDER)[number];

/** Where somebody is in a list: its page, among what is open or what is done. */
export type ListPlace = { part: ListPart; page: number; done: boolean; under: Under };

/** For buttons and forms: the place in a list, and the item there, where it is about one. */
export const packPlace = ({ part, page, done, under }: ListPlace, itemId = ''): string =>
  [part, page, done ? 'done' : 'open', under, itemId].join(':');

/** Reads it back; null for anything that this program never wrote. */
export const readPlace = (text: string | undefined): { place: ListPlace; itemId: string | null } | null => {
  const [name, page, done, lies, itemId = ''] = (text ?? '').split(':');
  const part = LIST_NAMES.find((each) => each === name);
  const under = UNDER.find((each) => each === lies);
  if (part === undefined || under === undefined || !/^\d{1,6}$/.test(page ?? '')) return null;
  return {
    place: { part, page: Number(page), done: done === 'done', under },
    itemId: itemId === '' ? null : itemId,
  };
};

/** The beginning of a list. */
export const topOf = (part: ListPart, under: Under): ListPlace => ({ part, page: 0, done: false, under });
