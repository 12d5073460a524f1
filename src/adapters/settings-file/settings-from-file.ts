import type { Ids } from '../../application/ports.ts';
import { USUAL_RULES } from '../../domain/lights/light-rules.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import { readRegion } from '../../domain/settings/public-holidays.ts';
import type { Department, WorkspaceSettings } from '../../domain/settings/settings.ts';
import { templateOf } from '../../domain/settings/settings-presets.ts';
import { rulesFromFile } from './light.ts';
import { pathText, type ReadFile } from './read-file.ts';
import type { Resolved } from './resolve.ts';
import {
  DAY_NAMES,
  type DepartmentInFile,
  type FilePath,
  type FileProblem,
  type SettingsFile,
} from './shape.ts';

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

/** In its usual spelling; what is none is named by the rules. */
const regionFrom = (written: string | null | undefined): string | null =>
  written ? (readRegion(written) ?? written) : null;

type Known = Pick<Department, 'id' | 'rules' | 'packId' | 'onDutyId'>;

const departmentFrom = (
  written: DepartmentInFile,
  { person, channel }: Resolved,
  { known, idOf }: { known: Known; idOf: (key: string) => string | undefined },
): Department => ({
  ...known,
  rules: rulesFromFile(written.light, known.rules, idOf),
  onDutyId: written.onDuty === undefined ? known.onDutyId : written.onDuty ? person(written.onDuty) : null,
  key: written.key,
  name: written.name,
  channelId: written.channel ? channel(written.channel) : null,
  leads: unique((written.leads ?? []).map(person)),
  deputies: unique((written.deputies ?? []).map(person)),
  zone: written.zone ?? null,
  holidayRegion: regionFrom(written.holidayRegion),
  question: written.question,
  leadTimeDays: written.leadTimeDays,
  required: written.required,
  sponsorId: written.sponsor ? person(written.sponsor) : null,
  remind: written.remind ?? 'direct',
});

const weekFrom = (week: NonNullable<SettingsFile['workingWeek']>): WorkspaceSettings['week'] => {
  const days = week.days.map((day) => DAY_NAMES.indexOf(day) + 1).sort((a, b) => a - b);
  const holidays = week.holidays ?? [];
  return { days, start: week.start, end: week.end, ...(holidays.length > 0 && { holidays }) };
};

const meetingFrom = (file: SettingsFile, current: WorkspaceSettings): WorkspaceSettings['statusMeeting'] => {
  const { statusMeeting } = file;
  if (statusMeeting === undefined) return current.statusMeeting;
  if (statusMeeting === null) return null;
  const { cron, zone, minutes, where, link } = statusMeeting;
  return {
    cron,
    zone: zone ?? file.zone ?? current.zone,
    ...(minutes !== undefined && { minutes }),
    ...(where !== undefined && { where }),
    ...(link !== undefined && { link }),
  };
};

/**
 * Lays a file over a workspace's settings. What the file leaves out stays; a department is known again by its
 * key, so that releases keep theirs.
 */
export const settingsFromFile = (
  { file }: ReadFile,
  resolved: Resolved,
  current: WorkspaceSettings,
  ids: Pick<Ids, 'next'>,
): WorkspaceSettings => {
  const { channels, people, departments } = file;
  const knownAs = (key: string): Known => {
    const known = current.departments.find((department) => department.key === key);
    const { id, rules, packId, onDutyId } = known ?? {
      id: ids.next(),
      rules: templateOf(key)?.rules ?? USUAL_RULES,
      packId: null,
      onDutyId: null,
    };
    return { id, rules, packId, onDutyId };
  };
  const written = departments?.map((department) => ({ department, known: knownAs(department.key) }));
  const idOf = (wanted: string): string | undefined =>
    written?.find(({ department }) => department.key === wanted)?.known.id;
  return {
    ...current,
    zone: file.zone ?? current.zone,
    week: file.workingWeek === undefined ? current.week : weekFrom(file.workingWeek),
    holidayRegion: file.holidayRegion === undefined ? current.holidayRegion : regionFrom(file.holidayRegion),
    releasesChannelId:
      channels?.releases === undefined
        ? current.releasesChannelId
        : channels.releases
          ? resolved.channel(channels.releases)
          : null,
    auditChannelId:
      channels?.audit === undefined
        ? current.auditChannelId
        : channels.audit
          ? resolved.channel(channels.audit)
          : null,
    announcementChannelIds:
      channels?.announcements === undefined
        ? current.announcementChannelIds
        : unique((channels.announcements ?? []).map(resolved.channel)),
    releaseManagers:
      people?.releaseManagers === undefined
        ? current.releaseManagers
        : unique((people.releaseManagers ?? []).map(resolved.person)),
    admins:
      people?.admins === undefined ? current.admins : unique((people.admins ?? []).map(resolved.person)),
    statusMeeting: meetingFrom(file, current),
    separation: file.separation ?? current.separation,
    goalDays: file.goalDays ?? current.goalDays,
    complianceChannelId:
      channels?.compliance === undefined
        ? current.complianceChannelId
        : channels.compliance
          ? resolved.channel(channels.compliance)
          : null,
    departments:
      written?.map(({ department, known }) => departmentFrom(department, resolved, { known, idOf })) ??
      current.departments,
  };
};

/** Where in a file stands what the rules call by a field of the settings. */
const PLACES: Readonly<Record<string, FilePath>> = {
  zone: ['zone'],
  holidayRegion: ['holidayRegion'],
  week: ['workingWeek'],
  'statusMeeting.cron': ['statusMeeting', 'cron'],
  'statusMeeting.zone': ['statusMeeting', 'zone'],
  'statusMeeting.minutes': ['statusMeeting', 'minutes'],
  'statusMeeting.link': ['statusMeeting', 'link'],
  releasesChannelId: ['channels', 'releases'],
  auditChannelId: ['channels', 'audit'],
  complianceChannelId: ['channels', 'compliance'],
  goalDays: ['goalDays'],
  releaseManagers: ['people', 'releaseManagers'],
  admins: ['people', 'admins'],
  departments: ['departments'],
};

/** Fields of a department that the file calls by another name. */
const PARTS: Readonly<Record<string, FilePath>> = {
  channelId: ['channel'],
  sponsorId: ['sponsor'],
  onDutyId: ['onDuty'],
  quorum: ['light', 'needs'],
  after: ['light', 'after'],
  validDays: ['light', 'holdsDays'],
};

const placeOf = (field: string): FilePath => {
  const known = PLACES[field];
  if (known !== undefined) return known;
  const [, announcement] = /^announcementChannelIds\[(\d+)\]$/.exec(field) ?? [];
  if (announcement !== undefined) return ['channels', 'announcements', Number(announcement)];
  const [, of, nth, what = ''] = /^departments\[(\d+)\]\.questions\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
  if (of !== undefined) return ['departments', Number(of), 'questions', Number(nth), what];
  const [, index, part = ''] = /^departments\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
  if (index === undefined) return [];
  return ['departments', Number(index), ...(PARTS[part] ?? [part])];
};

/** What the rules have against the settings, at the lines of the file. */
export const problemsInFile = (
  problems: readonly FieldProblem[],
  { lineOf }: ReadFile,
): readonly FileProblem[] =>
  problems.map(({ field, problem }) => {
    const path = placeOf(field);
    return { line: lineOf(path), path: pathText(path), problem };
  });
