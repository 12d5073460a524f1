import type { Instant } from '../../../domain/calendar.ts';
import { isAfter } from '../../../domain/calendar.ts';
import type { KnownFact } from '../../../domain/hooks/fact.ts';
import { standingFacts } from '../../../domain/hooks/fact.ts';
import { factWords } from '../../../domain/hooks/hook-words.ts';
import {
  type GoalAnswer,
  type GoalCheck,
  hasLookBack,
  incidentsOf,
  type OwedAfter,
} from '../../../domain/outcome/outcome.ts';
import type { Release } from '../../../domain/release.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';

export const GOAL_WORDS: Record<GoalAnswer, string> = {
  reached: 'reached',
  partly: 'reached in part',
  not: 'not reached',
  too_early: 'too early to say',
};

export const GOAL_MARKS: Record<GoalAnswer, Mrkdwn> = {
  reached: mrkdwn`:large_green_circle:`,
  partly: mrkdwn`:large_yellow_circle:`,
  not: mrkdwn`:red_circle:`,
  too_early: mrkdwn`:white_circle:`,
};

const GOAL_TEXT = 400;

/** "After 7 days" or "After 1 day". */
export const afterDays = (days: number): string =>
  days === 0 ? 'On the day of the launch' : `After ${counted(days, 'day')}`;

/** The goal, and the measure with its target as the plan says them. */
export const goalWords = ({ plan }: Pick<Release, 'plan'>): Mrkdwn | null =>
  plan.goal.trim() === ''
    ? null
    : joinMrkdwn([
        mrkdwn`*Goal*: ${inlineText(plan.goal, GOAL_TEXT)}`,
        plan.measure.trim() === '' ? null : mrkdwn`*Measured by*: ${inlineText(plan.measure, GOAL_TEXT)}`,
      ]);

/** "After 7 days: reached in part. It says: 812 boards. Maya". */
export const checkLine = ({ days, answer, value, by }: GoalCheck): Mrkdwn => {
  const says = value === '' ? mrkdwn`` : mrkdwn` It says: ${inlineText(value)}.`;
  return mrkdwn`${GOAL_MARKS[answer]} ${afterDays(days)}: *${GOAL_WORDS[answer]}*.${says} ${by.name}`;
};

/** Numbers that other systems report: the measure, and how many have it. */
export const numbersReported = (
  facts: readonly KnownFact[],
  release: Pick<Release, 'plan'>,
): readonly KnownFact[] =>
  standingFacts(facts, release).filter(({ kind }) => kind === 'measure' || kind === 'adoption');

/** What the newest number says, as somebody would type it; empty where none is reported. */
export const reportedValue = (facts: readonly KnownFact[], release: Pick<Release, 'plan'>): string => {
  const newest = numbersReported(facts, release).find(({ kind }) => kind === 'measure');
  if (newest === undefined) return '';
  if (newest.count !== null) return String(newest.count);
  return newest.percent === null ? '' : `${newest.percent} %`;
};

export const numberLine = (fact: KnownFact, zone: string): Mrkdwn =>
  joinMrkdwn(
    [
      inlineText(factWords(fact)),
      fact.hookName,
      slackDate(fact.at, zone),
      ...(fact.link === '' ? [] : [link(fact.link, 'look')]),
    ],
    ', ',
  );

/** "Incidents within seven days: 2." Before they are over: so far. */
export const incidentWords = (release: Release, now: Instant): Mrkdwn | null => {
  const { count, until } = incidentsOf(release);
  if (until === null) return null;
  const so = isAfter(until, now) ? mrkdwn` so far` : mrkdwn``;
  return mrkdwn`*Incidents within seven days*${so}: ${count === 0 ? 'none' : String(count)}.`;
};

/** How the look back stands. */
export const lookBackWords = (release: Release): Mrkdwn | null => {
  const { lookBack } = release.after;
  if (!hasLookBack(release)) return null;
  if (lookBack === null) return mrkdwn`*Look back*: not held yet.`;
  if (lookBack.how === 'held') return mrkdwn`*Look back*: held, said ${lookBack.by.name}.`;
  return lookBack.how === 'shared'
    ? mrkdwn`*Look back*: together with the other releases of low risk of that month.`
    : mrkdwn`*Look back*: not held. ${lookBack.by.name}: ${inlineText(lookBack.reason)}`;
};

const OWED_WORDS: Record<OwedAfter, string> = {
  goal: 'whether the goal was reached',
  look_back: 'the look back, or why there is none',
};

/** "Still missing: whether the goal was reached, the look back, or why there is none." */
export const owedWords = (owed: readonly OwedAfter[]): string =>
  owed.map((each) => OWED_WORDS[each]).join('; ');
