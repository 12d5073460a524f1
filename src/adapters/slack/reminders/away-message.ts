import type { KnownBlock } from '@slack/types';
import type { AbsenceList } from '../../../application/reminders/list-absences.ts';
import type { AbsenceEnded, AbsenceSet, Cover } from '../../../application/reminders/set-absence.ts';
import type { Instant } from '../../../domain/calendar.ts';
import type { Absence } from '../../../domain/reminders/absence.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { absenceDays } from '../words/away.ts';
import { REMINDER_ACTIONS } from './ids.ts';

type Reader = { userId: string; now: Instant };

const MOST_SHOWN = 20;

const who = (userId: string, reader: string): Mrkdwn =>
  userId === reader ? mrkdwn`You are` : mrkdwn`${userMention(userId)} is`;

const awayLine = (absence: Absence, { userId, now }: Reader): Mrkdwn => {
  const standIn = absence.standInId === null ? null : mrkdwn`${userMention(absence.standInId)} stands in.`;
  const setBy =
    absence.setBy === absence.userId || absence.setBy === userId
      ? null
      : mrkdwn`${userMention(absence.setBy)} said so.`;
  return joinMrkdwn(
    [mrkdwn`${who(absence.userId, userId)} away ${absenceDays(absence, now)}.`, standIn, setBy],
    ' ',
  );
};

const howTo = (slashCommand: string, forOthers: boolean): Mrkdwn =>
  joinMrkdwn(
    [
      mrkdwn`\`${slashCommand} away 1 Dec 5 Dec @stand-in\` says when you are away, \`${slashCommand} away from tomorrow\` without an end.`,
      forOthers
        ? mrkdwn`For somebody else, name them first: \`${slashCommand} away @person 1 Dec 5 Dec\`.`
        : null,
    ],
    ' ',
  );

/** Who is away, each with the button that ends it, and how to say it. */
export const absenceList = (
  { absences, forOthers }: Extract<AbsenceList, { ok: true }>,
  reader: Reader & { slashCommand: string },
): SlackMessage => {
  const how = howTo(reader.slashCommand, forOthers);
  if (absences.length === 0) {
    const none = mrkdwn`${forOthers ? 'Nobody is' : 'You are not'} away.`;
    return message(joinMrkdwn([none, how], ' '), [section(none), context(how)]);
  }
  const shown = absences.slice(0, MOST_SHOWN);
  const rows = shown.map((absence): KnownBlock => {
    const isOwn = absence.userId === reader.userId;
    const line = awayLine(absence, reader);
    return section(line, {
      accessory: button({
        actionId: REMINDER_ACTIONS.back,
        text: isOwn ? 'I am back' : 'Is back',
        value: packIds({ extra: absence.id }),
        accessibilityLabel: isOwn ? 'I am back: end this absence' : 'Is back: end this absence',
      }),
    });
  });
  const left = absences.length - shown.length;
  const lines = joinMrkdwn(
    shown.map((absence) => awayLine(absence, reader)),
    ' ',
  );
  return message(lines, [...rows, ...(left > 0 ? [context(`and ${left} more.`)] : []), context(how)]);
};

const coverWords = ({ department, standIns }: Cover): Mrkdwn =>
  standIns.length === 0
    ? mrkdwn`Nobody can answer for *${department}* meanwhile: an admin can name a deputy in the settings.`
    : mrkdwn`*${department}* is asked through ${joinMrkdwn(standIns.map(userMention), ', ')} meanwhile.`;

/** What was recorded, and who is asked instead. */
export const absenceSet = (
  { absence, cover }: Extract<AbsenceSet, { ok: true }>,
  { userId, now }: Reader,
): SlackMessage =>
  message(
    joinMrkdwn(
      [
        mrkdwn`Recorded: ${absence.userId === userId ? mrkdwn`you are` : mrkdwn`${userMention(absence.userId)} is`} away ${absenceDays(absence, now)}. I send no reminders there meanwhile.`,
        ...cover.map(coverWords),
      ],
      ' ',
    ),
  );

/** An absence has ended. */
export const welcomeBack = ({ userId }: Extract<AbsenceEnded, { ok: true }>, reader: string): SlackMessage =>
  message(
    userId === reader
      ? mrkdwn`Welcome back. Questions and reminders come to you again.`
      : mrkdwn`Recorded: ${userMention(userId)} is back. Questions and reminders go there again.`,
  );
