import { creditsOf } from '../announcement/credits.ts';
import { formatDate, type Instant } from '../calendar.ts';
import { isAfterLaunchDay } from '../delivery/past-launch.ts';
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

/** The whole of it as one text, its parts by lines. */
export const announcementAsText = ({ title, value, highlights, closing }: AnnouncementText): string =>
  [title, value, highlights, closing].filter((part) => part.trim() !== '').join('\n');

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const sentence = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  return /[.!?…]$/.test(line) ? line : `${line}.`;
};

/** "Follows by Thu 17 Dec: The FAQ is published.", for each condition that is due after the launch. */
const following = (release: Release): readonly string[] =>
  release.conditions
    .filter((condition) => condition.state === 'open' && isAfterLaunchDay(condition.dueOn, release))
    .map(({ dueOn, text }) => `Follows by ${formatDate(dueOn, 'UTC')}: ${sentence(text)}`);

/** What users gain by each point of the scope, where nobody wrote highlights: a point's own name is for us. */
const highlights = ({ plan }: Release): string =>
  plan.highlights === ''
    ? plan.contents.scope
        .map(({ gain }) => gain)
        .filter((gain) => gain !== '')
        .join('\n')
    : plan.highlights;

const thanksTo = (departments: readonly string[], people: readonly string[]): string => {
  if (people.length === 0) return departments.length === 0 ? '' : `Thank you: ${listed(departments)}.`;
  return departments.length === 0
    ? `Thank you by name: ${listed(people)}.`
    : `Thank you: ${listed(departments)}. By name: ${listed(people)}.`;
};

/** The draft that the release manager finds in the preview: everything the plan already knows. */
export const draftAnnouncement = (release: Release): AnnouncementText => {
  const thanked = release.lights
    .filter(({ state }) => state === 'green' || state === 'conditional')
    .map(({ name }) => name);
  const thanks = thanksTo(thanked, creditsOf(release.plan.contents.credits.people));
  return {
    title: `${titleOf(release)} is live`,
    value: release.plan.value,
    highlights: highlights(release),
    closing: [
      ...following(release),
      [`Questions? Ask ${release.manager.name}.`, thanks].filter((part) => part !== '').join(' '),
    ].join('\n'),
  };
};
