import type { FieldProblem } from '../../domain/refusal.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { KnownChannel, KnownPerson, Reads } from '../ports.ts';

type Lookup = Pick<Reads, 'channel' | 'person'>;

/** One place in the settings where an id stands. */
type Place = { field: string; id: string };

const channelPlaces = (settings: WorkspaceSettings): Place[] => [
  ...(settings.releasesChannelId === null
    ? []
    : [{ field: 'releasesChannelId', id: settings.releasesChannelId }]),
  ...(settings.auditChannelId === null ? [] : [{ field: 'auditChannelId', id: settings.auditChannelId }]),
  ...(settings.complianceChannelId === null
    ? []
    : [{ field: 'complianceChannelId', id: settings.complianceChannelId }]),
  ...settings.departments.flatMap(({ channelId }, index) =>
    channelId === null ? [] : [{ field: `departments[${index}].channelId`, id: channelId }],
  ),
];

const peoplePlaces = (settings: WorkspaceSettings): Place[] => [
  ...settings.releaseManagers.map((id) => ({ field: 'releaseManagers', id })),
  ...settings.admins.map((id) => ({ field: 'admins', id })),
  ...settings.departments.flatMap(({ leads, deputies, sponsorId, onDutyId }, index) => [
    ...leads.map((id) => ({ field: `departments[${index}].leads`, id })),
    ...deputies.map((id) => ({ field: `departments[${index}].deputies`, id })),
    ...(sponsorId === null ? [] : [{ field: `departments[${index}].sponsorId`, id: sponsorId }]),
    ...(onDutyId === null ? [] : [{ field: `departments[${index}].onDutyId`, id: onDutyId }]),
  ]),
];

const archived = (channel: KnownChannel): string =>
  `#${channel.name} is archived: choose another channel, or unarchive it first.`;

const roomProblem = (channel: KnownChannel): string | null => {
  if (channel.isArchived) return archived(channel);
  return channel.sharedWith === null
    ? null
    : `#${channel.name} is shared with another organisation (${channel.sharedWith}): what is said there would leave the house. Choose a channel of your own.`;
};

/** What the command line replaces by the name of its option. */
export const CONFIRM_IT = 'Confirm that this is meant.';

const announcementProblem = (channel: KnownChannel, confirmed: readonly string[]): string | null => {
  if (channel.isArchived) return archived(channel);
  return channel.sharedWith === null || confirmed.includes(channel.channelId)
    ? null
    : `#${channel.name} is shared with another organisation (${channel.sharedWith}), who will read every announcement. ${CONFIRM_IT}`;
};

const personProblem = (person: KnownPerson): string | null => {
  if (person.deleted) return `The account of ${person.name} is deactivated: choose somebody else.`;
  return person.isFullMember
    ? null
    : `${person.name} is a guest, a bot or of another organisation: choose a full member of this workspace.`;
};

const problemsAt = async (
  places: readonly Place[],
  judge: (id: string) => Promise<string | null>,
): Promise<FieldProblem[]> => {
  const problems: FieldProblem[] = [];
  for (const { field, id } of places) {
    const problem = await judge(id);
    if (problem !== null) problems.push({ field, problem });
  }
  return problems;
};

/**
 * What Slack says against new settings: channels that are archived or shared with another organisation, people
 * who are no full members. Only what is new is judged, so that a channel that went bad later never keeps
 * anybody from changing something else; what the directory does not know yet passes.
 *
 * @param confirmed announcement channels of which somebody said that another organisation may read them
 */
export const directoryProblems = async (
  reads: Lookup,
  { before, after }: { before: WorkspaceSettings; after: WorkspaceSettings },
  confirmed: readonly string[],
): Promise<FieldProblem[]> => {
  const { workspaceId } = after;
  const isNew = (old: readonly Place[]) => {
    const known = new Set(old.map(({ id }) => id));
    return ({ id }: Place): boolean => !known.has(id);
  };
  const announced: Place[] = after.announcementChannelIds.map((id, index) => ({
    field: `announcementChannelIds[${index}]`,
    id,
  }));
  const wasAnnounced = new Set(before.announcementChannelIds);
  const judgeChannel =
    (judge: (channel: KnownChannel) => string | null) =>
    async (id: string): Promise<string | null> => {
      const channel = await reads.channel(workspaceId, id);
      return channel === null ? null : judge(channel);
    };
  return [
    ...(await problemsAt(
      channelPlaces(after).filter(isNew(channelPlaces(before))),
      judgeChannel(roomProblem),
    )),
    ...(await problemsAt(
      announced.filter(({ id }) => !wasAnnounced.has(id)),
      judgeChannel((channel) => announcementProblem(channel, confirmed)),
    )),
    ...(await problemsAt(peoplePlaces(after).filter(isNew(peoplePlaces(before))), async (id) => {
      const person = await reads.person(workspaceId, id);
      return person === null ? null : personProblem(person);
    })),
  ];
};
