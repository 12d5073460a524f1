import type { KnownBlock } from '@slack/types';
import type { LessonFrom } from '../../../application/lessons/read-lessons.ts';
import type { LessonCount } from '../../../domain/lessons/fitting.ts';
import { LESSON_KINDS, type LessonKind } from '../../../domain/lessons/lesson.ts';
import { lightOf, type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { counted, listedAnd } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { LESSON_ACTIONS } from './ids.ts';

const KIND_WORDS: Record<LessonKind, string> = { risk: 'A risk', question: 'A question' };

/** "A risk, from Atlas 1.9. Taken 3 times, left out once." */
export const aboutLesson = ({ lesson, from }: LessonFrom, { used, dismissed }: LessonCount): string => {
  const { kind } = lesson.tags;
  const what = KIND_WORDS[LESSON_KINDS.find((each) => each === kind) ?? 'risk'];
  const where = from === null ? '' : `, from ${plainName(from)}`;
  const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
  const counts = [
    ...(used === 0 ? [] : [`taken ${times(used)}`]),
    ...(dismissed === 0 ? [] : [`left out ${times(dismissed)}`]),
  ];
  const said = counts.length === 0 ? '' : ` In other plans ${counts.join(', ')}.`;
  return `${what}${where}.${said}`;
};

/** Whom a question goes to; a risk concerns the plan. */
export const concerns = ({ lesson }: LessonFrom, release: Release): string => {
  const names = lesson.tags.departmentIds.flatMap((id) => {
    const name = lightOf(release, id)?.name;
    return name === undefined ? [] : [plainName(name)];
  });
  return names.length === 0 ? '' : ` For ${listedAnd(names)}.`;
};

/** That earlier releases taught something for this plan; null where nothing is to be looked at. */
export const suggestedSentence = (count: number): Mrkdwn | null =>
  count === 0
    ? null
    : mrkdwn`*Learnt before*: ${counted(count, 'lesson')} of earlier releases ${count === 1 ? 'fits' : 'fit'} this plan.`;

/** The same on the manager's card, with the door to them. */
export const suggestedBlocks = (release: Release, count: number): readonly KnownBlock[] => {
  const line = suggestedSentence(count);
  return line === null
    ? []
    : [
        section(line, {
          accessory: button({
            actionId: LESSON_ACTIONS.open,
            text: 'Look at them',
            value: packIds({ releaseId: release.id }),
            accessibilityLabel: `Look at the lessons for ${plainName(titleOf(release), 40)}`,
          }),
        }),
      ];
};
