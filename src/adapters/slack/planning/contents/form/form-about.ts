import { FACT_PART_NAMES } from '../../../../../domain/contents/parts.ts';
import { type ListPlace, packPlace, readPlace } from '../list/list-place.ts';
import type { FormAbout } from './part-form.ts';

/** A form for an item of a list; a new one where `itemId` is null. */
export const aboutItem = (place: ListPlace, itemId: string | null): FormAbout => ({
  about: { kind: 'item', part: place.part, itemId },
  place,
});

/** What a form or a button is about; null for anything that this program never wrote. */
export const formAbout = (extra: string | undefined): FormAbout | null => {
  const facts = FACT_PART_NAMES.find((name) => name === extra);
  if (facts !== undefined) return { about: { kind: 'facts', part: facts }, place: null };
  const read = readPlace(extra);
  return read === null ? null : aboutItem(read.place, read.itemId);
};

/** As a form and its buttons carry it. */
export const packAbout = ({ about, place }: FormAbout): string =>
  place === null ? about.part : packPlace(place, about.kind === 'item' ? (about.itemId ?? '') : '');
