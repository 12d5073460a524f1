import { type Instant, isAfter, later } from '../../domain/calendar.ts';
import { meetingName } from '../../domain/contents/item-name.ts';
import { repeatsWords } from '../../domain/contents/repeats.ts';
import { type Meeting, seriesOf } from '../../domain/meetings/meeting.ts';
import { laterOnes, membersOf } from '../../domain/meetings/series.ts';
import { type Release, titleOf } from '../../domain/release.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { Ids, Reads, Transaction } from '../ports.ts';

/** One entry of a calendar: the same meeting keeps its `uid`, and `sequence` rises with each change. */
export type CalendarEntry = Pick<Meeting, 'at' | 'minutes' | 'sequence' | 'changedAt' | 'where' | 'link'> & {
  uid: string;
  /** When it takes place beside `at`, where it repeats. */
  also: readonly Instant[];
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

/** The newest ones stand ahead, or have begun as the last. */
const STANDING = 2;

type Series = { itemId: string; members: readonly Meeting[]; later: readonly Instant[] };

/**
 * A meeting that repeats is one entry, at its next time and the others that are known or follow from the plan; one
 * that nobody needed is none of them. Where none takes place any more the entry says so of the last that was to.
 */
const standingOf = ({ members, later }: Series): { meeting: Meeting; also: readonly Instant[] } | null => {
  const standing = members.slice(-STANDING);
  const [first, ...rest] = standing.filter(({ cancelled }) => cancelled === null);
  if (first !== undefined) return { meeting: first, also: [...rest.map(({ at }) => at), ...later] };
  const [last] = standing;
  const [next, ...also] = later;
  if (last === undefined) return null;
  return { meeting: next === undefined ? last : { ...last, at: next, cancelled: null }, also };
};

/** It rises with any change of any of them, and with each that comes. */
const sequenceOf = ({ members }: Series): number =>
  members.reduce((sum, { sequence }) => sum + sequence + 1, -1);

const repeatsLine = ({ plan }: Release, itemId: string): string[] => {
  const { repeats = '' } = plan.contents.meetings.find(({ id }) => id === itemId) ?? {};
  return repeats === ''
    ? []
    : [`Repeats ${repeatsWords(repeats, plan.launch.zone)} until the launch, never where nobody works.`];
};

const entryOf = (release: Release, series: Series): CalendarEntry[] => {
  const standing = standingOf(series);
  if (standing === null) return [];
  const { meeting, also } = standing;

  const { at, minutes, where, link, cancelled } = meeting;
  const held = isHeld(release, meeting);
  const changed = series.members.map(({ changedAt }) => changedAt).reduce(later);
  const since = release.hold?.at ?? changed;
  const entry: CalendarEntry = {
    uid: `${release.id}.${series.itemId}@greenlight`,
    title: `${held ? 'On hold: ' : ''}${titleOf(release)}: ${meetingName(meeting.kind)}`,
    description: [
      ...(held ? ['The release is on hold: nobody meets until it goes on.'] : []),
      WHERE[where],
      ...repeatsLine(release, series.itemId),
      `Release manager: ${release.manager.name}.`,
      'The agenda stands in Slack an hour before. Without an agenda it does not take place.',
    ].join('\n'),
    at,
    also,
    minutes,
    where,
    link,
    sequence: sequenceOf(series),
    changedAt: held ? later(changed, since) : changed,
    cancelled: cancelled !== null,
  };
  return [entry];
};

/** A release's meetings as calendars read them, those that were cancelled too. */
export const feedOf = (release: Release, settings: WorkspaceSettings): CalendarFeed => {
  const items = [...new Set(release.meetings.map(({ id }) => seriesOf(id)))];
  return {
    name: `${titleOf(release)}: meetings`,
    entries: items.flatMap((itemId) =>
      entryOf(release, {
        itemId,
        members: membersOf(release, itemId),
        later: laterOnes(release, itemId, settings),
      }),
    ),
  };
};

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
  return release === null ? null : feedOf(release, await reads.settings(workspaceId));
};
