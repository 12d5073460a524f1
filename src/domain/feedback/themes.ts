import type { PersonStamp } from '../person.ts';
import {
  type AnonymousFeedback,
  type NamedFeedback,
  QUESTIONS,
  type Question,
  readable,
} from './feedback.ts';

/** What a theme is about; what became of it. */
export const TAGS = ['praise', 'problem', 'wish', 'question'] as const;
export type Tag = (typeof TAGS)[number];
export const BECAME = ['action', 'request', 'issue'] as const;
export type Became = (typeof BECAME)[number];

/** What several people said, under one name. */
export type Theme = {
  id: string;
  position: number;
  name: string;
  tag: Tag | null;
  became: Became | null;
  /** "We did": what is said of it to those who answered; empty where nothing is said yet. */
  answer: string;
  /** With which telling people heard the answer; 0 for not yet. */
  told: number;
};

/** Where a remark belongs that is about nothing. */
export const ASIDE = 'aside';

/** A message that somebody took in as feedback. */
export type TakenMessage = {
  releaseId: string;
  channelId: string;
  ts: string;
  author: PersonStamp;
  text: string;
  /** "+1 3, tada 1"; empty for none. */
  reactions: string;
  permalink: string;
  takenById: string;
};

/** One thing that somebody said. */
export type Remark = {
  /** Whose answer, and to which question; of an anonymous one its random id. */
  id: string;
  question: Question | 'message';
  text: string;
  /** Null for what was said without a name. */
  name: string | null;
  permalink: string | null;
  reactions: string;
};

const ofAnswer = (
  { words }: Pick<NamedFeedback, 'words'>,
  { key, name }: { key: string; name: string | null },
): readonly Remark[] =>
  QUESTIONS.flatMap((question): Remark[] =>
    words[question] === ''
      ? []
      : [
          {
            id: `${key}:${question}`,
            question,
            text: words[question],
            name,
            permalink: null,
            reactions: '',
          },
        ],
  );

/** Everything that was said and may be read, with a name first; nothing of it in order of arrival. */
export const remarksOf = (
  named: readonly NamedFeedback[],
  anonymous: readonly AnonymousFeedback[],
  messages: readonly TakenMessage[],
): readonly Remark[] => [
  ...named.flatMap(({ userId, name, words }) => ofAnswer({ words }, { key: userId, name })),
  ...readable(anonymous).flatMap(({ id, words }) => ofAnswer({ words }, { key: id, name: null })),
  ...messages.map(
    ({ channelId, ts, text, author, permalink, reactions }): Remark => ({
      id: `${channelId}:${ts}`,
      question: 'message',
      text,
      name: author.name,
      permalink,
      reactions,
    }),
  ),
];

/** A theme with what belongs to it, the most often said first. */
export type Grouped = { theme: Theme; remarks: readonly Remark[] };

export type Grouping = { themes: readonly Grouped[]; loose: readonly Remark[] };

/** What was said by theme, and what belongs to none yet; what was put aside stands in neither. */
export const groupingOf = (
  remarks: readonly Remark[],
  themes: readonly Theme[],
  where: ReadonlyMap<string, string>,
): Grouping => {
  const known = new Set([...themes.map(({ id }) => id), ASIDE]);
  const placeOf = ({ id }: Remark): string | null => {
    const place = where.get(id);
    return place !== undefined && known.has(place) ? place : null;
  };
  return {
    themes: themes
      .map((theme) => ({ theme, remarks: remarks.filter((remark) => placeOf(remark) === theme.id) }))
      .toSorted((a, b) => b.remarks.length - a.remarks.length || a.theme.position - b.theme.position),
    loose: remarks.filter((remark) => placeOf(remark) === null),
  };
};

export const THEME_MAX = 120;

/** A theme begins with the words of the remark that it was made from. */
export const themeFrom = (remark: Pick<Remark, 'text' | 'question'>, id: string, position: number): Theme => {
  const line = remark.text.replace(/\s+/g, ' ').trim();
  const short = [...line];
  return {
    id,
    position,
    name: short.length > THEME_MAX ? `${short.slice(0, THEME_MAX - 1).join('')}…` : line,
    tag: TAG_OF[remark.question],
    became: null,
    answer: '',
    told: 0,
  };
};

const TAG_OF: Record<Remark['question'], Tag | null> = {
  liked: 'praise',
  disliked: 'problem',
  friction: 'problem',
  wish: 'wish',
  message: null,
};

/** Answers that nobody has read yet. */
export const toTell = (themes: readonly Theme[]): readonly Theme[] =>
  themes.filter(({ answer, told }) => answer !== '' && told === 0);

/** What stands in one telling, in the order in which the themes were made. */
export const toldIn = (themes: readonly Theme[], telling: number): readonly Theme[] =>
  themes.filter(({ told }) => told === telling);

/** The number of the next telling. */
export const nextTelling = (themes: readonly Theme[]): number =>
  Math.max(0, ...themes.map(({ told }) => told)) + 1;
