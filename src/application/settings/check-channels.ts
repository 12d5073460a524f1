import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import { type Finding, notice, ok, problem } from '../directory/finding.ts';
import type { Inspection } from '../directory/inspection.ts';
import type { Reads } from '../ports.ts';
import { channelsOf } from './join-channels.ts';

type Use = 'releases' | 'record' | 'compliance' | 'announcements' | 'department';

const usesOf = (settings: WorkspaceSettings, channelId: string): Use[] => [
  ...(settings.releasesChannelId === channelId ? (['releases'] as const) : []),
  ...(settings.auditChannelId === channelId ? (['record'] as const) : []),
  ...(settings.complianceChannelId === channelId ? (['compliance'] as const) : []),
  ...(settings.announcementChannelIds.includes(channelId) ? (['announcements'] as const) : []),
  ...(settings.departments.some((department) => department.channelId === channelId)
    ? (['department'] as const)
    : []),
];

/** A channel whose name nobody knows is called by what it is for. */
const calledBy = (settings: WorkspaceSettings, channelId: string): string => {
  if (settings.releasesChannelId === channelId) return `The releases channel (${channelId})`;
  if (settings.auditChannelId === channelId) return `The record channel (${channelId})`;
  if (settings.complianceChannelId === channelId) return `The compliance channel (${channelId})`;
  const asked = settings.departments.filter((department) => department.channelId === channelId);
  return asked.length === 0
    ? `An announcement channel (${channelId})`
    : `The channel of ${asked.map(({ name }) => name).join(', ')} (${channelId})`;
};

const channelFinding = async (
  inspection: Inspection,
  settings: WorkspaceSettings,
  channelId: string,
  knownAs: string,
): Promise<Finding> => {
  const state = await inspection.channel(channelId);
  if (!state.ok) {
    const topic = knownAs;
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

/** Every channel of the settings: joined, archived, shared with another organisation, restricted to some. */
export const channelFindings = async (
  reads: Pick<Reads, 'channel'>,
  inspection: Inspection,
  settings: WorkspaceSettings,
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const channelId of channelsOf(settings)) {
    const known = await reads.channel(settings.workspaceId, channelId);
    const knownAs = known === null ? calledBy(settings, channelId) : `Channel #${known.name}`;
    findings.push(await channelFinding(inspection, settings, channelId, knownAs));
  }
  return findings;
};
