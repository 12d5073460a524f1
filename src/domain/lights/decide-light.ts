import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { awaitsChoice } from '../delivery/past-launch.ts';
import type { ReleaseEvent } from '../event.ts';
import { isDeputyOnly } from '../policy.ts';
import { refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import { isSettled, type Light, type RecordedAnswer, stateAfter } from './light.ts';
import { isReady } from './verdict.ts';

const withLight = (release: Release, light: Light): Release => ({
  ...release,
  lights: release.lights.map((each) => (each.departmentId === light.departmentId ? light : each)),
});

/** What a changed light means for the whole: the last one makes ready, one that turns takes it back. */
const readinessEvents = (before: Release, after: Release, name: string): ReleaseEvent[] => {
  if (!isReady(before) && isReady(after)) return [{ type: 'all_green' }];
  if (isReady(before) && !isReady(after)) return [{ type: 'readiness_lost', name }];
  return [];
};

/** Records a department's answer. The same answer again changes nothing and is no event, unless it was asked anew. */
export const answer = (
  release: Release,
  { departmentId, answer: given }: Extract<Command, { type: 'answer' }>,
  { by, now, settings }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  if (sameAnswer(light, given)) return decided(release);
  const recorded: RecordedAnswer = {
    ...given,
    by,
    at: now,
    asDeputy: isDeputyOnly(by.userId, departmentId, settings),
  };
  const next = withLight(release, {
    ...light,
    state: stateAfter[given.answer],
    answer: recorded,
    // An answer before the ask is taken: the question would only repeat it.
    askedAt: light.askedAt ?? now,
    askedAgainBecause: null,
  });
  return decided(
    next,
    { type: 'light_answered', departmentId, name: light.name, answer: recorded, before: light.state },
    ...readinessEvents(release, next, light.name),
  );
};

const sameAnswer = (
  light: Light,
  given: RecordedAnswer | Extract<Command, { type: 'answer' }>['answer'],
): boolean => {
  if (light.answer === null || light.state !== stateAfter[given.answer]) return false;
  if (light.askedAgainBecause !== null) return false;
  const { by: _by, at: _at, asDeputy: _asDeputy, ...before } = light.answer;
  return JSON.stringify(before) === JSON.stringify(given);
};

/** The release manager agrees that a department is not concerned, or asks it again. */
export const consent = (
  release: Release,
  { departmentId, agreed }: Extract<Command, { type: 'consent' }>,
  { now }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  if (light.state !== 'not_applicable_asked')
    return refuse({ code: 'nothing_to_consent_to', name: light.name });
  const given = { type: 'consent_given', departmentId, name: light.name, agreed } as const;
  if (agreed) {
    const next = withLight(release, { ...light, state: 'not_applicable', askedAgainBecause: null });
    return decided(next, given, ...readinessEvents(release, next, light.name));
  }
  const because = 'The release manager needs your answer for this one.';
  const next = withLight(release, { ...light, state: 'waiting', askedAt: now, askedAgainBecause: because });
  const again = { type: 'department_asked', departmentId, name: light.name, again: true, because } as const;
  // On hold nobody is asked anything: the card says it, and the reminders follow after the hold.
  return release.hold === null ? decided(next, given, again) : decided(next, given);
};

/** The moment came: the department's card goes out, and the first one moves the release to sign-off. */
export const ask = (
  release: Release,
  { departmentId }: Extract<Command, { type: 'ask' }>,
  { now }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  if (light.askedAt !== null || release.hold !== null || awaitsChoice(release, light, now)) {
    return decided(release);
  }
  const next = withLight({ ...release, stage: 'sign_off' }, { ...light, askedAt: now });
  return decided(next, {
    type: 'department_asked',
    departmentId,
    name: light.name,
    again: false,
    because: null,
  });
};

/** A promised date came: "on track" and "not yet" are asked again, so nothing stays without a next question. */
export const askAgain = (
  release: Release,
  { departmentId }: Extract<Command, { type: 'ask_again' }>,
  { now }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  if (
    isSettled(light) ||
    light.state === 'waiting' ||
    light.state === 'not_applicable_asked' ||
    release.hold !== null ||
    awaitsChoice(release, light, now)
  ) {
    return decided(release);
  }
  const because =
    light.state === 'on_track'
      ? 'You said you were on track.'
      : 'The date you expected it to be solved has come.';
  // Red stays red until answered: only the question is new.
  const state = light.state === 'not_yet' ? 'not_yet' : 'waiting';
  const next = withLight(release, { ...light, state, askedAt: now, askedAgainBecause: because });
  return decided(next, { type: 'department_asked', departmentId, name: light.name, again: true, because });
};
