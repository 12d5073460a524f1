import { mrkdwn } from '../kit/mrkdwn.ts';
import type { EventLines } from '../lights/notices/event-lines.ts';
import { inlineText } from '../words/inline-text.ts';

/** What the thread of a release says while it goes out group by group. */
export const GROUP_LINES: Pick<
  EventLines,
  'stage_begun' | 'stage_asked' | 'stage_extended' | 'rollout_stopped' | 'rollout_completed'
> = {
  stage_begun: ({ name, index, of, reason }, { by }) => ({
    line:
      reason === ''
        ? mrkdwn`*Group ${index} of ${of}* has it: ${inlineText(name, 80)}. ${by.name}`
        : mrkdwn`*Group ${index} of ${of}* has it: ${inlineText(name, 80)}. ${by.name}:`,
    ...(reason !== '' && { quote: reason }),
  }),
  // The manager's own messages, and the announcement, say it.
  stage_asked: null,
  stage_extended: null,
  rollout_stopped: ({ reason, at, index, of, takenBack }, { by }) => ({
    line: takenBack
      ? mrkdwn`:red_circle: *Taken back* from those who had it: ${inlineText(at, 80)} (${index} of ${of} groups). ${by.name}:`
      : mrkdwn`*Stopped* at ${index} of ${of} groups, ${inlineText(at, 80)}: it goes no further. ${by.name}:`,
    quote: reason,
  }),
  rollout_completed: () => ({ line: mrkdwn`:large_green_circle: *Everybody has it* now` }),
};
