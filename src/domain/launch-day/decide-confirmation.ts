import { type Instant, isAfter, later } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { wallOf } from '../delivery/moments.ts';
import { launchHasPassed } from '../delivery/past-launch.ts';
import type { Light } from '../lights/light.ts';
import type { PersonStamp } from '../person.ts';
import { refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import type { WorkspaceSettings } from '../settings/settings.ts';
import { workingDaysBetween } from '../working-days.ts';
import {
  type Confirmation,
  isGreenLight,
  presentConfirmation,
  waiverStill,
  wantsConfirmation,
} from './confirmation.ts';
import { dayOf, mayGoInAdvance } from './confirmation-moments.ts';

/** An answer younger than so many working days answers the next question by itself. */
const FRESH_DAYS = 2;

const withConfirmation = (release: Release, light: Light, confirmation: Confirmation): Release => {
  const next = { ...light, confirmation };
  // Whatever it says now, the manager decided about its silence.
  const lights = release.lights.map((each) =>
    each === light ? { ...next, waiver: waiverStill(next, release) } : each,
  );
  return { ...release, lights };
};

type Said = { by: PersonStamp; at: Instant };

/** What the department said last, where that was before its light was asked for again. */
const lastWord = ({ answer, confirmation, askedAt }: Light): Said | null => {
  const said = confirmation?.said ?? null;
  const words = [answer, said].filter((word) => word !== null && !isAfter(askedAt ?? word.at, word.at));
  return words.reduce<Said | null>(
    (newest, word) =>
      word === null || (newest !== null && later(newest.at, word.at) === newest.at) ? newest : word,
    null,
  );
};

/** Said a moment ago: it is not asked the same again, unless somebody has to go for it at night. */
const freshWord = (
  light: Light,
  release: Release,
  settings: WorkspaceSettings,
  now: Instant,
): Said | null => {
  const word = isGreenLight(light) ? lastWord(light) : null;
  if (word === null || mayGoInAdvance(light, release, settings)) return null;
  const { week } = wallOf(light.departmentId, settings);
  const days = workingDaysBetween(dayOf(light, settings, word.at), dayOf(light, settings, now), week);
  return days < FRESH_DAYS ? word : null;
};

/** Its turn came: it is asked, or what it said a moment ago counts, or its light is open and says it. */
export const askConfirmation = (
  release: Release,
  { departmentId }: Extract<Command, { type: 'ask_confirmation' }>,
  { now, settings }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  const over = release.hold !== null || launchHasPassed(release, now);
  if (over || !wantsConfirmation(release) || presentConfirmation(light, release) !== null) {
    return decided(release);
  }
  const fresh = freshWord(light, release, settings, now);
  const said = fresh === null ? null : { by: fresh.by, at: fresh.at, advance: false };
  const outcome = said !== null ? 'fresh' : isGreenLight(light) ? 'asked' : 'by_light';
  const confirmation = { askedAt: now, launchAt: release.plan.launch.at, said };
  return decided(withConfirmation(release, light, confirmation), {
    type: 'confirmation_asked',
    departmentId,
    name: light.name,
    outcome,
  });
};

/** "Still green": one tap, and the launch does not wait for it. */
export const confirmLight = (
  release: Release,
  { departmentId, advance }: Extract<Command, { type: 'confirm_light' }>,
  { by, now, settings }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  const { name, state } = light;
  const present = presentConfirmation(light, release);
  if (present === null || release.hold !== null) return refuse({ code: 'nothing_to_confirm', name });
  if (!isGreenLight({ state })) return refuse({ code: 'light_comes_first', name });
  if (advance && !mayGoInAdvance(light, release, settings)) return refuse({ code: 'no_advance', name });
  // Going in advance says more than "still green" does.
  if (present.said !== null && (present.said.advance || !advance)) return decided(release);
  const confirmed = withConfirmation(release, light, { ...present, said: { by, at: now, advance } });
  return decided(confirmed, { type: 'light_confirmed', departmentId, name, advance });
};
