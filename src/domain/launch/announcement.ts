import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import { type Release, titleOf } from '../release.ts';

/** What a person approved for publication: kept as a revision, exactly as it was sent. */
export type Announcement = {
  id: string;
  releaseId: string;
  title: string;
  /** What users gain, in one sentence. */
  value: string;
  highlights: string;
  /** Who to ask; thanks to the departments. */
  closing: string;
  approvedBy: PersonStamp;
  approvedAt: Instant;
};

export type AnnouncementText = Pick<Announcement, 'title' | 'value' | 'highlights' | 'closing'>;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** The draft that the release manager finds in the preview: everything the plan already knows. */
export const draftAnnouncement = (release: Release): AnnouncementText => {
  const thanked = release.lights.filter((light) => light.state === 'green').map((light) => light.name);
  const thanks = thanked.length === 0 ? '' : `Thank you: ${listed(thanked)}.`;
  return {
    title: `${titleOf(release)} is live`,
    value: release.plan.value,
    highlights: release.plan.highlights,
    closing: [`Questions? Ask ${release.manager.name}.`, thanks].filter((part) => part !== '').join(' '),
  };
};
