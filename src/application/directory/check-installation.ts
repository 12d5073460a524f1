import { isZone, zoneInWords } from '../../domain/calendar.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { hookFindings } from '../hooks/check-hooks.ts';
import type { HookPlace } from '../hooks/hook-ports.ts';
import type { DueRow, Reads } from '../ports.ts';
import { channelFindings } from '../settings/check-channels.ts';
import { holidayFindings } from '../settings/check-holidays.ts';
import { peopleFindings } from '../settings/check-people.ts';
import { type Finding, notice, ok, problem } from './finding.ts';
import type { Inspection } from './inspection.ts';

/** Everything that the bot must be allowed, and what goes wrong without it. */
export const NEEDED_SCOPES: Readonly<Record<string, string>> = {
  commands: 'the slash command',
  'chat:write': 'every message',
  'im:write': 'direct messages',
  'im:history': 'finding out whether a direct message arrived',
  'channels:read': 'checking public channels',
  'channels:history': 'finding out whether a message arrived in a channel',
  'channels:join': 'joining public channels',
  'groups:read': 'checking private channels',
  'groups:history': 'finding out whether a message arrived in a private channel',
  'users:read': 'names, time zones and who is a full member',
  'app_mentions:read': 'answering a mention',
};

/** Slack refuses signatures that are five minutes off; a minute is a warning. */
const CLOCK_NOTICE_MS = 60_000;
const CLOCK_PROBLEM_MS = 240_000;

const INSTALL_AGAIN =
  'Update the app from manifest.yml at api.slack.com/apps, install it again, and restart Greenlight.';

const scopeFinding = (scopes: readonly string[] | null): Finding => {
  if (scopes === null)
    return notice('Scopes', 'Slack did not say which scopes the token has.', INSTALL_AGAIN);
  const missing = Object.entries(NEEDED_SCOPES).filter(([scope]) => !scopes.includes(scope));
  if (missing.length === 0) return ok('Scopes', 'All are there.');
  const list = missing.map(([scope, reason]) => `${scope} (${reason})`).join(', ');
  return problem('Scopes', `Missing: ${list}.`, INSTALL_AGAIN);
};

const tokenFindings = async (inspection: Inspection, workspaceId: string): Promise<Finding[]> => {
  const answer = await inspection.token();
  if (!answer.ok) {
    const mend = 'Copy the bot token from "OAuth & Permissions" into SLACK_BOT_TOKEN and restart Greenlight.';
    return [problem('Token', `Slack refuses it: ${answer.problem}.`, mend)];
  }
  if (answer.workspaceId !== workspaceId) {
    const says = `It belongs to the workspace ${answer.workspaceId}, the settings to ${workspaceId}.`;
    return [problem('Token', says, 'Use the token of the workspace that was set up, or another database.')];
  }
  return [ok('Token', `It works in ${answer.workspaceName}.`), scopeFinding(answer.scopes)];
};

const messagesTabFinding = (troubled: readonly DueRow[]): Finding => {
  const refused = troubled.some((row) => row.problem === 'messages_tab_disabled');
  return refused
    ? problem(
        'Messages tab',
        'It is off: Slack refuses every direct message.',
        'At api.slack.com/apps, App Home, switch on "Messages Tab".',
      )
    : ok('Messages tab', 'No direct message was refused.');
};

const clockFinding = (offsetMs: number | null): Finding => {
  if (offsetMs === null) return notice('Clock', "Slack's time was not heard.", 'Check again later.');
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  if (Math.abs(offsetMs) < CLOCK_NOTICE_MS) return ok('Clock', "It agrees with Slack's.");
  const says = `It is ${seconds} seconds ${offsetMs > 0 ? 'behind' : 'ahead of'} Slack's.`;
  const mend = 'Let the machine set its clock by NTP.';
  return Math.abs(offsetMs) < CLOCK_PROBLEM_MS ? notice('Clock', says, mend) : problem('Clock', says, mend);
};

const zoneFinding = (settings: WorkspaceSettings): Finding => {
  const zones = [settings.zone, ...settings.departments.flatMap(({ zone }) => (zone === null ? [] : [zone]))];
  const unknown = zones.filter((zone) => !isZone(zone));
  if (unknown.length > 0) {
    return problem('Time zone', `Not known here: ${unknown.join(', ')}.`, 'Choose another in the settings.');
  }
  return ok('Time zone', `${zoneInWords(settings.zone)} (${settings.zone}).`);
};

const setUpFinding = (settings: WorkspaceSettings, slashCommand: string): Finding[] => {
  const missing = [
    settings.releasesChannelId === null && 'a releases channel',
    settings.announcementChannelIds.length === 0 && 'an announcement channel',
    settings.releaseManagers.length === 0 && 'a release manager',
    settings.departments.length === 0 && 'departments',
  ].filter((what) => what !== false);
  if (missing.length === 0) return [];
  return [problem('Set-up', `Missing: ${missing.join(', ')}.`, `Type ${slashCommand} setup in Slack.`)];
};

/**
 * Looks at everything that the bot needs to work: token, scopes, messages tab, each channel, each person, the
 * clock, the zones and the public holidays. Only reads, of Slack and of the database.
 *
 * @param about the slash command as it is called in this workspace, and what hooks are kept with
 * @throws what the inspection throws when Slack cannot be asked
 */
export const checkInstallation = async (
  reads: Reads,
  inspection: Inspection,
  { workspaceId, slashCommand, place }: { workspaceId: string; slashCommand: string; place?: HookPlace },
): Promise<readonly Finding[]> => {
  const settings = await reads.settings(workspaceId);
  const findings = await tokenFindings(inspection, workspaceId);
  const clock = clockFinding(inspection.clockOffsetMs());
  // Without a token nothing else can be asked.
  if (findings[0]?.level === 'problem') return [...findings, clock];
  findings.push(messagesTabFinding(await reads.troubledActions(workspaceId, null)));
  findings.push(...setUpFinding(settings, slashCommand));
  findings.push(...(await channelFindings(reads, inspection, settings)));
  findings.push(...(await peopleFindings(inspection, settings)), clock, zoneFinding(settings));
  if (place !== undefined) findings.push(...(await hookFindings(reads, workspaceId, place)));
  return [...findings, ...(await holidayFindings(settings))];
};
