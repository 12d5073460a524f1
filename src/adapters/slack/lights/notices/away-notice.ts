import type { Reads } from '../../../../application/ports.ts';
import { presenceOf } from '../../../../application/reminders/staffing.ts';
import { isOwed, type Light } from '../../../../domain/lights/light.ts';
import { lightsAreOpen, titleOf } from '../../../../domain/release.ts';
import { addresseesOf } from '../../../../domain/reminders/stand-in.ts';
import { departmentById, speakersOf } from '../../../../domain/settings/settings.ts';
import { section } from '../../kit/blocks.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { awayWords } from '../../words/away.ts';
import { letAnswerControls } from '../away/silent-notice.ts';
import { messageOf } from '../card/practice-mark.ts';
import type { Scene } from '../card/scene.ts';

/** Everybody who could answer for a department is away: what that means, and what mends it. Null once it is over. */
export const awayNotice = async (reads: Reads, scene: Scene, light: Light): Promise<SlackMessage | null> => {
  const { release, settings, now } = scene;
  const department = departmentById(settings, light.departmentId);
  if (department === undefined || !lightsAreOpen(release) || !isOwed(light)) return null;
  const presence = await presenceOf(reads, settings, department, now);
  if (addresseesOf(department, presence).length > 0) return null;
  const away = speakersOf(department)
    .map(presence)
    .filter((why) => why !== null && why !== 'gone');
  if (away.length === 0) return null;
  const who = joinMrkdwn(
    away.map((absence) => awayWords(absence, now)),
    '; ',
  );
  const line = mrkdwn`Nobody is there to answer for *${light.name}* in *${titleOf(release)}*: ${who}. I remind them when they are back. Somebody else can answer meanwhile, or an admin names a deputy in the settings.`;
  return messageOf(release, release.manager.name, line, [
    section(line),
    letAnswerControls(release, light, false),
  ]);
};
