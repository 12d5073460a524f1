import type { Reads, Transaction } from '../../../application/ports.ts';
import type { HolidayCalendars } from '../../../domain/settings/public-holidays.ts';
import { type Department, emptySettings, type WorkspaceSettings } from '../../../domain/settings/settings.ts';
import type { Db } from '../guard-queries.ts';
import { calendarsShape, idsShape, readJson, weekShape } from '../stored-json.ts';
import { type DepartmentTable, flag, type WorkspaceTable } from '../tables.ts';

/** Every click reads the settings, and the holidays in them change once a year: the last reading is kept. */
let lastRead: { json: string; calendars: HolidayCalendars } = { json: '{}', calendars: {} };

const calendarsFrom = (json: string): HolidayCalendars => {
  if (json !== lastRead.json) {
    lastRead = { json, calendars: readJson(calendarsShape, json, 'workspace.holiday_calendars_json') };
  }
  return lastRead.calendars;
};

const departmentFrom = (row: DepartmentTable): Department => ({
  id: row.id,
  key: row.key,
  name: row.name,
  channelId: row.channel_id,
  leads: readJson(idsShape, row.leads_json, 'department.leads_json'),
  deputies: readJson(idsShape, row.deputies_json, 'department.deputies_json'),
  zone: row.zone,
  holidayRegion: row.holiday_region,
  question: row.question,
  leadTimeDays: row.lead_time_days,
  required: row.required === 1,
  sponsorId: row.sponsor_id,
  remind: row.remind,
});

const settingsFrom = (row: WorkspaceTable, departments: readonly DepartmentTable[]): WorkspaceSettings => ({
  workspaceId: row.workspace_id,
  version: row.version,
  zone: row.zone,
  week: readJson(weekShape, row.week_json, 'workspace.week_json'),
  holidayRegion: row.holiday_region,
  holidayCalendars: calendarsFrom(row.holiday_calendars_json),
  releasesChannelId: row.releases_channel_id,
  announcementChannelIds: readJson(
    idsShape,
    row.announcement_channel_ids_json,
    'workspace.announcement_channel_ids_json',
  ),
  releaseManagers: readJson(idsShape, row.release_managers_json, 'workspace.release_managers_json'),
  admins: readJson(idsShape, row.admins_json, 'workspace.admins_json'),
  statusMeeting:
    row.meeting_cron === null || row.meeting_zone === null
      ? null
      : { cron: row.meeting_cron, zone: row.meeting_zone },
  departments: departments.map(departmentFrom),
});

const workspaceRow = (settings: WorkspaceSettings): WorkspaceTable => ({
  workspace_id: settings.workspaceId,
  version: settings.version,
  zone: settings.zone,
  week_json: JSON.stringify(settings.week),
  holiday_region: settings.holidayRegion,
  holiday_calendars_json: JSON.stringify(settings.holidayCalendars),
  releases_channel_id: settings.releasesChannelId,
  announcement_channel_ids_json: JSON.stringify(settings.announcementChannelIds),
  release_managers_json: JSON.stringify(settings.releaseManagers),
  admins_json: JSON.stringify(settings.admins),
  meeting_cron: settings.statusMeeting?.cron ?? null,
  meeting_zone: settings.statusMeeting?.zone ?? null,
});

const departmentRow = (workspaceId: string, department: Department, position: number): DepartmentTable => ({
  workspace_id: workspaceId,
  id: department.id,
  position,
  key: department.key,
  name: department.name,
  channel_id: department.channelId,
  leads_json: JSON.stringify(department.leads),
  deputies_json: JSON.stringify(department.deputies),
  zone: department.zone,
  question: department.question,
  lead_time_days: department.leadTimeDays,
  required: flag(department.required),
  sponsor_id: department.sponsorId,
  remind: department.remind,
  holiday_region: department.holidayRegion,
});

export const settingsReads = (db: Db): Pick<Reads, 'settings'> => ({
  settings: async (workspaceId) => {
    // One statement, so that nobody's write comes between the two halves.
    const rows = await db
      .selectFrom('workspace')
      .leftJoin('department', 'department.workspace_id', 'workspace.workspace_id')
      .selectAll('department')
      .select(WORKSPACE_COLUMNS)
      .where('workspace.workspace_id', '=', workspaceId)
      .orderBy('department.position')
      .execute();
    const first = rows[0];
    if (first === undefined) return emptySettings(workspaceId);
    const workspace: WorkspaceTable = {
      workspace_id: workspaceId,
      version: first.version,
      zone: first.workspace_zone,
      week_json: first.week_json,
      holiday_region: first.workspace_holiday_region,
      holiday_calendars_json: first.holiday_calendars_json,
      releases_channel_id: first.releases_channel_id,
      announcement_channel_ids_json: first.announcement_channel_ids_json,
      release_managers_json: first.release_managers_json,
      admins_json: first.admins_json,
      meeting_cron: first.meeting_cron,
      meeting_zone: first.meeting_zone,
    };
    return settingsFrom(
      workspace,
      rows.filter((row): row is typeof row & DepartmentTable => row.id !== null),
    );
  },
});

const WORKSPACE_COLUMNS = [
  'workspace.version',
  'workspace.zone as workspace_zone',
  'workspace.week_json',
  'workspace.holiday_region as workspace_holiday_region',
  'workspace.holiday_calendars_json',
  'workspace.releases_channel_id',
  'workspace.announcement_channel_ids_json',
  'workspace.release_managers_json',
  'workspace.admins_json',
  'workspace.meeting_cron',
  'workspace.meeting_zone',
] as const;

export const settingsWrites = (db: Db): Pick<Transaction, 'saveSettings'> => ({
  saveSettings: async (settings) => {
    const { workspaceId, departments } = settings;
    const row = workspaceRow(settings);
    await db
      .insertInto('workspace')
      .values(row)
      .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
      .execute();
    // All anew: two departments may have swapped their keys, which an update row by row would refuse.
    await db.deleteFrom('department').where('workspace_id', '=', workspaceId).execute();
    if (departments.length === 0) return;
    const rows = departments.map((department, position) => departmentRow(workspaceId, department, position));
    await db.insertInto('department').values(rows).execute();
  },
});
