import type { KnownBlock } from '@slack/types';
import type { LessonFrom, LessonsSeen } from '../../../application/lessons/read-lessons.ts';
import { countOf } from '../../../domain/lessons/fitting.ts';
import { context, section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { aboutLesson } from './lesson-words.ts';

const MOST = 20;

const has = ({ lesson, from }: LessonFrom, query: string): boolean =>
  `${lesson.text} ${lesson.tags.product ?? ''} ${from ?? ''}`.toLowerCase().includes(query.toLowerCase());

const heading = (count: number, query: string): Mrkdwn => {
  const about = query === '' ? mrkdwn`` : mrkdwn` with “${plainName(query)}”`;
  return count === 0
    ? mrkdwn`No lesson${about} that you can see was kept so far. They come from the look back: \`retro KEY\`.`
    : mrkdwn`*Lessons*${about}: ${counted(count, 'lesson')}, the newest first.`;
};

/** `/release lessons [WORDS]`: what was learnt, where, and what became of it. */
export const foundLessons = ({ lessons, uses }: LessonsSeen, query: string): SlackMessage => {
  const found = lessons.filter((each) => has(each, query)).toReversed();
  const shown = found.slice(0, MOST);
  const head = heading(found.length, query);
  const blocks = shown.flatMap((each): KnownBlock[] => [
    section(each.lesson.text),
    context(aboutLesson(each, countOf(each.lesson.id, uses))),
  ]);
  return message(joinMrkdwn([head, ...shown.map(({ lesson }) => mrkdwn`• ${inlineText(lesson.text)}`)]), [
    section(head),
    ...blocks,
    ...(found.length > MOST ? [context(`And ${found.length - MOST} older ones: add a word of theirs.`)] : []),
  ]);
};
