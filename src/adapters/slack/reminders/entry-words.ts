import type { Entry } from '../../../application/reminders/digest/read-digest.ts';
import { formatDate, formatTime, type Instant, isAfter } from '../../../domain/calendar.ts';
import { titleOf } from '../../../domain/release.ts';
import type { Reminder } from '../../../domain/reminders/reminder.ts';
import { isLate } from '../../../domain/reminders/silence.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { awayWords } from '../words/away.ts';

const OWED: Record<'waiting' | 'not_yet', (department: string, title: string) => Mrkdwn> = {
  waiting: (department, title) => mrkdwn`*${department}* has not answered for *${title}* yet.`,
  not_yet: (department, title) => mrkdwn`*${department}* said not yet for *${title}*. Is it solved?`,
};

const whyYou = ({ part, instead }: Entry, now: Instant): Mrkdwn | null => {
  if (part === 'sponsor') return mrkdwn`You are its sponsor: please help it to answer.`;
  if (part === 'lead') return null;
  return instead === null
    ? mrkdwn`You are its deputy.`
    : mrkdwn`You stand in for ${awayWords(instead, now)}.`;
};

/** Until when it is wanted; a sponsor, who cannot answer, is told how it stands. */
const untilWords = ({ part, by }: Entry, zone: string, now: Instant): Mrkdwn => {
  if (isAfter(by, now)) return mrkdwn`${part === 'sponsor' ? 'Wanted' : 'Answer'} by ${slackDate(by, zone)}.`;
  const overdue = mrkdwn`*Overdue* since ${slackDate(by, zone)}`;
  return part === 'sponsor' ? mrkdwn`${overdue}.` : mrkdwn`${overdue}: answer as soon as you can.`;
};

/** The question in a few words: which department, which release, until when. */
export const saidOf = (entry: Entry, zone: string, now: Instant): Mrkdwn => {
  const { release, light } = entry;
  const owed = OWED[light.state === 'not_yet' ? 'not_yet' : 'waiting'](light.name, titleOf(release));
  const launch = mrkdwn`Launch ${slackDate(release.plan.launch.at, release.plan.launch.zone)}.`;
  return joinMrkdwn([owed, whyYou(entry, now), untilWords(entry, zone, now), launch], ' ');
};

const newestOf = (own: readonly Reminder[]): Reminder | undefined =>
  own.toSorted((a, b) => (isAfter(a.raisedAt, b.raisedAt) ? 1 : -1)).at(-1);

/** "@maya asks for your answer.", where a person and not the plan reminds. */
const askedBy = ({ own }: Entry): Mrkdwn | null => {
  const newest = newestOf(own);
  if (newest === undefined || newest.raisedBy === null) return null;
  const who = userMention(newest.raisedBy);
  return newest.step === 'handed_on'
    ? mrkdwn`${who} asks you to answer.`
    : mrkdwn`${who} asks for your answer.`;
};

/** "Was due Fri 4 Dec at 10:00.", where it comes after its day. */
const lateWords = ({ own }: Entry, zone: string): Mrkdwn | null => {
  const newest = newestOf(own);
  // What a person asked for was never due: it says who asked.
  if (newest === undefined || newest.raisedBy !== null || newest.snoozedUntil !== null) return null;
  if (!isLate(newest.dueAt, newest.goesAt, zone)) return null;
  return mrkdwn`Was due ${formatDate(newest.dueAt, zone, newest.goesAt)} at ${formatTime(newest.dueAt, zone)}.`;
};

/** "Reminded before: you (Mon 7 Dec), @omar (Tue 8 Dec)." */
export const remindedWords = (
  reminders: readonly Reminder[],
  { userId, zone, now }: { userId: string | null; zone: string; now: Instant },
): Mrkdwn | null => {
  const days = new Map<string, Set<string>>();
  for (const reminder of reminders) {
    const day = formatDate(reminder.goesAt, zone, now);
    days.set(reminder.userId, (days.get(reminder.userId) ?? new Set()).add(day));
  }
  if (days.size === 0) return null;
  const people = [...days].map(([user, on]) => {
    const who = user === userId ? mrkdwn`you` : userMention(user);
    return mrkdwn`${who} (${[...on].join(', ')})`;
  });
  return mrkdwn`Reminded before: ${joinMrkdwn(people, ', ')}.`;
};

/** Reminders of this question that reached somebody before this person's newest one. */
const earlierOnes = ({ own, all }: Entry, now: Instant): readonly Reminder[] => {
  const newest = newestOf(own);
  return all.filter(
    (each) =>
      each.id !== newest?.id &&
      !isAfter(each.goesAt, now) &&
      (newest === undefined || isAfter(newest.raisedAt, each.raisedAt)),
  );
};

/** "You asked @omar to answer.", for a lead who handed it on. */
const handedOn = ({ all }: Entry, userId: string, zone: string): Mrkdwn | null => {
  const handed = all.filter(({ step, raisedBy }) => step === 'handed_on' && raisedBy === userId);
  if (handed.length === 0) return null;
  const who = handed.map(
    (each) => mrkdwn`${userMention(each.userId)} (reads it ${slackDate(each.goesAt, zone)})`,
  );
  return mrkdwn`You asked ${joinMrkdwn(who, ', ')} to answer.`;
};

/** What a notification says of the background: who asks, and what was done about it. */
export const backgroundOf = (entry: Entry, userId: string, zone: string): Mrkdwn | null => {
  const pieces = [askedBy(entry), handedOn(entry, userId, zone), lateWords(entry, zone)].filter(
    (piece) => piece !== null,
  );
  return pieces.length === 0 ? null : joinMrkdwn(pieces, ' ');
};

/** The small print of an entry: who asks, who was reminded before, when it was due. */
export const saidBefore = (
  entry: Entry,
  reader: { userId: string; zone: string; now: Instant },
): Mrkdwn | null => {
  const reminded = remindedWords(earlierOnes(entry, reader.now), reader);
  const background = backgroundOf(entry, reader.userId, reader.zone);
  return reminded === null && background === null ? null : joinMrkdwn([background, reminded], ' ');
};
