import type { KnownBlock } from '@slack/types';
import type { Chase, Chased, Nudged } from '../../../application/reminders/chase/chase-release.ts';
import type { PartNow, Reminded } from '../../../application/reminders/chase/reminded-people.ts';
import type { Called } from '../../../application/reminders/who-is-called.ts';
import { formatDate, formatTime, type Instant, isAfter, zoneInWords } from '../../../domain/calendar.ts';
import { titleOf } from '../../../domain/release.ts';
import type { Absence } from '../../../domain/reminders/absence.ts';
import type { Reminder, ReminderStep } from '../../../domain/reminders/reminder.ts';
import { context, section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { awayWords } from '../words/away.ts';
import { nudgeButton } from './entry-controls.ts';

type Shown = Extract<Chase, { ok: true }>;

/** A message takes fifty blocks, two for each department. */
const MOST_SHOWN = 20;

const PARTS: Record<NonNullable<PartNow>, string> = { lead: 'lead', deputy: 'deputy', sponsor: 'sponsor' };

/** How a reminder came about, where the plan alone would not say it. */
const BECAUSE: Record<ReminderStep, string | null> = {
  lead: null,
  deputy: null,
  sponsor: null,
  stand_in: null,
  handed_on: 'asked by the lead',
  nudge: 'nudged by you',
};

const MOST_TIMES = 4;
const MOST_CALLED = 6;

type Wall = { zone: string; now: Instant };

/** "Mon 7 Dec at 10:00": one way for every moment of this message, on its reader's wall. */
const momentWords = (instant: Instant, { zone, now }: Wall): string =>
  `${formatDate(instant, zone, now)} at ${formatTime(instant, zone)}`;

const standInWords = ({ instead }: { instead: Absence | null }, { now }: Wall): Mrkdwn =>
  instead === null ? mrkdwn`stood in for the lead` : mrkdwn`stands in for ${awayWords(instead, now)}`;

const whoWords = (
  { userId, part, standsIn }: Pick<Reminded, 'userId' | 'part' | 'standsIn'>,
  wall: Wall,
): Mrkdwn => {
  const parts = [
    mrkdwn`${part === null ? 'no longer asked here' : PARTS[part]}`,
    ...(standsIn === null ? [] : [standInWords(standsIn, wall)]),
  ];
  return mrkdwn`${userMention(userId)} (${joinMrkdwn(parts, ', ')})`;
};

const timeWords = (reminder: Reminder, wall: Wall): string => {
  const { goesAt, snoozedUntil, place, step } = reminder;
  if (snoozedUntil !== null && isAfter(snoozedUntil, wall.now))
    return `put off until ${momentWords(snoozedUntil, wall)}`;
  const said = momentWords(goesAt, wall);
  const why = [BECAUSE[step], place === 'channel' ? 'in the channel' : null].filter((word) => word !== null);
  const because = why.length === 0 ? '' : ` (${why.join(', ')})`;
  return `${isAfter(goesAt, wall.now) ? 'goes out ' : ''}${said}${because}`;
};

/** "@omar (deputy, stands in for @dana, away until Fri 11 Dec): Mon 7 Dec at 10:00, Tue 8 Dec at 10:00". */
const personLine = (person: Reminded, wall: Wall): Mrkdwn => {
  const times = [...new Set(person.reminders.map((reminder) => timeWords(reminder, wall)))];
  const shown = times.length > MOST_TIMES ? ['…', ...times.slice(-MOST_TIMES)] : times;
  return mrkdwn`${whoWords(person, wall)}: ${shown.join(', ')}`;
};

const calledWords = ({ userId, step, instead }: Called, wall: Wall): Mrkdwn =>
  whoWords(
    {
      userId,
      part: step === 'lead' || step === 'sponsor' ? step : 'deputy',
      standsIn: step === 'stand_in' ? { instead } : null,
    },
    wall,
  );

const nextWords = ({ next }: Chased, wall: Wall): Mrkdwn => {
  if (next === null) return mrkdwn`No further reminder is planned before the launch.`;
  const when = momentWords(next.at, wall);
  if (next.called.length === 0)
    return mrkdwn`Next: ${when}, but everybody who could be reminded then is away.`;
  const people = next.called.slice(0, MOST_CALLED).map((one) => calledWords(one, wall));
  const left = next.called.length - people.length;
  return mrkdwn`Next: ${joinMrkdwn(left > 0 ? [...people, mrkdwn`${left} more`] : people, ', ')}: ${when}.`;
};

const departmentBlocks = (chased: Chased, { release, zone, now }: Shown): KnownBlock[] => {
  const { light, people, nudgeAgainAt } = chased;
  const wall = { zone, now };
  const asked = light.askedAt === null ? null : mrkdwn`Asked ${momentWords(light.askedAt, wall)}.`;
  const again =
    nudgeAgainAt === null ? null : mrkdwn`You can nudge it again ${momentWords(nudgeAgainAt, wall)}.`;
  const said = joinMrkdwn([
    mrkdwn`*${light.name}*`,
    joinMrkdwn([asked, people.length === 0 ? mrkdwn`Nobody was reminded yet.` : null], ' '),
    ...people.map((person) => personLine(person, wall)),
  ]);
  const accessory = nudgeButton(release.id, light.departmentId, light.name, titleOf(release));
  return [
    section(said, nudgeAgainAt === null ? { accessory } : {}),
    context(joinMrkdwn([nextWords(chased, wall), again], ' ')),
  ];
};

/** Who still owes an answer, who was reminded when, and what comes next; with one Nudge a department. */
export const chaseMessage = (chase: Shown): SlackMessage => {
  const { release, departments, zone } = chase;
  const title = titleOf(release);
  if (departments.length === 0) {
    const why =
      release.hold === null ? mrkdwn`Nobody owes an answer` : mrkdwn`It is on hold, and nobody is reminded`;
    return message(mrkdwn`*${title}*: ${why} at the moment.`);
  }
  const head = mrkdwn`*${title}*: ${departments.length === 1 ? 'one department owes' : `${departments.length} departments owe`} an answer. Times are ${zoneInWords(zone)}.`;
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

/** "Docs: goes out Mon 23 Nov at 09:00. It is Sat 21 Nov at 10:00 for @docs-lead." */
export const nudgedMessage = ({ name, told, now }: Extract<Nudged, { ok: true }>): SlackMessage => {
  const pieces = told.map(({ userId, goesAt, zone }) => {
    if (!isAfter(goesAt, now)) return mrkdwn`${userMention(userId)} is reminded now.`;
    const wall = { zone, now };
    return mrkdwn`For ${userMention(userId)} it goes out ${momentWords(goesAt, wall)}: it is ${momentWords(now, wall)} there.`;
  });
  return message(mrkdwn`*${name}*: ${joinMrkdwn(pieces, ' ')}`);
};
