import type { SectionBlock } from '@slack/types';
import { section } from '../../kit/blocks.ts';
import { LIMITS } from '../../kit/limits.ts';
import { joinMrkdwn, type Mrkdwn } from '../../kit/mrkdwn.ts';

/** Many lines as few sections as they fit in, none cut in two. */
export const lineSections = (lines: readonly Mrkdwn[]): SectionBlock[] => {
  const groups: Mrkdwn[][] = [];
  let room = 0;
  for (const line of lines) {
    const size = line.text.length + 1;
    if (size > room || groups.length === 0) {
      groups.push([]);
      room = LIMITS.text;
    }
    groups.at(-1)?.push(line);
    room -= size;
  }
  return groups.map((group) => section(joinMrkdwn(group)));
};
