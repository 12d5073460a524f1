import type { Light } from '../lights/light.ts';
import type { Release } from '../release.ts';
import { departmentById, speakersOf, type WorkspaceSettings } from '../settings/settings.ts';
import { isAskedInPerson } from '../urgent/asked-in-person.ts';
import type { Audience } from './due-action.ts';

const only = (...users: (string | null)[]): Audience[] =>
  [...new Set(users.filter((user) => user !== null))].map((user) => ({ user }));

/**
 * Where messages of a release go. A rehearsal keeps everything with its manager; a confidential release
 * never shows itself in a channel that others read: its card stands in its private channel, and its
 * departments are asked by direct message.
 */
export const roomOf = (release: Release, settings: WorkspaceSettings): Audience | null => {
  if (release.practice) return { user: release.manager.userId };
  if (release.visibility === 'confidential') {
    return release.privateChannelId === null
      ? { user: release.manager.userId }
      : { channel: release.privateChannelId };
  }
  return settings.releasesChannelId === null ? null : { channel: settings.releasesChannelId };
};

/** The manager and the stand-in, who gets the same messages. */
export const managersOf = (release: Release): readonly Audience[] =>
  release.practice ? only(release.manager.userId) : only(release.manager.userId, release.standInId);

/** A department's channel, or its people where there is none or the release is confidential. */
export const audiencesOf = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
): readonly Audience[] => {
  if (release.practice) return only(release.manager.userId);
  if (isAskedInPerson(light, release)) return only(...light.delegates.map(({ userId }) => userId));
  const department = departmentById(settings, light.departmentId);
  if (department === undefined) return [];
  const people = department.leads.length > 0 ? department.leads : speakersOf(department);
  if (release.visibility === 'confidential' || department.channelId === null) return only(...people);
  return [{ channel: department.channelId }];
};

/** Leads who also get the card directly when they turn out not to be in the channel it was posted to. */
export const leadsBeside = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
): readonly { user: string; channel: string }[] =>
  audiencesOf(light, release, settings).flatMap((audience) =>
    'channel' in audience
      ? (departmentById(settings, light.departmentId)?.leads ?? []).map((user) => ({
          user,
          channel: audience.channel,
        }))
      : [],
  );

/** Where the world hears of it: of a wave, where it says; of a hotfix, where releases are followed: nobody else is woken. */
export const announcementAudiences = (release: Release, settings: WorkspaceSettings): readonly Audience[] => {
  if (release.practice) return only(release.manager.userId);
  const { waveOf } = release.family;
  if (waveOf !== null && waveOf.channelIds.length > 0) {
    return waveOf.channelIds.map((channel) => ({ channel }));
  }
  const channels =
    release.urgent === null || settings.releasesChannelId === null
      ? settings.announcementChannelIds
      : [settings.releasesChannelId];
  return channels.map((channel) => ({ channel }));
};
