import { formatDate } from '../../../../domain/calendar.ts';
import type { Audience } from '../../../../domain/delivery/due-action.ts';
import { presentDelegates } from '../../../../domain/lights/delegates.ts';
import type { Light } from '../../../../domain/lights/light.ts';
import { isAskedInPerson } from '../../../../domain/urgent/asked-in-person.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import type { Scene } from './scene.ts';

/** Who may answer beside its own people, and until when; null where nobody, or where all are asked so. */
export const delegateLine = (scene: Scene, light: Light, audience: Audience): Mrkdwn | null => {
  const { release, settings, now } = scene;
  if (release.practice || isAskedInPerson(light, release)) return null;
  const lines = presentDelegates(light, settings, now).map(({ userId, name, until }) => {
    const days = until === null ? 'in this release' : `until ${formatDate(until, 'UTC', now)}`;
    return 'user' in audience && audience.user === userId
      ? mrkdwn`You may answer for ${light.name} ${days}.`
      : mrkdwn`${name} may answer too, ${days}.`;
  });
  return lines.length === 0 ? null : joinMrkdwn(lines, ' ');
};
