import { Document, isScalar, isSeq, type Node, visit } from 'yaml';
import type { KnownChannel, KnownPerson } from '../../application/ports.ts';
import type { Department, WorkspaceSettings } from '../../domain/settings/settings.ts';
import { DAY_NAMES, type SettingsFile } from './shape.ts';

const departmentToFile = (department: Department) => ({
  key: department.key,
  name: department.name,
  question: department.question,
  leadTimeDays: department.leadTimeDays,
  required: department.required,
  channel: department.channelId,
  leads: [...department.leads],
  deputies: [...department.deputies],
  zone: department.zone,
  holidayRegion: department.holidayRegion,
  sponsor: department.sponsorId,
  remind: department.remind,
});

const toFile = (settings: WorkspaceSettings): SettingsFile => ({
  zone: settings.zone,
  workingWeek: {
    days: settings.week.days.flatMap((day) => DAY_NAMES[day - 1] ?? []),
    start: settings.week.start,
    end: settings.week.end,
    holidays: [...(settings.week.holidays ?? [])],
  },
  holidayRegion: settings.holidayRegion,
  channels: {
    releases: settings.releasesChannelId,
    announcements: [...settings.announcementChannelIds],
  },
  people: { releaseManagers: [...settings.releaseManagers], admins: [...settings.admins] },
  statusMeeting: settings.statusMeeting === null ? null : { ...settings.statusMeeting },
  departments: settings.departments.map(departmentToFile),
});

const HEAD = ` Settings of Greenlight. Change them and run: greenlight settings import FILE
 People are ids, names such as "@maya", or e-mail addresses; channels are ids or names such as "#docs".`;

/** What stands before each part of the file. */
const COMMENTS: Readonly<Record<string, string>> = {
  zone: ' Times without a zone of their own are meant on this clock.',
  workingWeek: ' Reminders and questions go out within these hours.',
  holidayRegion:
    ' Public holidays of this country, or part of it, are days off: DE, DE-BY; null for none. A department may differ.',
  channels:
    ' releases: the room in which releases are coordinated; announcements: where everybody hears of them.',
  people: ' releaseManagers may take over a release whose manager is gone; admins change these settings.',
  statusMeeting: ' The agenda of what is not green: minute, hour, day of the month, month, day of the week.',
  departments: ' Each is asked its question before a release. The key stays: commands and releases use it.',
};

/** A name in a comment is one line, whatever people called themselves. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Empty lists and those of short words stay on one line. */
const shorten = (document: Document): void =>
  visit(document, {
    Seq: (_key, seq) => {
      const inLine = seq.items.every((item) => isScalar(item) && item.comment == null);
      if (inLine) seq.flow = true;
    },
  });

const commentPart = (document: Document, name: string, comment: string): void => {
  const pair = isMapWithPairs(document.contents)
    ? document.contents.items.find(({ key }) => isScalar(key) && key.value === name)
    : undefined;
  if (pair !== undefined && isScalar(pair.key)) {
    pair.key.commentBefore = comment;
    pair.key.spaceBefore = true;
  }
};

type Pairs = { items: { key: unknown }[] };
const isMapWithPairs = (node: Node | null): node is Node & Pairs =>
  node !== null && 'items' in node && !isSeq(node);

/**
 * Writes settings as a file that `readSettingsFile` reads back to the same settings. Ids carry the names that
 * people and channels have now as comments.
 */
export const writeSettingsFile = (
  settings: WorkspaceSettings,
  { people, channels }: { people: readonly KnownPerson[]; channels: readonly KnownChannel[] },
): string => {
  const document = new Document(toFile(settings));
  const names = new Map([
    ...people.map(({ userId, name }) => [userId, ` ${oneLine(name)}`] as const),
    ...channels.map(({ channelId, name }) => [channelId, ` #${oneLine(name)}`] as const),
  ]);
  visit(document, {
    Scalar: (key, scalar) => {
      const name = key !== 'key' && typeof scalar.value === 'string' ? names.get(scalar.value) : undefined;
      if (name !== undefined) scalar.comment = name;
    },
  });
  shorten(document);
  document.commentBefore = HEAD;
  for (const [name, comment] of Object.entries(COMMENTS)) commentPart(document, name, comment);
  return document.toString({ lineWidth: 0 });
};
