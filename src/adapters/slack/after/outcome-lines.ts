import { lastCheck } from '../../../domain/outcome/outcome.ts';
import type { OutcomeEvent } from '../../../domain/outcome/outcome-event.ts';
import type { Release } from '../../../domain/release.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { EventLines } from '../lights/notices/event-lines.ts';
import { afterDays, GOAL_MARKS, GOAL_WORDS } from './after-words.ts';

/** ", the goal is reached": nothing where it was never asked for. */
export const goalAtClose = (release: Release): Mrkdwn => {
  const last = lastCheck(release);
  return last === null ? mrkdwn`` : mrkdwn`, the goal is ${GOAL_WORDS[last.answer]}`;
};

/** What the thread says of what came of it. */
export const OUTCOME_LINES: Pick<EventLines, OutcomeEvent['type']> = {
  goal_checked: ({ days, value, answer }, { by }) => ({
    line: mrkdwn`${GOAL_MARKS[answer]} ${afterDays(days)}: *the goal is ${answer === 'too_early' ? 'open, it is too early to say' : GOAL_WORDS[answer]}*, said ${by.name}${value === '' ? mrkdwn`` : mrkdwn`:`}`,
    ...(value !== '' && { quote: value }),
  }),
  trouble_answered: null,
  // Its minutes say it.
  retro_held: null,
  retro_waived: ({ reason, month }, { by }) =>
    month === null
      ? { line: mrkdwn`There is no look back. ${by.name}:`, quote: reason }
      : { line: mrkdwn`It shares the look back of its month with other releases of low risk` },
};
