import { goesOutside, isNotice, isOut } from '../announcement/version.ts';
import { versionSlot } from '../announcement/version-boards.ts';
import { announcementAudiences, audiencesOf } from '../delivery/audience.ts';
import { announcementSlot, departmentCardSlot } from '../delivery/boards.ts';
import type { Slot } from '../delivery/due-action.ts';
import { sameAudience } from '../delivery/due-action.ts';
import { lightOf, type Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';

/** Whom a prompt speaks to: who ran it, who sells or supports it, who uses it. */
export type PromptedAs = 'ran' | 'sells' | 'uses';

/** A prompt's own place, and under what it stands. */
export type Prompt = { slot: Slot; threadOf: Slot; as: PromptedAs };

/** In a channel once a round; a person once a release, whatever they are asked as. In a rehearsal each round. */
const slotFor = (release: Release, audience: Slot['audience'], days: number): Slot => ({
  kind: 'statement.feedback_prompt',
  subject: 'user' in audience && !release.practice ? 'person' : String(days),
  audience,
});

/** A department is asked under its card. */
export const promptsOfDepartment = (
  release: Release,
  settings: WorkspaceSettings,
  { departmentId, days, as }: { departmentId: string; days: number; as: PromptedAs },
): readonly Prompt[] => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return [];
  return audiencesOf(light, release, settings).map((audience) => ({
    slot: slotFor(release, audience, days),
    threadOf: departmentCardSlot(departmentId, audience),
    as,
  }));
};

/** Readers are asked under what they read: the announcement, or its version for them; each channel once. */
export const promptsOfReaders = (
  release: Release,
  settings: WorkspaceSettings,
  days: number,
): readonly Prompt[] => {
  const announced = announcementAudiences(release, settings).map((audience) =>
    announcementSlot(release, audience),
  );
  const versions = release.telling.versions
    .filter((version) => isOut(version) && !isNotice(version) && !goesOutside(version))
    .map((version) => versionSlot(version, release))
    .filter((slot) => slot !== null);
  const places: Slot[] = [];
  for (const slot of [...announced, ...versions]) {
    if (!places.some(({ audience }) => sameAudience(audience, slot.audience))) places.push(slot);
  }
  // Here the announcement itself is the person's only place: every round is meant for whoever reads it.
  return places.map((threadOf) => ({
    slot: {
      kind: 'statement.feedback_prompt',
      subject: String(days),
      audience: threadOf.audience,
    },
    threadOf,
    as: 'uses',
  }));
};
