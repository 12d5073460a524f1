/** What was written and not sent yet, for each person and place, as long as the page lives. */
const drafts = new Map<string, string>();

/** What somebody has begun to write there. */
export const draftOf = (place: string): string => drafts.get(place) ?? '';

/** Keeps what somebody has written so far. */
export const keepDraft = (place: string, text: string): void => {
  if (text === '') drafts.delete(place);
  else drafts.set(place, text);
};
