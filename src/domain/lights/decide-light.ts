import { blockerOfLight } from '../blockers/blocker.ts';
import { blockersAfter } from '../blockers/decide-blocker.ts';
import type { Command } from '../command.ts';
import { type Condition, lightByConditions, pendingOf } from '../conditions/condition.ts';
import { conditionsAfter, conditionsConsented, isSameCondition } from '../conditions/decide-condition.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { awaitsChoice } from '../delivery/past-launch.ts';
import { confirmedByLight, unconfirmed, waiverStill } from '../launch-day/confirmation.ts';
import { isDeputyOnly } from '../policy.ts';
import { refuse } from '../refusal.ts';
import { lightOf, type Release } from '../release.ts';
import { departmentById } from '../settings/settings.ts';
import { factsMark, fingerprint, planAsJudged } from './facts.ts';
import {
  isSettled,
  type Light,
  type LightAnswer,
  type LightState,
  type RecordedAnswer,
  stateAfter,
} from './light.ts';
import { comesAfter } from './order.ts';
import { votesNeeded, withVote } from './quorum.ts';
import { readinessEvents } from './readiness.ts';
import { isStrict, overlapOf } from './separation.ts';

const withLight = (release: Release, light: Light): Release => ({
  ...release,
  lights: release.lights.map((each) => (each.departmentId === light.departmentId ? light : each)),
});

/** Records a department's answer. The same answer again changes nothing and is no event, unless it was asked anew. */
export const answer = (
  release: Release,
  { departmentId, answer: given, seen }: Extract<Command, { type: 'answer' }>,
  { by, now, settings }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  if (sameAnswer(light, given, by.userId)) return decided(release);
  const opens = given.answer === 'green' || given.answer === 'conditional';
  const needed = release.practice
    ? 1
    : votesNeeded(light.rules.quorum, departmentById(settings, departmentId));
  if (opens && light.votes.length < needed && sameVote(release, light, given, by.userId))
    return decided(release);
  const judged = fingerprint(planAsJudged(release), light.rules.judges, departmentId);
  const judges = opens || given.answer === 'not_applicable';
  if (judges && seen !== undefined && seen !== factsMark(judged)) {
    return refuse({ code: 'facts_changed', name: light.name });
  }
  const first = comesAfter(light, release).map(({ name }) => name);
  if (opens && first.length > 0) return refuse({ code: 'comes_after', name: light.name, first });
  const also = opens ? overlapOf(release, { userId: by.userId, departmentId }) : null;
  if (also !== null && isStrict(release, settings)) {
    return refuse({ code: 'counts_elsewhere', name: light.name, ...also });
  }
  const recorded: RecordedAnswer = {
    ...given,
    by,
    at: now,
    asDeputy: isDeputyOnly(by.userId, departmentId, settings),
    judged,
    ...(also !== null && !release.practice && { also }),
  };
  const votes = opens ? withVote(light.votes, { by, at: now }) : [];
  const answered = {
    ...light,
    // An answer before the ask is taken: the question would only repeat it.
    askedAt: light.askedAt ?? now,
    votes,
    // Whatever the department says now, the manager decided about what it had said before.
    waiver: null,
  };
  // "Still green" is about what has changed, and one of several people speaks only of their own conditions.
  const others = light.votes.map((vote) => vote.by.userId).filter((id) => needed > 1 && id !== by.userId);
  const stands = ({ raisedBy }: Condition) => light.state === 'stale' || others.includes(raisedBy.userId);
  const cleared = blockersAfter(release, departmentId, given, { by, now });
  const matters = conditionsAfter(cleared, departmentId, given, { by, now }, stands);
  const about = { departmentId, name: light.name, answer: recorded, ...mattersOf(matters, departmentId) };
  if (opens && votes.length < needed) {
    const voted = withLight(matters, { ...answered, state: 'waiting', changes: [] });
    return decided(
      voted,
      { type: 'light_voted', ...about, votes: votes.length, needed },
      ...readinessEvents(release, voted, light.name),
    );
  }
  const next = withLight(matters, {
    ...answered,
    state: opens ? lightByConditions(pendingOf(matters, departmentId)) : stateAfter[given.answer],
    answer: recorded,
    changes: [],
    askedAgainBecause: null,
    confirmation: confirmedByLight(light, { by, at: now }),
  });
  return decided(
    next,
    { type: 'light_answered', ...about, before: light.state },
    ...readinessEvents(release, next, light.name),
  );
};

/** What the department's answer leaves: conditions that still hold, and what it waits for. */
const mattersOf = (
  release: Release,
  departmentId: string,
): { pending?: readonly string[]; blockerId?: string } => {
  const pending = pendingOf(release, departmentId).map(({ id }) => id);
  const blocker = blockerOfLight(release, departmentId);
  return { ...(pending.length > 0 && { pending }), ...(blocker !== undefined && { blockerId: blocker.id }) };
};

/** A green light whose conditions make it look otherwise: said again by the same person, nothing is new. */
const WITH_CONDITIONS: readonly LightState[] = ['conditional', 'conditional_asked'];

const sameAnswer = (light: Light, given: LightAnswer, userId: string): boolean => {
  if (light.answer === null || light.askedAgainBecause !== null) return false;
  const own = given.answer === 'conditional' || light.answer.by.userId === userId;
  const stands = light.state === stateAfter[given.answer] || (own && WITH_CONDITIONS.includes(light.state));
  if (!stands) return false;
  const { by: _by, at: _at, asDeputy: _asDeputy, judged: _judged, also: _also, ...before } = light.answer;
  return JSON.stringify(before) === JSON.stringify(given);
};

/** The same green light of one of several people, who has not said anything else since. */
const sameVote = (release: Release, light: Light, given: LightAnswer, userId: string): boolean => {
  if (light.state !== 'waiting' || !light.votes.some(({ by }) => by.userId === userId)) return false;
  const own = pendingOf(release, light.departmentId).filter(({ raisedBy }) => raisedBy.userId === userId);
  return given.answer === 'conditional'
    ? own.some((condition) => isSameCondition(condition, given))
    : own.length === 0;
};

/** What counts only once the release manager agrees. */
const ASKED: readonly LightState[] = ['not_applicable_asked', 'conditional_asked'];

/** The release manager agrees to what counts only with their consent, or the department is asked again. */
export const consent = (
  release: Release,
  { departmentId, agreed }: Extract<Command, { type: 'consent' }>,
  { by, now }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  if (!ASKED.includes(light.state)) return refuse({ code: 'nothing_to_consent_to', name: light.name });
  const given = { type: 'consent_given', departmentId, name: light.name, agreed } as const;
  const settled = conditionsConsented(release, departmentId, agreed, { by, now });
  if (agreed) {
    const state =
      light.state === 'not_applicable_asked'
        ? 'not_applicable'
        : lightByConditions(pendingOf(settled, departmentId));
    // It counts by itself now: nothing is left to launch without.
    const counted: Light = { ...light, state, askedAgainBecause: null };
    const next = withLight(settled, { ...counted, waiver: waiverStill(counted, release) });
    return decided(next, given, ...readinessEvents(release, next, light.name));
  }
  const because = 'The release manager needs your answer for this one.';
  const asked = { state: 'waiting', votes: [], askedAt: now, askedAgainBecause: because } as const;
  const confirmation = unconfirmed(light);
  const next = withLight(settled, { ...light, ...asked, confirmation });
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
  const tooSoon = comesAfter(light, release).length > 0;
  if (light.askedAt !== null || release.hold !== null || tooSoon || awaitsChoice(release, light, now)) {
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
    (light.state !== 'on_track' && light.state !== 'not_yet') ||
    release.hold !== null ||
    awaitsChoice(release, light, now)
  ) {
    return decided(release);
  }
  const because =
    light.state === 'on_track'
      ? 'You said you were on track.'
      : light.answer?.answer === 'not_yet'
        ? 'The date you expected it to be solved has come.'
        : 'Your condition was not met in time.';
  // Red stays red until answered: only the question is new.
  const state = light.state === 'not_yet' ? 'not_yet' : 'waiting';
  const next = withLight(release, {
    ...light,
    state,
    askedAt: now,
    askedAgainBecause: because,
    confirmation: unconfirmed(light),
  });
  return decided(next, { type: 'department_asked', departmentId, name: light.name, again: true, because });
};

/** A green light has a best-before: it is asked again, and counts no more. */
export const expire = (
  release: Release,
  { departmentId }: Extract<Command, { type: 'expire' }>,
  { now }: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  const holds = light?.state === 'green' || light?.state === 'conditional';
  if (light === undefined || !holds || release.hold !== null || light.rules.validDays === null) {
    return decided(release);
  }
  const days = light.rules.validDays;
  const because = `Your green light is ${days} working ${days === 1 ? 'day' : 'days'} old.`;
  const { name, state: before } = light;
  // Past the planned launch nobody is asked before the manager chose: only its card says it.
  const asks = !awaitsChoice(release, light, now);
  const next = withLight(release, {
    ...light,
    state: 'stale',
    changes: [],
    votes: [],
    askedAt: asks ? now : light.askedAt,
    askedAgainBecause: because,
    confirmation: unconfirmed(light),
  });
  return decided(
    next,
    { type: 'light_stale', departmentId, name, before, changes: [] },
    ...(asks ? [{ type: 'department_asked', departmentId, name, again: true, because } as const] : []),
    ...readinessEvents(release, next, name),
  );
};

/** The department's own people are away: somebody else may answer, for this release or until a day. */
export const letAnswer = (
  release: Release,
  { departmentId, delegate }: Extract<Command, { type: 'let_answer' }>,
  _context: Context,
): Decision => {
  const light = lightOf(release, departmentId);
  if (light === undefined) return refuse({ code: 'unknown_department' });
  const { userId: id, until: day } = delegate;
  // Let in already, for just as long.
  if (light.delegates.some(({ userId, until }) => userId === id && until === day)) return decided(release);
  const others = light.delegates.filter(({ userId }) => userId !== delegate.userId);
  const next = withLight(release, { ...light, delegates: [...others, delegate] });
  return decided(next, { type: 'answer_delegated', departmentId, name: light.name, delegate });
};
