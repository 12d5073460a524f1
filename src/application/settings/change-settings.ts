import { type ActingRole, canonicalJson } from '../../domain/audit-record.ts';
import { isUnsolved } from '../../domain/blockers/blocker.ts';
import type { Instant } from '../../domain/calendar.ts';
import { departmentCards, releaseBoards } from '../../domain/delivery/boards.ts';
import { blockerBoardsOf } from '../../domain/delivery/matters.ts';
import { timelineOf } from '../../domain/delivery/timeline.ts';
import { type PersonStamp, stampOf } from '../../domain/person.ts';
import { mayChangeSettings } from '../../domain/policy.ts';
import { type FieldProblem, type Refused, refuse } from '../../domain/refusal.ts';
import { isOver } from '../../domain/release.ts';
import { toldNewcomers } from '../../domain/settings/named-speakers.ts';
import { mayPlan, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import { settingsProblems } from '../../domain/settings/settings-rules.ts';
import { planStatusMeeting } from '../delivery/run-timer.ts';
import { settledInvitations, staffedNotices } from '../delivery/settle-notices.ts';
import { strandedBoards } from '../delivery/stranded-boards.ts';
import type { House, Request } from '../house.ts';
import { planMonthly } from '../numbers/monthly-note.ts';
import { once } from '../once.ts';
import { withShippedPacks } from '../packs/write-pack.ts';
import type { Reads, Transaction } from '../ports.ts';
import { appendRecord } from '../record/append-record.ts';
import { refreshHomes } from '../record-decision.ts';
import { settingsToday } from '../reminders/staffing.ts';
import { planWeekly } from '../subscriptions/weekly-letter.ts';
import { changedDepartments, redrawSpeakers, whoSpeaksQuestions } from './ask-who-speaks.ts';
import { directoryProblems } from './check-directory.ts';
import { removalProblems } from './check-removed.ts';
import { channelsOutside, joinErrands } from './join-channels.ts';
import { regionProblems, withHolidays } from './public-holidays.ts';

export type SettingsSaved = { ok: true; changed: readonly string[] };

/** Builds the new settings from the current ones: called inside the transaction, so nothing is overwritten blindly. */
export type SettingsChange = (
  current: WorkspaceSettings,
) => WorkspaceSettings | { problems: readonly FieldProblem[] };

/** What follows from the rest, and is no change of its own. */
const DERIVED: readonly (keyof WorkspaceSettings)[] = ['version', 'holidayCalendars'];

const changedFields = (before: WorkspaceSettings, after: WorkspaceSettings): string[] =>
  (Object.keys(after) as (keyof WorkspaceSettings)[]).filter(
    (field) => !DERIVED.includes(field) && canonicalJson(before[field]) !== canonicalJson(after[field]),
  );

/** Leads, deputies, zones and channels apply to running releases at once; questions stay as asked. */
const applyToReleases = async (
  tx: Transaction,
  before: WorkspaceSettings,
  settings: WorkspaceSettings,
  now: Instant,
): Promise<void> => {
  const { workspaceId } = settings;
  const today = await settingsToday(tx, settings, now);
  for (const release of await tx.releases(workspaceId, 'open')) {
    if (isOver(release) || release.startedAt === null) continue;
    const cards = release.lights.flatMap((light) => departmentCards(release, light, today, now));
    const stranded = await strandedBoards(tx, release, today, now);
    const readied = await tx.timesReady(workspaceId, release.id);
    const own = releaseBoards(release, settings, now, readied);
    const named = toldNewcomers(release, { before, after: settings }, now);
    const departmentIds = release.lights.map(({ departmentId }) => departmentId);
    const staffed = await staffedNotices(tx, release, departmentIds, now);
    const asked = blockerBoardsOf({ release, settings: today, now }, isUnsolved);
    await tx.schedule(workspaceId, [...cards, ...named, ...stranded, ...asked, ...own, ...staffed], now);
    await tx.redrawTimers(release, timelineOf(release, settings, now), now);
  }
};

/** Writes settings down inside the caller's transaction, with all that follows for what runs. */
export const writeSettings = async (
  tx: Transaction,
  { ids, clock }: Pick<House, 'ids' | 'clock'>,
  {
    before,
    after,
    by,
  }: { before: WorkspaceSettings; after: WorkspaceSettings; by: PersonStamp & { role: ActingRole } },
): Promise<SettingsSaved> => {
  const changed = changedFields(before, after);
  if (changed.length === 0) return { ok: true, changed };
  const now = clock.now();
  const settings = { ...(await withHolidays(after, now)), version: before.version + 1 };
  await tx.saveSettings(settings);
  await applyToReleases(tx, before, settings, now);
  const joins = joinErrands(await channelsOutside(tx, settings), now);
  await tx.schedule(settings.workspaceId, [...joins, ...(await whoSpeaksQuestions(tx, settings, now))], now);
  const departmentIds = changedDepartments(before, settings);
  const { workspaceId } = settings;
  await tx.schedule(workspaceId, await redrawSpeakers(tx, { workspaceId, departmentIds }, now), now);
  if (!mayPlan(before) && mayPlan(settings)) {
    await tx.schedule(workspaceId, await settledInvitations(tx, workspaceId, now), now);
  }
  await planStatusMeeting(tx, settings, now);
  await planWeekly(tx, settings, now);
  await planMonthly(tx, settings, now);
  await refreshHomes(tx, settings.workspaceId, now);
  const event = { type: 'settings_changed', fields: changed } as const;
  await appendRecord(tx, settings, [{ id: ids.next(), releaseId: null, event, by, at: now }]);
  return { ok: true, changed };
};

/**
 * Everything that speaks against new settings: the rules, what Slack says of people and channels, and releases
 * that ask a department which would go. Empty when they may be saved.
 */
export const allProblems = async (
  reads: Pick<Reads, 'channel' | 'person' | 'releases'>,
  change: { before: WorkspaceSettings; after: WorkspaceSettings },
  confirmedShared: readonly string[],
): Promise<readonly FieldProblem[]> => [
  ...settingsProblems(change.after),
  ...(await regionProblems(change.after)),
  ...(await directoryProblems(reads, change, confirmedShared)),
  ...(await removalProblems(reads, change)),
];

/**
 * An admin changes settings. The first one to do so becomes an admin.
 *
 * @param confirmedShared announcement channels of which the admin confirmed that another organisation reads them
 */
export const changeSettings = (
  house: House,
  request: Request,
  change: SettingsChange,
  { confirmedShared = [] }: { confirmedShared?: readonly string[] } = {},
): Promise<SettingsSaved | Refused> =>
  once(house, request, async (tx): Promise<SettingsSaved | Refused> => {
    const { actor } = request;
    const before = await tx.settings(actor.workspaceId);
    if (!mayChangeSettings(actor, before)) {
      return refuse({
        code: 'not_entitled',
        command: 'settings',
        entitled: { role: 'admin', userIds: before.admins },
      });
    }
    const wanted = change(before);
    if ('problems' in wanted) return refuse({ code: 'fields_invalid', problems: wanted.problems });
    const after = wanted.admins.length === 0 ? { ...wanted, admins: [actor.userId] } : wanted;
    const problems = await allProblems(tx, { before, after }, confirmedShared);
    if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const settings = await withShippedPacks(tx, house, before, after);
    return writeSettings(tx, house, { before, after: settings, by: { ...stampOf(actor), role: 'admin' } });
  });
