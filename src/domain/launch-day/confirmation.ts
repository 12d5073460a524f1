import type { Instant } from '../calendar.ts';
import { counts } from '../launch/waiver.ts';
import type { Light, LightState } from '../lights/light.ts';
import type { PersonStamp } from '../person.ts';
import type { Release } from '../release.ts';
import { riskOf } from '../risk/risk.ts';

/** A department's word, shortly before the launch, that its green light is still one. */
export type Confirmed = {
  by: PersonStamp;
  at: Instant;
  /** They go in the roll-call of the launch already, at which they are not there. */
  advance: boolean;
};

/**
 * "Still green?", as it was asked about one planned moment. What was said is void once the light is asked for
 * again; a green light that is given meanwhile says it, too.
 */
export type Confirmation = {
  askedAt: Instant;
  /** The planned moment that it is about; null once that has changed, also where it is changed back. */
  launchAt: Instant | null;
  said: Confirmed | null;
};

type Judged = Pick<Release, 'plan' | 'urgent'>;

const isRisky = ({ plan, urgent }: Judged): boolean => urgent === null && riskOf(plan.risk) !== 'low';

/** Whether departments are asked once more before the launch: not where nobody judged the risk, or it is low. */
export const wantsConfirmation = (release: Judged): boolean => release.plan.risk !== null && isRisky(release);

/** Whether the launch is called out, station by station. */
export const wantsRollCall = ({ plan, urgent }: Judged): boolean =>
  urgent === null && riskOf(plan.risk) === 'high';

const GREEN: readonly LightState[] = ['green', 'conditional'];

export const isGreenLight = ({ state }: Pick<Light, 'state'>): boolean => GREEN.includes(state);

/** Asked about the launch as it is planned now; null where its turn has not come, or the date is another. */
export const presentConfirmation = (
  { confirmation }: Pick<Light, 'confirmation'>,
  { plan }: Pick<Release, 'plan'>,
): Confirmation | null => (confirmation?.launchAt === plan.launch.at ? confirmation : null);

/** Asked, and nothing heard since. */
export const isUnheard = (light: Pick<Light, 'confirmation'>, release: Judged): boolean => {
  const present = presentConfirmation(light, release);
  return present !== null && present.said === null && isRisky(release);
};

/** A green light of which nobody said that it is still one: it is in the way of the launch. */
export const isUnconfirmed = (light: Light, release: Judged): boolean =>
  isGreenLight(light) && !counts(light.waiver) && isUnheard(light, release);

/** It goes in the roll-call without being called. */
export const wentInAdvance = (light: Light, release: Pick<Release, 'plan'>): Confirmed | null => {
  const said = presentConfirmation(light, release)?.said ?? null;
  return said?.advance === true && isGreenLight(light) ? said : null;
};

/** The light is asked for again: what was confirmed is void. */
export const unconfirmed = ({ confirmation }: Pick<Light, 'confirmation'>): Confirmation | null =>
  confirmation === null ? null : { ...confirmation, said: null };

/** Whoever gives the light says by it that it is green now. */
export const confirmedByLight = (
  { confirmation }: Pick<Light, 'confirmation'>,
  said: Pick<Confirmed, 'by' | 'at'>,
): Confirmation | null =>
  confirmation === null ? null : { ...confirmation, said: { ...said, advance: false } };

/** A light that counts by itself needs no launch without it, unless nobody said that it is still green. */
export const waiverStill = (light: Light, release: Judged): Light['waiver'] => {
  const countsByItself = isGreenLight(light) || light.state === 'not_applicable';
  const isWaitedFor = isGreenLight(light) && isUnheard(light, release);
  return countsByItself && !isWaitedFor ? null : light.waiver;
};

/** Another date was chosen: what was asked about the one before is over. What was said still tells how things stood. */
export const withConfirmationsOver = (release: Release): Release => ({
  ...release,
  lights: release.lights.map((light) =>
    light.confirmation === null || light.confirmation.launchAt === null
      ? light
      : { ...light, confirmation: { ...light.confirmation, launchAt: null } },
  ),
});

/** Lights whose launch without them has become pointless lose it: another date, another risk. */
export const withWaiversStill = (release: Release): Release => {
  if (release.lights.every((light) => light.waiver === waiverStill(light, release))) return release;
  const lights = release.lights.map((light) => ({ ...light, waiver: waiverStill(light, release) }));
  return { ...release, lights };
};
