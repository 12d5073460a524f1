import { titleOf } from '../../../../domain/release.ts';
import { onWatch, SEVERITY_MARKS, SEVERITY_WORDS } from '../../issues/issue-words.ts';
import { joinMrkdwn, link, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { inlineText } from '../../words/inline-text.ts';
import type { EventLines } from './event-lines.ts';

type LaunchDayLines = Pick<
  EventLines,
  | 'confirmation_asked'
  | 'light_confirmed'
  | 'roll_call_started'
  | 'station_answered'
  | 'station_silent'
  | 'station_waited'
  | 'roll_call_complete'
  | 'launch_scrubbed'
  | 'issue_reported'
  | 'issue_settled'
  | 'runbook_step_done'
  | 'runbook_step_undone'
  | 'runbook_step_failed'
  | 'batch_done'
  | 'adoption_counted'
>;

const person = (stamp: { userId: string; name: string }, practice: boolean) =>
  practice ? mrkdwn`${stamp.name}` : userMention(stamp.userId);

/** What the thread says of the last days before a launch, and of the launch itself. */
export const LAUNCH_DAY_LINES: LaunchDayLines = {
  // The question stands with its department, and whoever has not answered on the card.
  confirmation_asked: null,
  light_confirmed: null,
  // The list of the stations says it.
  roll_call_started: null,
  station_answered: ({ name, reason }, { by }) => ({
    line: mrkdwn`:red_circle: *${name}*: no-go. ${by.name}:`,
    quote: reason,
  }),
  station_silent: ({ name, onDuty, deputy }, _told, { release }) => {
    const { practice } = release;
    const asked = onDuty === null ? mrkdwn`Nobody` : person(onDuty, practice);
    const line = mrkdwn`${asked} has not answered for *${name}* for five minutes.`;
    return {
      line:
        deputy === null
          ? mrkdwn`${line} There is no deputy who could`
          : mrkdwn`${line} ${person(deputy, practice)}, can you say go or no-go?`,
    };
  },
  station_waited: null,
  roll_call_complete: (_event, _told, { release }) => ({
    line: mrkdwn`:large_green_circle: *All stations said go* for ${titleOf(release)}. ${person(release.manager, release.practice)}, the launch is yours`,
  }),
  launch_scrubbed: ({ reason }, { by }) => ({
    line: mrkdwn`*Scrubbed*: not launched this time. ${by.name}:`,
    quote: reason,
  }),
  issue_reported: ({ text, severity, owner, link: address }, { by }, scene) => {
    const where = address === null ? mrkdwn`` : mrkdwn` (${link(address, 'the message')})`;
    const line = mrkdwn`${SEVERITY_MARKS[severity]} *${SEVERITY_WORDS[severity]}*${where}: ${owner.name} sees to it.`;
    return { line: joinMrkdwn([line, onWatch(scene), mrkdwn`${by.name}:`], ' '), quote: text };
  },
  // The runbook itself says it.
  runbook_step_done: null,
  runbook_step_undone: null,
  batch_done: null,
  // The cards say it.
  adoption_counted: null,
  runbook_step_failed: ({ what, reason }, { by }) => ({
    line: mrkdwn`:x: *${inlineText(what, 200)}* went wrong. ${by.name}:`,
    quote: reason,
  }),
  issue_settled: ({ text }, { by }) => ({
    line: mrkdwn`:white_check_mark: *Solved*, said ${by.name}:`,
    quote: text,
  }),
};
