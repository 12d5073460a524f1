import type { Asks, Feeds, PackItem } from '../../../../domain/packs/pack.ts';

/** What a yes comes with. */
export const ASKS_WORDS: Record<Asks, string> = {
  nothing: 'Nothing, a tap is enough',
  link: 'A link',
  text: 'A few words',
};

/** Where an answer is read by others. */
export const FEEDS_WORDS: Record<Feeds, string> = {
  known_limitations: 'Known limitations: in the announcement, and on the card of Support',
  pages: 'Pages to read: in the announcement',
  support_contact: 'Who is called',
  locked_facts: 'Final name, price or packages',
};

/** What is said of a question beneath it. */
export const aboutItem = ({ label, required, asks, feeds, why }: PackItem): string =>
  [
    label,
    required ? 'needed' : 'nice to have',
    ...(asks === 'nothing' ? [] : [`a yes comes with ${ASKS_WORDS[asks].toLowerCase()}`]),
    ...(feeds === null ? [] : [FEEDS_WORDS[feeds]]),
    ...(why === '' ? [] : [why]),
  ].join(' · ');
