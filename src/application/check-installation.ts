import { isZone, zoneInWords } from '../domain/calendar.ts';
import { speakersOf, type WorkspaceSettings } from '../domain/settings.ts';
import { channelsOf } from './join-channels.ts';
import type { DueRow, Reads } from './ports.ts';

/** One thing that was looked at: how it is, and what mends it where it is not as it should be. */
export type Finding = {
  level: 'ok' | 'notice' | 'problem';
  topic: string;
  says: string;
  mend: string | null;
};

/** A channel as Slack shows it to the bot now. */
export type ChannelState = {
  name: string;
  isPrivate: boolean;
  isMember: boolean;
  isArchived: boolean;
  sharedWith: string | null;
  /** Only some people may post there. */
  isRestricted: boolean;
};

/** A person as Slack shows them now. */
export type PersonState = { name: string; deleted: boolean; isFullMember: boolean };

/** Looks at Slack. A code of Slack's stands in `problem`; what cannot be asked just now throws. */
export type Inspection = {
  token(): Promise<
    { ok: true; workspaceId: string; workspaceName: string; scopes: readonly string[] | null } | Failed
  >;
  channel(channelId: string): Promise<({ ok: true } & ChannelState) | Failed>;
  person(userId: string): Promise<({ ok: true } & PersonState) | Failed>;
  /** Milliseconds that Slack's clock is ahead of ours; null when it was not heard. */
  clockOffsetMs(): number | null;
};
type Failed = { ok: false; problem: string };

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

const ok = (topic: string, says: string): Finding => ({ level: 'ok', topic, says, mend: null });
const notice = (topic: string, says: string, mend: string): Finding => ({
  level: 'notice',
  topic,
  says,
  mend,
});
const problem = (topic: string, says: string, mend: string): Finding => ({
  level: 'problem',
  topic,
  says,
  mend,
});

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

type Use = 'releases' | 'announcements' | 'department';

const usesOf = (settings: WorkspaceSettings, channelId: string): Use[] => [
  ...(settings.releasesChannelId === channelId ? (['releases'] as const) : []),
  ...(settings.announcementChannelIds.includes(channelId) ? (['announcements'] as const) : []),
  ...(settings.departments.some((department) => department.channelId === channelId)
    ? (['department'] as const)
    : []),
];

const channelFinding = async (
  inspection: Inspection,
  settings: WorkspaceSettings,
  channelId: string,
  knownAs: string,
): Promise<Finding> => {
  const state = await inspection.channel(channelId);
  if (!state.ok) {
    const topic = `Channel ${knownAs}`;
    return problem(
      topic,
      `Greenlight cannot see it (${state.problem}): it is private, or deleted.`,
      `Type /invite @Greenlight there, or choose another channel in the settings.`,
    );
  }
  const topic = `Channel #${state.name}`;
  if (state.isArchived) {
    return problem(topic, 'It is archived.', 'Unarchive it, or choose another channel in the settings.');
  }
  if (state.sharedWith !== null && usesOf(settings, channelId).some((use) => use !== 'announcements')) {
    return problem(
      topic,
      `It is shared with another organisation (${state.sharedWith}).`,
      'Choose a channel of your own in the settings.',
    );
  }
  if (!state.isMember) {
    return problem(topic, 'Greenlight is not in it.', 'Type /invite @Greenlight there.');
  }
  if (state.isRestricted) {
    return problem(
      topic,
      'Only some people may post there.',
      'In the channel settings, allow Greenlight to post, or choose another channel.',
    );
  }
  if (state.sharedWith !== null) {
    return notice(
      topic,
      `Another organisation (${state.sharedWith}) reads the announcements.`,
      'Nothing to do if that is meant.',
    );
  }
  return ok(topic, 'Greenlight is in it and may post.');
};

type Charge = { userId: string; part: string };

const chargesOf = (settings: WorkspaceSettings): Charge[] => [
  ...settings.admins.map((userId) => ({ userId, part: 'admin' })),
  ...settings.releaseManagers.map((userId) => ({ userId, part: 'release manager' })),
  ...settings.departments.flatMap((department) =>
    speakersOf(department).map((userId) => ({
      userId,
      part: `${department.leads.includes(userId) ? 'lead' : 'deputy'} of ${department.name}`,
    })),
  ),
];

const peopleFindings = async (inspection: Inspection, settings: WorkspaceSettings): Promise<Finding[]> => {
  const parts = new Map<string, string[]>();
  for (const { userId, part } of chargesOf(settings)) parts.set(userId, [...(parts.get(userId) ?? []), part]);
  const findings: Finding[] = [];
  for (const [userId, which] of parts) {
    const state = await inspection.person(userId);
    const charge = which.join(', ');
    const mend = 'Choose somebody else in the settings.';
    if (!state.ok) findings.push(problem(`Person ${userId}`, `${charge}: unknown to Slack.`, mend));
    else if (state.deleted)
      findings.push(problem(state.name, `${charge}: the account is deactivated.`, mend));
    else if (!state.isFullMember)
      findings.push(problem(state.name, `${charge}: no full member of this workspace.`, mend));
  }
  const empty = settings.departments.filter((department) => speakersOf(department).length === 0);
  for (const { name } of empty) {
    findings.push(problem(name, 'Nobody can answer for it.', 'Name its lead in the settings.'));
  }
  if (findings.length === 0 && parts.size > 0) {
    findings.push(ok('People', `All ${parts.size} are active full members.`));
  }
  return findings;
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
 * clock and the zones. Only reads, of Slack and of the database.
 *
 * @param slashCommand as it is called in this workspace
 * @throws what the inspection throws when Slack cannot be asked
 */
export const checkInstallation = async (
  reads: Reads,
  inspection: Inspection,
  { workspaceId, slashCommand }: { workspaceId: string; slashCommand: string },
): Promise<readonly Finding[]> => {
  const settings = await reads.settings(workspaceId);
  const findings = await tokenFindings(inspection, workspaceId);
  const clock = clockFinding(inspection.clockOffsetMs());
  // Without a token nothing else can be asked.
  if (findings[0]?.level === 'problem') return [...findings, clock];
  findings.push(messagesTabFinding(await reads.troubledActions(workspaceId, null)));
  findings.push(...setUpFinding(settings, slashCommand));
  for (const channelId of channelsOf(settings)) {
    const known = await reads.channel(workspaceId, channelId);
    findings.push(
      await channelFinding(inspection, settings, channelId, known === null ? channelId : `#${known.name}`),
    );
  }
  return [...findings, ...(await peopleFindings(inspection, settings)), clock, zoneFinding(settings)];
};

/** Problems first, then what should be known; what is well comes last. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] => {
  const order = { problem: 0, notice: 1, ok: 2 } as const;
  return findings.toSorted((a, b) => order[a.level] - order[b.level]);
};
