import { isAfter } from '../../../../domain/calendar.ts';
import { audiencesOf, leadsBeside } from '../../../../domain/delivery/audience.ts';
import { type Audience, sameAudience } from '../../../../domain/delivery/due-action.ts';
import { presentDelegates } from '../../../../domain/lights/delegates.ts';
import type { Light, LightState } from '../../../../domain/lights/light.ts';
import { lightsAreOpen } from '../../../../domain/release.ts';
import type { Scene, Voices } from './scene.ts';

/**
 * What a department's card says. The first line of the table that holds decides:
 *
 *   cancelled, launched      nothing can be answered any more, wherever the card stands
 *   moved                    the department is asked elsewhere now
 *   on_hold                  nobody is asked until the release goes on
 *   nobody                   there is a question, but no one to answer it
 *   ask                      a question that waits, asked for the first time or again
 *   on_track … not_applicable  answered
 */
export type Standing =
  | 'cancelled'
  | 'launched'
  | 'moved'
  | 'on_hold'
  | 'nobody'
  | 'ask'
  | Exclude<LightState, 'waiting' | 'stale'>;

/** A question waits: never answered, asked again, or still red after the promised date. */
export const asksNow = (light: Light): boolean =>
  light.state === 'waiting' ||
  light.state === 'stale' ||
  (light.state === 'not_yet' &&
    light.askedAt !== null &&
    light.answer !== null &&
    isAfter(light.askedAt, light.answer.at));

/** Whether the department is still asked there. */
const standsRight = ({ release, settings, now }: Scene, light: Light, audience: Audience): boolean =>
  [
    ...audiencesOf(light, release, settings),
    ...leadsBeside(light, release, settings).map(({ user }) => ({ user })),
    ...presentDelegates(light, settings, now).map(({ userId: user }) => ({ user })),
  ].some((current) => sameAudience(current, audience));

/** What the card of this light says to this audience. */
export const standingOf = (
  scene: Scene,
  light: Light,
  { audience, voices }: { audience: Audience; voices: Voices },
): Standing => {
  const { release } = scene;
  if (release.stage === 'cancelled') return 'cancelled';
  if (!lightsAreOpen(release)) return 'launched';
  if (!standsRight(scene, light, audience)) return 'moved';
  if (release.hold !== null) return 'on_hold';
  const anyone = voices.anyone || light.delegates.length > 0;
  if (asksNow(light)) return anyone ? 'ask' : 'nobody';
  return light.state === 'waiting' || light.state === 'stale' ? 'ask' : light.state;
};
