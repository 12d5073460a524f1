import { Document, isScalar, isSeq, type Node, visit } from 'yaml';
import type { KnownChannel, KnownPerson } from '../../application/ports.ts';
import type { Pack } from '../../domain/packs/pack.ts';
import type { Department, WorkspaceSettings } from '../../domain/settings/settings.ts';
import { rulesToFile } from './light.ts';
import { questionsToFile } from './questions.ts';
import { DAY_NAMES, type SettingsFile } from './shape.ts';

const departmentToFile = (
  department: Department,
  { departments }: WorkspaceSettings,
  packs: readonly Pack[],
) => ({
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
  onDuty: department.onDutyId,
  light: rulesToFile(department.rules, departments),
  questions: questionsToFile(department, packs),
});

const toFile = (settings: WorkspaceSettings, packs: readonly Pack[]): SettingsFile => ({
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
    audit: settings.auditChannelId,
    compliance: settings.complianceChannelId,
  },
  people: { releaseManagers: [...settings.releaseManagers], admins: [...settings.admins] },
  statusMeeting: settings.statusMeeting === null ? null : { ...settings.statusMeeting },
  separation: settings.separation,
  goalDays: [...settings.goalDays],
  departments: settings.departments.map((department) => departmentToFile(department, settings, packs)),
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
    ' releases: the room in which releases are coordinated; announcements: where everybody hears of them; audit: where the record of decisions is closed each day, null for a thread in the releases channel; compliance: who hears of a launch without a needed green light, null for nobody.',
  people: ' releaseManagers may take over a release whose manager is gone; admins change these settings.',
  statusMeeting: ' The agenda of what is not green: minute, hour, day of the month, month, day of the week.',
  separation:
    ' Whether one person may count twice in a release: strict (never), warn (yes, and it is named), by_risk (never at high risk, else named).',
  goalDays:
    ' So many days after a launch its manager is asked whether the goal is reached, the smallest first.',
  departments:
    ' Each is asked its question before a release. The key stays: commands and releases use it. questions: what anybody in its channel ticks before, 3 to 7 or none; releases that were already asked keep theirs. light: how its green light is given; onDuty: who is asked about a hotfix at any hour, because they agreed to it.',
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
  {
    people,
    channels,
    packs = [],
  }: {
    people: readonly KnownPerson[];
    channels: readonly KnownChannel[];
    /** The questions of its departments. */
    packs?: readonly Pack[];
  },
): string => {
  const document = new Document(toFile(settings, packs));
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
