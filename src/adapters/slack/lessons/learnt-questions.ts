import type { KnownBlock } from '@slack/types';
import type { LearntQuestion } from '../../../application/lessons/read-lessons.ts';
import { context, divider, section } from '../kit/blocks.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { plainName } from '../words/plain-name.ts';

/** Beside a department's checklist: what others learnt to ask. Nobody ticks it; whoever answers has read it. */
export const learntBlocks = (questions: readonly LearntQuestion[]): readonly KnownBlock[] =>
  questions.length === 0
    ? []
    : [
        divider(),
        section(mrkdwn`*Learnt from earlier releases*`),
        ...questions.flatMap(({ text, from }) => [
          section(text),
          ...(from === null ? [] : [context(`From ${plainName(from)}.`)]),
        ]),
      ];
