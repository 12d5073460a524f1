import type { Light } from '../../../../domain/lights/light.ts';
import { lightsAreOpen, titleOf } from '../../../../domain/release.ts';
import { section } from '../../kit/blocks.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { mrkdwn } from '../../kit/mrkdwn.ts';
import { messageOf } from '../card/practice-mark.ts';
import type { Scene, Voices } from '../card/scene.ts';

/** A question was put that nobody can answer; null once somebody can. */
export const nobodyNotice = ({ release }: Scene, light: Light, voices: Voices): SlackMessage | null => {
  if (voices.anyone || !lightsAreOpen(release)) return null;
  const text = mrkdwn`*Nobody can answer for ${light.name}*, so *${titleOf(release)}* cannot get its green light. Name a lead in the settings, or ask an admin to: I tell that person at once.`;
  return messageOf(release, release.manager.name, text, [section(text)]);
};
