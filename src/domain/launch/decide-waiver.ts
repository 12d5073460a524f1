import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { isUnconfirmed } from '../launch-day/confirmation.ts';
import { isSettled, type Light } from '../lights/light.ts';
import { isNeeded } from '../lights/needed.ts';
import { readinessEvents } from '../lights/readiness.ts';
import { refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import { secondsFor } from './decide-launch.ts';
import { demandsOf } from './demands.ts';
import type { Waiver } from './waiver.ts';

const withWaiver = (release: Release, light: Light, waiver: Waiver | null): Release => ({
  ...release,
  lights: release.lights.map((each) => (each === light ? { ...light, waiver } : each)),
});

/** On high risk, save in a rehearsal, which its manager plays alone. */
const waiverNeedsSecond = (release: Release): boolean => demandsOf(release).secondPerson && !release.practice;

/** After the risk was judged anew: whether somebody else has to agree follows it, what they agreed to stands. */
export const waiversByRisk = (release: Release): readonly Light[] => {
  const needsSecond = waiverNeedsSecond(release);
  return release.lights.map((light) =>
    light.waiver === null || light.waiver.needsSecond === needsSecond
      ? light
      : { ...light, waiver: { ...light.waiver, needsSecond } },
  );
};

/**
 * The release manager goes without a department's light: with a reason, and naming who accepted the risk. On
 * high risk it counts once a second person has agreed.
 */
export const waive = (
  release: Release,
  { departmentId, reason, acceptedBy }: Extract<Command, { type: 'waive' }>,
  { by, now, settings }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  if (reason.trim() === '') {
    const problems = [{ field: 'reason', problem: 'Say why the launch does not wait for it.' }];
    return refuse({ code: 'fields_invalid', problems });
  }
  const stands = isSettled(light) && !isUnconfirmed(light, release);
  if (stands || !isNeeded(light, release)) {
    return refuse({ code: 'nothing_to_waive', name: light.name });
  }
  const needsSecond = waiverNeedsSecond(release);
  if (needsSecond && secondsFor(release, settings).length === 0) return refuse({ code: 'nobody_second' });
  const waiver = { reason, acceptedBy, by, at: now, needsSecond, agreedBy: null, agreedAt: null };
  const next = withWaiver(release, light, waiver);
  return decided(
    next,
    { type: 'waiver_given', departmentId, name: light.name, reason, acceptedBy, needsSecond },
    ...readinessEvents(release, next, light.name),
  );
};

/** The second person, who is never the one who asked. */
export const agreeWaiver = (
  release: Release,
  { departmentId, agreed }: Extract<Command, { type: 'agree_waiver' }>,
  { by, now }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  const { waiver, name } = light;
  if (waiver === null || !waiver.needsSecond || waiver.agreedBy !== null) {
    return refuse({ code: 'nothing_to_consent_to', name });
  }
  if (waiver.by.userId === by.userId) return refuse({ code: 'second_must_be_other', name: waiver.by.name });
  const next = withWaiver(release, light, agreed ? { ...waiver, agreedBy: by, agreedAt: now } : null);
  return decided(
    next,
    { type: 'waiver_agreed', departmentId, name, agreed },
    ...readinessEvents(release, next, name),
  );
};

/** The launch waits for the department again. */
export const withdrawWaiver = (
  release: Release,
  { departmentId }: Extract<Command, { type: 'withdraw_waiver' }>,
  _context: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  if (light.waiver === null) return decided(release);
  const next = withWaiver(release, light, null);
  return decided(
    next,
    { type: 'waiver_withdrawn', departmentId, name: light.name },
    ...readinessEvents(release, next, light.name),
  );
};
