import type { Ids } from '../../../application/ports.ts';
import type { SettingsChange } from '../../../application/settings/change-settings.ts';
import type { FieldProblem } from '../../../domain/refusal.ts';
import { namedDepartment, nameProblems, namesIn } from '../../../domain/settings/department-names.ts';
import { separationAtSetUp } from '../../../domain/settings/few-leads.ts';
import type { Department, WorkspaceSettings } from '../../../domain/settings/settings.ts';
import {
  departmentFrom,
  isPreset,
  isUntouchedStarter,
  meetingOf,
  presetOf,
} from '../../../domain/settings/settings-presets.ts';
import { type Typed, typedList, typedText } from '../edge/visit.ts';
import { OTHERS, ownNameBlock, presetNameBlock } from './departments-screen.ts';
import type { Rooms } from './rooms-screen.ts';
import { channelBlock, leadsBlock, pageCount } from './speakers-screen.ts';

/** The first screen as it was filled in. */
export const readRooms = (typed: Typed): Rooms => ({
  releasesChannelId: typedText(typed, 'releasesChannelId') || null,
  announcementChannelIds: typedList(typed, 'announcementChannelIds'),
  releaseManagers: typedList(typed, 'releaseManagers'),
});

/** IANA zone if Slack told it, and the region of public holidays; undefined leaves the region as it stands. */
export type Place = { zone: string | null; region: string | null | undefined };

/**
 * Takes over the first screen. A workspace that nobody set up yet lives in the zone of whoever does, and has the
 * starter's departments until the second screen is saved: planning is possible from here on.
 *
 * @param place where that person lives, as far as it is known
 */
export const saveRooms =
  (rooms: Rooms, { zone, region }: Place, ids: Ids): SettingsChange =>
  (current) => ({
    ...current,
    ...rooms,
    zone: current.version === 0 && zone !== null ? zone : current.zone,
    holidayRegion: region === undefined ? current.holidayRegion : region,
    departments:
      current.departments.length > 0
        ? current.departments
        : presetOf.starter.departments.map((template) => departmentFrom(template, ids.next())),
  });

type Names = { field: string; name: string }[];

const othersTyped = (typed: Typed): Names =>
  namesIn(typedText(typed, OTHERS)).map((name) => ({ field: OTHERS, name }));

const withOthers = (departments: readonly Department[], others: Names, ids: Ids): Department[] => {
  const all = [...departments];
  for (const { name } of others) {
    all.push(namedDepartment(name, ids.next(), new Set(all.map(({ key }) => key))));
  }
  return all;
};

const kept = (names: Names): Names => names.filter(({ name }) => name !== '');

const NOBODY: FieldProblem = { field: OTHERS, problem: 'A release needs at least one department.' };

/**
 * Takes over the second screen: names changed, cleared ones left out, others added. A preset also brings its
 * status meeting.
 *
 * @param shown the preset that the screen showed, or anything else for the workspace's own departments
 */
export const saveDepartments =
  (typed: Typed, shown: string, ids: Ids): SettingsChange =>
  (current: WorkspaceSettings) => {
    const others = othersTyped(typed);
    // Somebody may have set the departments up meanwhile: those stay, and only the others are added.
    const isFresh = current.departments.length === 0 || isUntouchedStarter(current.departments);
    const preset = isPreset(shown) && isFresh ? shown : null;
    const templates = preset === null ? [] : presetOf[preset].departments;
    const fromPreset = templates.map((template) => {
      const field = presetNameBlock(template.key);
      return { template, field, name: typedText(typed, field) };
    });
    const own = (preset === null ? current.departments : []).map((department) => {
      const field = ownNameBlock(department.id);
      const wasShown = Object.hasOwn(typed, field);
      return { department, field, name: wasShown ? typedText(typed, field) : department.name };
    });
    const names = [...kept(own), ...kept(fromPreset), ...others];
    const problems = names.length === 0 ? [NOBODY] : nameProblems(names);
    if (problems.length > 0) return { problems };

    // A release may have been planned since the first screen: a department of the starter stays itself.
    const idOf = (key: string): string =>
      current.departments.find((department) => department.key === key)?.id ?? ids.next();
    const departments = [
      ...own.filter(({ name }) => name !== '').map(({ department, name }) => ({ ...department, name })),
      ...fromPreset
        .filter(({ name }) => name !== '')
        .map(({ template, name }) => ({ ...departmentFrom(template, idOf(template.key)), name })),
    ];
    const meeting = preset === null ? null : meetingOf(preset, current.zone);
    return {
      ...current,
      departments: withOthers(departments, others, ids),
      statusMeeting: current.statusMeeting ?? meeting,
    };
  };

/**
 * Takes over a page of the third screen: departments that it did not show stay as they are. With the last page it
 * is known how few people there are to count.
 *
 * @param page counted from 0
 */
export const saveSpeakers =
  (typed: Typed, page: number): SettingsChange =>
  (current) => {
    const named = withSpeakers(current, typed);
    const isLast = page + 1 >= pageCount(named.departments);
    return isLast ? { ...named, separation: separationAtSetUp(named) } : named;
  };

const withSpeakers = (current: WorkspaceSettings, typed: Typed): WorkspaceSettings => ({
  ...current,
  departments: current.departments.map((department) => {
    const channel = channelBlock(department.id);
    if (!Object.hasOwn(typed, channel)) return department;
    return {
      ...department,
      channelId: typedText(typed, channel) || null,
      leads: typedList(typed, leadsBlock(department.id)),
    };
  }),
});

/** Problems of settings as they stand in the domain, at the fields of the third screen. */
export const atSpeakerBlocks = (
  problems: readonly FieldProblem[],
  departments: readonly Department[],
): readonly FieldProblem[] =>
  problems.map(({ field, problem }) => {
    const [, index, part] = /^departments\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
    const id = departments[Number(index)]?.id;
    if (id === undefined) return { field, problem };
    return { field: part === 'channelId' ? channelBlock(id) : leadsBlock(id), problem };
  });

/** The same for the first screen: each announcement channel has a number of its own in the domain. */
export const atRoomBlocks = (problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems.map(({ field, problem }) => ({ field: field.replace(/\[\d+\]$/, ''), problem }));
