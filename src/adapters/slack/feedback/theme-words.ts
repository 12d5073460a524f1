import type { Became, Grouped, Remark, Tag } from '../../../domain/feedback/themes.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';

export const TAG_WORDS: Record<Tag, string> = {
  praise: 'Praise',
  problem: 'Problem',
  wish: 'Wish',
  question: 'Question',
};

/** What became of a theme, and the choice that makes it so. */
export const BECAME_WORDS: Record<Became, { is: string; choice: string }> = {
  action: { is: 'an action', choice: 'Turn into an action of mine' },
  request: { is: 'a request for the next release', choice: 'Ask the next release for it' },
  issue: { is: 'an issue', choice: 'Report as an issue' },
};

const ASKED: Record<Remark['question'], string> = {
  liked: 'what went well',
  disliked: 'what did not go well',
  wish: 'one wish',
  friction: 'the work-around needed now',
  message: 'in a message',
};

const TEXT_MAX = 400;

/** "Ann, one wish: an export (+1 3)". */
export const remarkWords = ({ name, question, text, reactions }: Remark): string => {
  const who = name === null ? 'Without a name' : plainName(name);
  const reacted = reactions === '' ? '' : ` (${reactions})`;
  return `${who}, ${ASKED[question]}: ${plainName(text, TEXT_MAX)}${reacted}`;
};

/** "Slow start: 3 remarks, problem, an action. Said: it starts in a second." */
export const themeLine = ({ theme, remarks }: Grouped): string => {
  const parts = [
    counted(remarks.length, 'remark'),
    ...(theme.tag === null ? [] : [TAG_WORDS[theme.tag].toLowerCase()]),
    ...(theme.became === null ? [] : [BECAME_WORDS[theme.became].is]),
  ];
  const answer =
    theme.answer === ''
      ? ''
      : ` We did${theme.told === 0 ? ', not told yet' : ''}: ${plainName(theme.answer, TEXT_MAX)}`;
  return `${plainName(theme.name, 130).replace(/[.:;,]$/, '')}: ${parts.join(', ')}.${answer}`;
};
