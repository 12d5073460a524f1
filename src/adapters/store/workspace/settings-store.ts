import { jsonArrayFrom } from 'kysely/helpers/sqlite';
import { z } from 'zod';
import type { Reads, Transaction } from '../../../application/ports.ts';
import { type Department, emptySettings, type WorkspaceSettings } from '../../../domain/settings/settings.ts';
import type { Db } from '../guard-queries.ts';
import { rulesFrom } from '../release/light-shapes.ts';
import { calendarsShape, idsShape, readJson, weekShape } from '../stored-json.ts';
import { type DepartmentTable, flag, type WorkspaceTable } from '../tables.ts';

const goalDaysShape = z.array(z.number());

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
  rules: rulesFrom(row.rules_json, 'department.rules_json'),
  packId: row.pack_id,
  onDutyId: row.on_duty_id,
});

const settingsFrom = (row: WorkspaceTable, departments: readonly DepartmentTable[]): WorkspaceSettings => ({
  workspaceId: row.workspace_id,
  version: row.version,
  zone: row.zone,
  week: readJson(weekShape, row.week_json, 'workspace.week_json'),
  holidayRegion: row.holiday_region,
  holidayCalendars: readJson(calendarsShape, row.holiday_calendars_json, 'workspace.holiday_calendars_json'),
  releasesChannelId: row.releases_channel_id,
  auditChannelId: row.audit_channel_id,
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
      : {
          cron: row.meeting_cron,
          zone: row.meeting_zone,
          ...(row.meeting_minutes !== null && { minutes: row.meeting_minutes }),
          ...(row.meeting_where !== null && { where: row.meeting_where }),
          ...(row.meeting_link !== null && { link: row.meeting_link }),
        },
  separation: row.separation,
  complianceChannelId: row.compliance_channel_id,
  goalDays: readJson(goalDaysShape, row.goal_days_json, 'workspace.goal_days_json'),
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
  audit_channel_id: settings.auditChannelId,
  announcement_channel_ids_json: JSON.stringify(settings.announcementChannelIds),
  release_managers_json: JSON.stringify(settings.releaseManagers),
  admins_json: JSON.stringify(settings.admins),
  meeting_cron: settings.statusMeeting?.cron ?? null,
  meeting_zone: settings.statusMeeting?.zone ?? null,
  meeting_minutes: settings.statusMeeting?.minutes ?? null,
  meeting_where: settings.statusMeeting?.where ?? null,
  meeting_link: settings.statusMeeting?.link ?? null,
  separation: settings.separation,
  compliance_channel_id: settings.complianceChannelId,
  goal_days_json: JSON.stringify(settings.goalDays),
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
  rules_json: JSON.stringify(department.rules),
  pack_id: department.packId,
  on_duty_id: department.onDutyId,
});

/** Every column: a new one does not compile until it stands here. */
const DEPARTMENT_COLUMNS = {
  workspace_id: true,
  id: true,
  position: true,
  key: true,
  name: true,
  channel_id: true,
  leads_json: true,
  deputies_json: true,
  zone: true,
  holiday_region: true,
  question: true,
  rules_json: true,
  pack_id: true,
  on_duty_id: true,
  lead_time_days: true,
  required: true,
  sponsor_id: true,
  remind: true,
} satisfies Record<keyof DepartmentTable, true>;

const departmentsShape = z.array(z.custom<DepartmentTable>());

/**
 * Every click reads the settings, and hardly ever have they changed: what was last read of a workspace is kept
 * beside what was made of it. Compared is everything that was read, so the memory is never out of date.
 */
const lastRead = new Map<string, { columns: readonly unknown[]; settings: WorkspaceSettings }>();

/** More than any process serves. */
const MOST_WORKSPACES = 20;

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, nth) => value === b[nth]);

/** @param row with its departments, which SQLite hands over as the text of a JSON array */
const settingsIn = (row: WorkspaceTable & { departments: unknown }): WorkspaceSettings => {
  const columns = Object.values(row);
  const last = lastRead.get(row.workspace_id);
  if (last !== undefined && isSame(last.columns, columns)) return last.settings;
  const departments = readJson(departmentsShape, String(row.departments), 'the departments of a workspace');
  const settings = settingsFrom(row, departments);
  if (lastRead.size >= MOST_WORKSPACES) lastRead.clear();
  lastRead.set(row.workspace_id, { columns, settings });
  return settings;
};

export const settingsReads = (db: Db): Pick<Reads, 'settings'> => ({
  settings: async (workspaceId) => {
    // One statement, so that nobody's write comes between the two halves.
    const row = await db
      .selectFrom('workspace')
      .selectAll('workspace')
      .select((query) =>
        jsonArrayFrom(
          query
            .selectFrom('department')
            .select(Object.keys(DEPARTMENT_COLUMNS) as (keyof DepartmentTable)[])
            .whereRef('department.workspace_id', '=', 'workspace.workspace_id')
            .orderBy('department.position'),
        ).as('departments'),
      )
      .where('workspace.workspace_id', '=', workspaceId)
      .executeTakeFirst();
    return row === undefined ? emptySettings(workspaceId) : settingsIn(row);
  },
});

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
