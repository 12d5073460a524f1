import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { FieldProblem } from '../refusal.ts';
import type { PackItem } from './pack.ts';

export const TICK_ANSWERS = ['yes', 'no', 'not_applicable'] as const;
export type TickAnswer = (typeof TICK_ANSWERS)[number];

/** What a department's checklist says to one question, for one release: the newest answer. */
export type Tick = {
  departmentId: string;
  itemId: string;
  answer: TickAnswer;
  link: string | null;
  text: string | null;
  by: PersonStamp;
  at: Instant;
};

export const LINK_MAX = 500;
export const TEXT_MAX = 500;

/** The field in which link or text is typed. */
export const WORDS_FIELD = 'words';

/** What was typed beside a yes, or what is wrong with it. */
export type TickWords = Pick<Tick, 'link' | 'text'> | { problems: readonly FieldProblem[] };

const problem = (words: string): TickWords => ({ problems: [{ field: WORDS_FIELD, problem: words }] });

const isWebAddress = (text: string): boolean =>
  /^https:\/\/[^\s/]+\.[^\s/]/i.test(text) && !/\s/.test(text) && URL.canParse(text);

const readLink = (link: string): TickWords => {
  if (!isWebAddress(link)) return problem('Paste the whole address of the page. It begins with https://');
  return link.length > LINK_MAX ? problem(`At most ${LINK_MAX} characters.`) : { link, text: null };
};

const readText = (text: string): TickWords => {
  if (text === '') return problem('Say it in a few words.');
  return [...text].length > TEXT_MAX ? problem(`At most ${TEXT_MAX} characters.`) : { link: null, text };
};

/** What a question wants to know beside its yes. */
export const readWords = (item: PackItem, typed: string): TickWords => {
  const words = typed.trim();
  if (item.asks === 'link') return readLink(words);
  return item.asks === 'text' ? readText(words) : { link: null, text: null };
};
