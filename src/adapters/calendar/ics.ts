import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarEntry, CalendarFeed } from '../../application/meetings/calendar-feed.ts';
import { addMinutes, type Instant } from '../../domain/calendar.ts';

/** How often a calendar that subscribes looks again, in seconds: most do so less often whatever one says. */
const LOOK_AGAIN_SECONDS = 3600;

/**
 * The library escapes what a text may hold, but lets a carriage return pass, which would end the line: what somebody
 * typed could then add lines of its own.
 */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

const lines = (text: string): string => text.split('\n').map(oneLine).join('\n');

const locationOf = ({ where, link }: CalendarEntry): string => {
  if (link !== '') return oneLine(link);
  return where === 'huddle' ? 'Slack, in a huddle' : 'Slack';
};

const inUtc = (at: Instant): string => at.replace(/[-:]|\.\d+/g, '');

/**
 * Each time on a line of its own, in UTC: a rule would have to know the zone, and days on which nobody works. The
 * library takes a single line for a rule, so the entry's own time stands among them; said twice is once.
 */
const datesOf = ({ at, also }: CalendarEntry): string =>
  [at, ...also].map((each) => `RDATE:${inUtc(each)}`).join('\n');

/**
 * The text of a calendar, as RFC 5545 has it. All times are UTC. An entry keeps its UID when it is moved, with a
 * SEQUENCE that rises; one that is cancelled stays, and says so.
 */
export const calendarText = ({ name, entries }: CalendarFeed): string => {
  const isOff = entries.length > 0 && entries.every(({ cancelled }) => cancelled);
  const calendar = ical({
    name: oneLine(name),
    prodId: { company: 'Greenlight', product: 'Meetings', language: 'EN' },
    method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    ttl: LOOK_AGAIN_SECONDS,
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      start: entry.at,
      end: addMinutes(entry.at, entry.minutes),
      ...(entry.also.length > 0 && { repeating: datesOf(entry) }),
      summary: oneLine(entry.cancelled ? `Cancelled: ${entry.title}` : entry.title),
      description: lines(entry.description),
      location: locationOf(entry),
      ...(entry.link !== '' && { url: oneLine(entry.link) }),
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
};
