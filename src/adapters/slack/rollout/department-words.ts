import type { ReleaseEvent } from '../../../domain/event.ts';
import type { PersonStamp } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';

type Stopped = Extract<ReleaseEvent, { type: 'rollout_stopped' }>;

/** What a department hears when it goes no further, or is taken back. */
export const groupStopped = (
  { reason, at, index, of, takenBack }: Stopped,
  release: Release,
  by: PersonStamp,
): { line: Mrkdwn; quote: string; next: readonly Mrkdwn[] } => {
  const title = titleOf(release);
  const who = inlineText(at, 80);
  return {
    line: takenBack
      ? mrkdwn`*${title} is taken back* from those who have it: ${who} (${index} of ${of} groups). ${by.name}:`
      : mrkdwn`*${title} stops* at ${index} of ${of} groups, ${who}. ${by.name}:`,
    quote: reason,
    next: [
      takenBack
        ? mrkdwn`Users may ask why it is gone. The thread of the announcement says so, too.`
        : mrkdwn`Those who have it keep it; nobody else gets it. The thread of the announcement says so, too.`,
    ],
  };
};
