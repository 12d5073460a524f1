import { formatDate, type Instant } from '../../../../domain/calendar.ts';
import type { Shift, ShiftKind, Span, Spot } from '../../../../domain/move/cascade.ts';
import { slackDate } from '../../kit/dates.ts';
import { type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';

/** What each of these is called; the rest of the plan goes by its own name. */
const NAMES: Partial<Record<ShiftKind, (name: string) => Mrkdwn>> = {
  launch: () => mrkdwn`Launch and announcement`,
  ask: (name) => mrkdwn`${name} is asked`,
  answer: (name) => mrkdwn`${name} answers by`,
  go_no_go: () => mrkdwn`The last check, if something is in the way`,
  launch_reminder: () => mrkdwn`Your reminder to launch`,
  phases: (name) => mrkdwn`Phase: ${name}`,
  watch: (name) => mrkdwn`Looks after it: ${name}`,
};

const spot = ({ date, zone, at }: Spot, now: Instant): Mrkdwn =>
  at === null ? mrkdwn`${formatDate(date, 'UTC', now)}` : slackDate(at, zone);

const span = ({ start, end }: Span, now: Instant): Mrkdwn =>
  end === null ? spot(start, now) : mrkdwn`${spot(start, now)} to ${spot(end, now)}`;

/** "• Freeze the code: Mon 7 Dec, now *Mon 14 Dec*" */
export const shiftWords = ({ kind, name, from, to }: Shift, now: Instant): Mrkdwn => {
  const what = NAMES[kind]?.(name) ?? mrkdwn`${name}`;
  if (to === null) return from === null ? what : mrkdwn`• ${what}: ${span(from, now)}, no longer comes`;
  return from === null
    ? mrkdwn`• ${what}: *${span(to, now)}*`
    : mrkdwn`• ${what}: ${span(from, now)} → *${span(to, now)}*`;
};
