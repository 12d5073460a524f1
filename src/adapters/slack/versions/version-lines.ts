import { BRIEF_LINES } from '../brief/brief-words.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import type { EventLines } from '../lights/notices/event-lines.ts';

/** What the thread of a release says of its announcements. */
export const TELLING_LINES: Pick<
  EventLines,
  | 'version_step'
  | 'announcement_corrected'
  | 'brief_frozen'
  | 'brief_changed'
  | 'brief_read'
  | 'brief_asked'
  | 'brief_answered'
> = {
  ...BRIEF_LINES,
  announcement_corrected: ({ reason }, { by }) => ({
    line: mrkdwn`*The announcement* was corrected. ${by.name}:`,
    quote: reason,
  }),
  version_step: ({ name, step, words }, { by }) =>
    step === 'sent'
      ? {
          line: mrkdwn`*${name}*: sent outside Slack. ${by.name}`,
          ...(words !== '' && { quote: words }),
        }
      : { line: mrkdwn`*${name}*: the announcement was corrected. ${by.name}:`, quote: words },
};
