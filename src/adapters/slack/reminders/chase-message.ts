import type { KnownBlock } from '@slack/types';
import type { Chase, Chased, Nudged } from '../../../application/reminders/chase-release.ts';
import { formatDate, formatTime, type Instant, isAfter } from '../../../domain/calendar.ts';
import { titleOf } from '../../../domain/release.ts';
import type { PlannedStep } from '../../../domain/reminders/ladder.ts';
import type { Reminder, ReminderStep } from '../../../domain/reminders/reminder.ts';
import { context, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { listedAnd } from '../words/listed.ts';
import { nudgeButton } from './entry-controls.ts';

type Shown = Extract<Chase, { ok: true }>;

/** A message takes fifty blocks, two for each department. */
const MOST_SHOWN = 20;

const AS: Record<ReminderStep, string> = {
  lead: 'lead',
  deputy: 'deputy',
  sponsor: 'sponsor',
  stand_in: 'standing in',
  handed_on: 'asked by the lead',
  nudge: 'nudged by you',
};

const PEOPLE: Record<PlannedStep, string> = {
  lead: 'the lead',
  deputy: 'the deputy',
  sponsor: 'the sponsor',
};

const whenWords = ({ goesAt, snoozedUntil }: Reminder, zone: string, now: Instant): Mrkdwn => {
  if (snoozedUntil !== null && isAfter(snoozedUntil, now))
    return mrkdwn`put off until ${slackDate(snoozedUntil, zone)}`;
  return isAfter(goesAt, now)
    ? mrkdwn`goes out ${slackDate(goesAt, zone)}`
    : mrkdwn`${slackDate(goesAt, zone)}`;
};

const reminderLine = (reminder: Reminder, zone: string, now: Instant): Mrkdwn => {
  const step = AS[reminder.step];
  const as = reminder.place === 'channel' ? `${step}, in the channel` : step;
  return mrkdwn`${userMention(reminder.userId)} (${as}): ${whenWords(reminder, zone, now)}`;
};

const nextWords = ({ next }: Chased, zone: string): Mrkdwn => {
  if (next === null) return mrkdwn`No further reminder is planned before the launch.`;
  const steps = listedAnd(next.steps.map((step) => PEOPLE[step]));
  return mrkdwn`Next: ${steps}, ${slackDate(next.at, zone)}.`;
};

const departmentBlocks = (chased: Chased, { release, now }: Shown): KnownBlock[] => {
  const { light, reminders, nudgeAgainAt } = chased;
  const { zone } = release.plan.launch;
  const asked = light.askedAt === null ? null : mrkdwn`Asked ${slackDate(light.askedAt, zone)}.`;
  const sent = reminders.map((reminder) => reminderLine(reminder, zone, now));
  const again =
    nudgeAgainAt === null ? null : mrkdwn`You can nudge it again ${slackDate(nudgeAgainAt, zone)}.`;
  const said = joinMrkdwn([
    mrkdwn`*${light.name}*`,
    joinMrkdwn([asked, sent.length === 0 ? mrkdwn`Nobody was reminded yet.` : null], ' '),
    ...sent,
  ]);
  const accessory = nudgeButton(release.id, light.departmentId, light.name, titleOf(release));
  return [
    section(said, nudgeAgainAt === null ? { accessory } : {}),
    context(joinMrkdwn([nextWords(chased, zone), again], ' ')),
  ];
};

/** Who still owes an answer, who was reminded when, and what comes next; with one Nudge a department. */
export const chaseMessage = (chase: Shown): SlackMessage => {
  const { release, departments } = chase;
  const title = titleOf(release);
  if (departments.length === 0) {
    const why =
      release.hold === null ? mrkdwn`Nobody owes an answer` : mrkdwn`It is on hold, and nobody is reminded`;
    return message(mrkdwn`*${title}*: ${why} at the moment.`);
  }
  const head = mrkdwn`*${title}*: ${departments.length === 1 ? 'one department owes' : `${departments.length} departments owe`} an answer.`;
  const shown = departments.slice(0, MOST_SHOWN);
  const left = departments.length - shown.length;
  const names = joinMrkdwn(
    departments.map(({ light }) => mrkdwn`${light.name}`),
    ', ',
  );
  return message(mrkdwn`${head} ${names}.`, [
    section(head),
    ...shown.flatMap((each) => departmentBlocks(each, chase)),
    ...(left > 0 ? [context(`and ${left} more departments.`)] : []),
  ]);
};

/** "Docs: goes out Mon 23 Nov at 09:00. It is Sat 21 Nov, 10:00 for @docs-lead." */
export const nudgedMessage = ({ name, told, now }: Extract<Nudged, { ok: true }>): SlackMessage => {
  const pieces = told.map(({ userId, goesAt, zone }) => {
    if (!isAfter(goesAt, now)) return mrkdwn`${userMention(userId)} is reminded now.`;
    const local = `${formatDate(now, zone)}, ${formatTime(now, zone)}`;
    return mrkdwn`For ${userMention(userId)} it goes out ${formatDate(goesAt, zone, now)} at ${formatTime(goesAt, zone)}: it is ${local} there.`;
  });
  return message(mrkdwn`*${name}*: ${joinMrkdwn(pieces, ' ')}`);
};
