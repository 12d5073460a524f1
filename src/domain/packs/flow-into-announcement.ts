import type { AnnouncementText } from '../launch/announcement.ts';
import type { Flow, Given } from './flow-on.ts';

/** "None known." is an answer, but no news. */
const NOTHING_KNOWN = /^((none|nothing)( known| so far| yet)*|no (known )?limitations?( known)?)\W*$/i;

/** What was given, without answers that say that there is nothing. */
export const withoutNothing = (given: readonly Given[]): readonly Given[] =>
  given.filter(({ words }) => !NOTHING_KNOWN.test(words.trim()));

const limitations = (given: readonly Given[]): readonly string[] => {
  const words = withoutNothing(given).map((each) => each.words.trim());
  return words.length === 0 ? [] : [`Known limitations: ${words.join(' ')}`];
};

const pages = (given: readonly Given[]): readonly string[] => {
  const addresses = [...new Set(given.map(({ words }) => words))];
  return addresses.length === 0 ? [] : [`Read more: ${addresses.join(', ')}`];
};

/** The draft of an announcement with what departments wrote down for users: limitations, and pages to read. */
export const withFlow = (text: AnnouncementText, flow: Flow): AnnouncementText => ({
  ...text,
  highlights: [text.highlights, ...limitations(flow.known_limitations), ...pages(flow.pages)]
    .filter((line) => line.trim() !== '')
    .join('\n'),
});
