import { isAfter, later } from '../../domain/calendar.ts';
import { meetingName } from '../../domain/contents/item-name.ts';
import type { Meeting } from '../../domain/meetings/meeting.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import type { House } from '../house.ts';
import type { Ids, Reads, Transaction } from '../ports.ts';

/** One entry of a calendar: the same meeting keeps its `uid`, and `sequence` rises with each change. */
export type CalendarEntry = Pick<Meeting, 'at' | 'minutes' | 'sequence' | 'changedAt' | 'where' | 'link'> & {
  uid: string;
  title: string;
  description: string;
  cancelled: boolean;
};

export type CalendarFeed = { name: string; entries: readonly CalendarEntry[] };

const WHERE: Readonly<Record<Meeting['where'], string>> = {
  writing: 'In writing, in the thread of the release in Slack.',
  huddle: 'In a huddle in Slack.',
  link: 'At the link.',
};

/** While its release is on hold nobody meets, and whoever looks into the calendar reads so. */
const isHeld = ({ hold }: Release, { at, cancelled }: Meeting): boolean =>
  hold !== null && cancelled === null && isAfter(at, hold.at);

const entryOf = (release: Release, meeting: Meeting): CalendarEntry => {
  const { at, minutes, where, link, sequence, cancelled } = meeting;
  const held = isHeld(release, meeting);
  const since = release.hold?.at ?? meeting.changedAt;
  return {
    uid: `${release.id}.${meeting.id}@greenlight`,
    title: `${held ? 'On hold: ' : ''}${titleOf(release)}: ${meetingName(meeting.kind)}`,
    description: [
      ...(held ? ['The release is on hold: nobody meets until it goes on.'] : []),
      WHERE[where],
      `Release manager: ${release.manager.name}.`,
      'The agenda stands in Slack an hour before. Without an agenda it does not take place.',
    ].join('\n'),
    at,
    minutes,
    where,
    link,
    sequence,
    changedAt: held ? later(meeting.changedAt, since) : meeting.changedAt,
    cancelled: cancelled !== null,
  };
};

/** A release's meetings as calendars read them, those that were cancelled too. */
export const feedOf = (release: Release): CalendarFeed => ({
  name: `${titleOf(release)}: meetings`,
  entries: release.meetings.map((meeting) => entryOf(release, meeting)),
});

/**
 * A release with meetings has an address for calendars, which nobody can guess. Once not everyone may know of the
 * release any more, or everyone may, it gets another one: whoever had the old one may not be among those.
 */
export const keepCalendar = async (
  tx: Transaction,
  ids: Pick<Ids, 'random'>,
  { before, release }: { before: Release | null; release: Release },
): Promise<void> => {
  if (release.meetings.length === 0 || release.practice) return;
  const { workspaceId, id } = release;
  const isOther = before !== null && before.visibility !== release.visibility;
  if (!isOther && (await tx.calendarToken(workspaceId, id)) !== null) return;
  await tx.saveCalendarToken(workspaceId, id, `${ids.random()}${ids.random()}`);
};

/** What such an address leads to; null for one that is unknown: nobody learns why. */
export const openCalendar = async (
  { store }: Pick<House, 'store'>,
  workspaceId: string,
  token: string,
): Promise<CalendarFeed | null> => {
  const { reads }: { reads: Reads } = store;
  const releaseId = await reads.releaseOfCalendar(workspaceId, token);
  const release = releaseId === null ? null : await reads.release(workspaceId, releaseId);
  return release === null ? null : feedOf(release);
};
