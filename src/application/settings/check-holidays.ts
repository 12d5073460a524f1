import { zoneInWords } from '../../domain/calendar.ts';
import { type HolidayRules, loadHolidayRules } from '../../domain/holiday-rules.ts';
import { mayPlan, regionsOf, type WorkspaceSettings, zoneOf } from '../../domain/settings/settings.ts';
import { type Finding, notice, ok } from '../directory/finding.ts';

const TOPIC = 'Public holidays';
const CHOOSE = 'Choose a region in Settings.';

/** Who has no public holidays at all. Some departments may have a region of their own. */
const missing = ({ holidayRegion, departments }: WorkspaceSettings): Finding[] => {
  if (holidayRegion !== null) return [];
  const without = departments.filter((department) => department.holidayRegion === null);
  if (without.length === departments.length) {
    const says = "Nobody's public holidays are known: people may be reminded on them.";
    return [notice(TOPIC, says, CHOOSE)];
  }
  if (without.length === 0) return [];
  const names = without.map(({ name }) => name).join(', ');
  return [notice(TOPIC, `Not known for ${names}: people there may be reminded on them.`, CHOOSE)];
};

type Place = { who: string; region: string | null; zone: string };

const workspaceOf = ({ holidayRegion, zone }: WorkspaceSettings): Place => ({
  who: 'The workspace',
  region: holidayRegion,
  zone,
});

/** Every department whose zone or region differs from the workspace's. */
const departmentsOf = (settings: WorkspaceSettings): Place[] =>
  settings.departments
    .filter(({ zone, holidayRegion }) => zone !== null || holidayRegion !== null)
    .map((department) => ({
      who: department.name,
      region: department.holidayRegion ?? settings.holidayRegion,
      zone: zoneOf(settings, department),
    }));

const elsewhere = (rules: HolidayRules, { who, region, zone }: Place): string[] =>
  region === null || !rules.liesElsewhere(region, zone)
    ? []
    : [`${who} keeps ${zoneInWords(zone)}, but has the public holidays of ${rules.nameOf(region)}.`];

/** The workspace and its departments each in one finding, however many live elsewhere. */
const livingElsewhere = (rules: HolidayRules, settings: WorkspaceSettings): Finding[] => {
  const own = elsewhere(rules, workspaceOf(settings));
  const departments = departmentsOf(settings).flatMap((place) => elsewhere(rules, place));
  const mends = (what: string) => `Nothing to do if that is meant; else change ${what} in Settings.`;
  return [
    ...(own.length === 0 ? [] : [notice(TOPIC, own.join(' '), mends('Working times'))]),
    ...(departments.length === 0
      ? []
      : [notice(`${TOPIC} of departments`, departments.join(' '), mends('the department'))]),
  ];
};

/**
 * Whose public holidays nobody knows, and who lives in the time of one country by the holidays of another. Only
 * advice: all may be meant. Nothing before the set-up, which asks for them.
 */
export const holidayFindings = async (settings: WorkspaceSettings): Promise<Finding[]> => {
  if (!mayPlan(settings)) return [];
  const regions = regionsOf(settings);
  if (regions.length === 0) return missing(settings);
  const rules = await loadHolidayRules();
  const findings = [...missing(settings), ...livingElsewhere(rules, settings)];
  const known = regions.map((region) => `${rules.nameOf(region)} (${region})`).join('; ');
  return findings.length > 0 ? findings : [ok(TOPIC, `${known}.`)];
};
