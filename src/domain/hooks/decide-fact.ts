import { toWall } from '../calendar.ts';
import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { nextAsk } from '../delivery/answer-moments.ts';
import type { ReleaseEvent } from '../event.ts';
import { REASON_MAX } from '../lights/answer-form.ts';
import { answer } from '../lights/decide-light.ts';
import type { Light, LightAnswer, LightState } from '../lights/light.ts';
import { lightOf, lightsAreOpen, type Release } from '../release.ts';
import { departmentById, weekOf, zoneOf } from '../settings/settings.ts';
import { nextWorkingDay } from '../working-days.ts';
import { isAboutBuild, isOutdated, type OutsideFact, tellingOf } from './fact.ts';
import { onStageFact } from './on-stage-fact.ts';

type Reported = Extract<Command, { type: 'report_fact' }>;

/** Red already, or the department said that it is not concerned. */
const STAYS: readonly LightState[] = ['not_yet', 'not_applicable', 'not_applicable_asked'];

/** "tests failed for rc2. 3 of 812. https://ci.example/1" */
export const reasonOf = ({ name, candidate, words, link }: OutsideFact): string => {
  const about = candidate === '' ? `${name} failed.` : `${name} failed for ${candidate}.`;
  const room = REASON_MAX - about.length - link.length - 2;
  return [about, [...words].slice(0, Math.max(0, room)).join(''), link]
    .filter((each) => each !== '')
    .join(' ');
};

/** The light that a failed check turns red: before the launch only, and never against its manager's own decision. */
const lightToTurn = (release: Release, { fact, departmentId }: Reported): Light | undefined => {
  if (fact.kind !== 'check' || fact.state !== 'failed' || departmentId === null) return undefined;
  if (!lightsAreOpen(release) || !isAboutBuild(fact, release)) return undefined;
  const light = lightOf(release, departmentId);
  return light === undefined || STAYS.includes(light.state) || light.waiver !== null ? undefined : light;
};

/** The department is asked again on its next working day; before its first question, when that is planned. */
const againOn = (release: Release, light: Light, { settings, now }: Context): string => {
  const department = departmentById(settings, light.departmentId);
  const zone = zoneOf(settings, department);
  const next = nextWorkingDay(toWall(now, zone).date, weekOf(settings, department));
  if (light.askedAt !== null) return next;
  const planned = toWall(nextAsk(light, release, settings, now), zone).date;
  const [day = next] = [planned, next].toSorted().reverse();
  return day;
};

/**
 * Another system reports something. A failed check turns its department's light red, as a "not yet" of that system;
 * nothing that passed makes anything green or launches. What is older than what is known changes nothing.
 */
export const reportFact = (release: Release, reported: Reported, context: Context): Decision => {
  const { fact, known, toldLately, by } = reported;
  if (isOutdated(fact, known)) return decided(release);
  const light = lightToTurn(release, reported);
  const told = tellingOf(fact, { known, toldLately, release, now: context.now });
  const seen = onStageFact(release, fact, told);
  const { kind, name: check, ...said } = fact;
  const event = (turned: Light | undefined): ReleaseEvent => ({
    type: 'fact_reported',
    kind,
    check,
    ...said,
    // What turned a light says so to the manager with the light.
    tells: turned === undefined ? seen.telling : null,
    ...(turned !== undefined && { turned: turned.departmentId }),
  });
  if (light === undefined) return decided(seen.release, event(undefined));
  const given: LightAnswer = {
    answer: 'not_yet',
    reason: reasonOf(fact),
    solver: light.name,
    expectedOn: againOn(release, light, context),
  };
  const command = { type: 'answer', departmentId: light.departmentId, answer: given } as const;
  const turned = answer(seen.release, command, { ...context, by });
  if (!turned.ok) return decided(seen.release, event(undefined));
  return decided(turned.release, event(light), ...turned.events);
};
