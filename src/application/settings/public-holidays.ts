import type { Instant } from '../../domain/calendar.ts';
import { timelineOf } from '../../domain/delivery/timeline.ts';
import { loadHolidayRules } from '../../domain/holiday-rules.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import { isOver } from '../../domain/release.ts';
import { type HolidayCalendars, regionsToRead, yearsToKnow } from '../../domain/settings/public-holidays.ts';
import { regionsOf, type WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';

/** Regions whose holidays nobody knows, each at its field; those that are known already are not looked at again. */
export const regionProblems = async (settings: WorkspaceSettings): Promise<readonly FieldProblem[]> => {
  const places = [
    { field: 'holidayRegion', region: settings.holidayRegion },
    ...settings.departments.map(({ holidayRegion }, index) => ({
      field: `departments[${index}].holidayRegion`,
      region: holidayRegion,
    })),
  ];
  const problems: FieldProblem[] = [];
  for (const { field, region } of places) {
    if (region === null || Object.hasOwn(settings.holidayCalendars, region)) continue;
    const problem = (await loadHolidayRules()).problem(region);
    if (problem !== null) problems.push({ field, problem });
  }
  return problems;
};

const readCalendars = async (
  regions: readonly string[],
  years: { firstYear: number; lastYear: number },
): Promise<HolidayCalendars> => {
  if (regions.length === 0) return {};
  const rules = await loadHolidayRules();
  // A region that a newer library has dropped keeps what was read of it.
  const known = regions.filter((region) => rules.problem(region) === null);
  return Object.fromEntries(
    known.map((region) => [region, { ...years, days: rules.holidays(region, years) }]),
  );
};

/** The settings with the public holidays of exactly their regions; the same object where none is missing. */
export const withHolidays = async (settings: WorkspaceSettings, now: Instant): Promise<WorkspaceSettings> => {
  const before = settings.holidayCalendars;
  const regions = regionsOf(settings);
  const years = yearsToKnow(now, settings.zone);
  const read = await readCalendars(regionsToRead(regions, before, years), years);
  const kept = Object.entries(before).filter(([region]) => regions.includes(region));
  const isSame = Object.keys(read).length === 0 && kept.length === Object.keys(before).length;
  return isSame ? settings : { ...settings, holidayCalendars: { ...Object.fromEntries(kept), ...read } };
};

/** Reads the holidays that are missing, because a year began, and draws the moments of running releases anew. */
export const renewHolidays = async (house: House, workspaceId: string): Promise<void> => {
  const now = house.clock.now();
  const standing = await house.store.reads.settings(workspaceId);
  // Loading the rules takes a tenth of a second: it is done here, so that no writer waits for it.
  if ((await withHolidays(standing, now)) === standing) return;
  await house.store.transaction(async (tx) => {
    const settings = await withHolidays(await tx.settings(workspaceId), now);
    // The same version: nobody decided anything.
    await tx.saveSettings(settings);
    for (const release of await tx.releases(workspaceId, 'open')) {
      if (isOver(release) || release.startedAt === null) continue;
      await tx.redrawTimers(release, timelineOf(release, settings, now), now);
    }
  });
  house.nudge();
};
