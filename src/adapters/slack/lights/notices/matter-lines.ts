import { formatDate } from '../../../../domain/calendar.ts';
import { changedWords } from '../../../../domain/lights/staleness.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { markOf } from '../../words/light.ts';
import { solverWords } from '../../words/solver.ts';
import type { EventLines } from './event-lines.ts';

type MatterLines = Pick<
  EventLines,
  | 'light_voted'
  | 'light_stale'
  | 'light_restored'
  | 'answer_delegated'
  | 'condition_met'
  | 'condition_lapsed'
  | 'blocker_raised'
  | 'blocker_taken'
  | 'blocker_returned'
  | 'blocker_passed'
  | 'blocker_solved'
  | 'blocker_confirmed'
  | 'waiver_given'
  | 'waiver_agreed'
  | 'waiver_withdrawn'
  | 'launch_called'
  | 'launch_call_declined'
  | 'urgent_reviewed'
  | 'mended_confirmed'
>;

/** What the thread under a release's card says of conditions, blockers, and lights that lost their ground. */
export const MATTER_LINES: MatterLines = {
  light_voted: null,
  light_stale: ({ name, changes }) => ({
    line:
      changes.length === 0
        ? mrkdwn`${markOf('stale')} *${name}* is asked again: its answer is too old`
        : mrkdwn`${markOf('stale')} *${name}* is asked again, because ${changedWords(changes)}`,
  }),
  light_restored: ({ name }) => ({
    line: mrkdwn`*${name}* has its light again: what had changed was changed back`,
  }),
  answer_delegated: ({ name, delegate }, { by }, { now }) => ({
    line: mrkdwn`*${delegate.name}* may answer for ${name}${delegate.until === null ? mrkdwn`` : mrkdwn` until ${formatDate(delegate.until, 'UTC', now)}`}, said ${by.name}`,
  }),
  condition_met: ({ name, text }, { by }) => ({
    line: mrkdwn`:large_green_circle: *${name}*: the condition is met. ${by.name}:`,
    quote: text,
  }),
  condition_lapsed: ({ name, text, owner }) => ({
    line: mrkdwn`:red_circle: *${name}*: the condition was not met in time. ${owner.name} sees to it:`,
    quote: text,
  }),
  blocker_raised: ({ text, severity, solver, expectedOn }, { by, at: _at }, { now }) => ({
    line: mrkdwn`${severity === 'stops' ? mrkdwn`:red_circle: *In the way*` : mrkdwn`*To be mended*`}, says ${by.name}. Who can solve it: ${solverWords(solver)}${expectedOn === null ? mrkdwn`` : mrkdwn`, expected ${formatDate(expectedOn, 'UTC', now)}`}:`,
    quote: text,
  }),
  blocker_taken: null,
  blocker_returned: ({ solver, text }, { by }) => ({
    line: mrkdwn`*Nobody has it now*: ${by.name} says that it is not for ${solverWords(solver)}:`,
    quote: text,
  }),
  blocker_passed: ({ solver, text }, { by }) => ({
    line: mrkdwn`*${solverWords(solver)}* can solve it now, says ${by.name}:`,
    quote: text,
  }),
  blocker_solved: ({ text }, { by }) => ({ line: mrkdwn`*Done*, says ${by.name}:`, quote: text }),
  blocker_confirmed: ({ text, solved }, { by }) => ({
    line: solved
      ? mrkdwn`*Out of the way*, says ${by.name}:`
      : mrkdwn`:red_circle: *Still in the way*, says ${by.name}:`,
    quote: text,
  }),
  waiver_given: ({ name, reason, acceptedBy, needsSecond }, { by }) => ({
    line: mrkdwn`*${name}*: to be launched without${needsSecond ? mrkdwn`, once a second person agrees` : mrkdwn``}. ${by.name} decided, ${acceptedBy.name} accepts the risk:`,
    quote: reason,
  }),
  waiver_agreed: ({ name, agreed }, { by }) => ({
    line: agreed
      ? mrkdwn`*${name}*: ${by.name} agrees to launch without it`
      : mrkdwn`*${name}*: ${by.name} does not agree to launch without it`,
  }),
  waiver_withdrawn: ({ name }, { by }) => ({
    line: mrkdwn`*${name}*: the launch waits for it again, says ${by.name}`,
  }),
  launch_called: null,
  launch_call_declined: null,
  urgent_reviewed: ({ review }, { by }) => ({
    line: mrkdwn`*Looked back on*, by ${by.name}:`,
    quote: review,
  }),
  mended_confirmed: ({ mended }, { by }) => ({
    line: mended
      ? mrkdwn`:large_green_circle: *It is mended*, says ${by.name}`
      : mrkdwn`:red_circle: *It is not mended*, says ${by.name}`,
  }),
};
