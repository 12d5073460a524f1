import { formatDate } from '../../../domain/calendar.ts';
import type { LaunchObstacle } from '../../../domain/lights/verdict.ts';
import { plainName } from './plain-name.ts';

/** A reason inside a list: longer ones stand in full on the department's card. */
const REASON_MAX = 200;

type Words = {
  [Kind in LaunchObstacle['kind']]: (obstacle: Extract<LaunchObstacle, { kind: Kind }>) => string;
};

/** What somebody wrote as a sentence among others: it ends like one. */
export const asSentence = (text: string): string => {
  const line = plainName(text, REASON_MAX);
  return /[.!?…]$/.test(line) ? line : `${line}.`;
};

const waiting: Words['waiting'] = ({ department, onTrack, asked, nobody }) => {
  if (nobody) return `${plainName(department)}: nobody can answer, name a lead in the settings.`;
  if (onTrack) return `${plainName(department)}: on track, no green light yet.`;
  return `${plainName(department)}: ${asked ? 'no answer yet' : 'not asked yet'}.`;
};

const WORDS: Words = {
  waiting,
  not_yet: ({ department, reason, solver, expectedOn }) =>
    `${plainName(department)}: not yet. ${asSentence(reason)} ${plainName(solver)} can solve it, expected ${formatDate(expectedOn, 'UTC')}.`,
  consent: ({ department, reason }) =>
    `${plainName(department)}: says it is not concerned, the release manager has not agreed yet. ${asSentence(reason)}`,
  hold: ({ reason, by }) => `On hold by ${plainName(by)}: ${asSentence(reason)}`,
};

/** One thing in the way of the launch, as one line of plain text. */
export const obstacleWords = (obstacle: LaunchObstacle): string => WORDS[obstacle.kind](obstacle as never);
