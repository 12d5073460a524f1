import type { Chain } from '../../../domain/blockers/chains.ts';
import { formatDate, type Instant } from '../../../domain/calendar.ts';
import type { OwedByPlan } from '../../../domain/launch/demands.ts';
import { changedSentence } from '../../../domain/lights/staleness.ts';
import type { LaunchObstacle } from '../../../domain/lights/verdict.ts';
import { ageWords } from './age.ts';
import { listedAnd } from './listed.ts';
import { plainName } from './plain-name.ts';
import { solverWords } from './solver.ts';

/** A reason inside a list: longer ones stand in full on the department's card. */
const REASON_MAX = 200;

type Words = {
  [Kind in LaunchObstacle['kind']]: (
    obstacle: Extract<LaunchObstacle, { kind: Kind }>,
    now: Instant | null,
  ) => string;
};

/** What somebody wrote as a sentence among others: it ends like one. */
export const asSentence = (text: string): string => {
  const line = plainName(text, REASON_MAX);
  return /[.!?…]$/.test(line) ? line : `${line}.`;
};

const agoWords = (since: Instant, now: Instant | null): string => {
  const age = now === null ? null : ageWords(since, now);
  return age === null ? '' : ` ${age} ago`;
};

const waiting: Words['waiting'] = ({ department, onTrack, asked, nobody, votes, after }) => {
  if (after !== undefined) {
    return `${plainName(department)}: comes after ${listedAnd(after.map((name) => plainName(name)))}.`;
  }
  if (votes !== undefined) {
    return `${plainName(department)}: ${votes} of its people said green, it needs more.`;
  }
  if (nobody) return `${plainName(department)}: nobody can answer, name a lead in the settings.`;
  if (onTrack) return `${plainName(department)}: on track, no green light yet.`;
  return `${plainName(department)}: ${asked ? 'no answer yet' : 'not asked yet'}.`;
};

/** "Sales waits for Product marketing, who waits for Legal." */
export const chainWords = ({ names, circle }: Chain): string => {
  const [first = '', ...others] = names.map((name) => plainName(name));
  if (circle) return `They wait for each other: ${[first, ...others].join(', ')}.`;
  return `${first} waits for ${others.join(', who waits for ')}.`;
};

const OWED: Record<OwedByPlan, string> = {
  back_out: 'At high risk the plan has to say how it is taken back, and by whom.',
  beta: 'At high risk the plan has to say what a trial with users showed.',
};

const WORDS: Words = {
  waiting,
  not_yet: ({ department, reason, solver, expectedOn, chain }) =>
    `${plainName(department)}: not yet. ${asSentence(reason)} ${solver === '' ? 'Nobody is named who can solve it' : `${plainName(solver)} can solve it`}, expected ${formatDate(expectedOn, 'UTC')}.${chain === undefined ? '' : ` ${chainWords(chain)}`}`,
  stale: ({ department, changes }) =>
    changes.length === 0
      ? `${plainName(department)}: asked again because its answer is too old.`
      : `${plainName(department)}: asked again. ${changedSentence(changes)}`,
  condition: ({ department, text, owner, dueOn }) =>
    `${plainName(department)}: was green with a condition, which was not met by ${formatDate(dueOn, 'UTC')}. ${asSentence(text)} ${plainName(owner)} sees to it.`,
  second: ({ department, reason, acceptedBy }) =>
    `${plainName(department)}: is to be launched without, and a second person has not agreed yet. ${asSentence(reason)} ${plainName(acceptedBy)} accepts the risk.`,
  blocker: ({ text, solver, by, since, expectedOn, solved }, now) =>
    solved
      ? `${asSentence(text)} It is said to be done; ${plainName(by)} has to confirm that.`
      : `${asSentence(text)} Raised by ${plainName(by)}${agoWords(since, now)}. Who can solve it: ${solverWords(solver)}${expectedOn === null ? '' : `, expected ${formatDate(expectedOn, 'UTC')}`}.`,
  issue: ({ from, text, owner }) =>
    `Critical and open in ${plainName(from)}: ${asSentence(text)} ${plainName(owner)} sees to it. The release manager can say why it may go.`,
  plan: ({ owes }) => OWED[owes],
  main: ({ title, stands }) =>
    stands === 'draft'
      ? `${plainName(title)}, whose wave it is, is still a draft.`
      : `${plainName(title)}, whose wave it is, is not ready yet: its departments answer for all waves.`,
  consent: ({ department, reason, condition }) =>
    condition
      ? `${plainName(department)}: is green with a condition that is due after the launch, the release manager has not agreed yet. ${asSentence(reason)}`
      : `${plainName(department)}: says it is not concerned, the release manager has not agreed yet. ${asSentence(reason)}`,
  unconfirmed: ({ department }) => `${plainName(department)}: green, and has not said yet that it still is.`,
  hold: ({ reason, by }) => `On hold by ${plainName(by)}: ${asSentence(reason)}`,
};

const worded = (obstacle: LaunchObstacle, now: Instant | null): string =>
  WORDS[obstacle.kind](obstacle as never, now);

/** One thing in the way of the launch, as one line of plain text. */
export const obstacleWords = (obstacle: LaunchObstacle): string => worded(obstacle, null);

/** The same, with how long it has been there, where it is older than a day. */
export const obstacleWordsAt =
  (now: Instant) =>
  (obstacle: LaunchObstacle): string =>
    worded(obstacle, now);
