import { formatDate } from '../../../domain/calendar.ts';
import type { PlanWarning } from '../../../domain/plan-warnings.ts';
import { counted } from './listed.ts';
import { plainName } from './plain-name.ts';

type Words = { [Kind in PlanWarning['kind']]: (warning: Extract<PlanWarning, { kind: Kind }>) => string };

const hours = (number: number): string =>
  number === 0 ? 'no working hours' : counted(Math.round(number * 10) / 10, 'working hour');

const WORDS: Words = {
  non_working_day: ({ date }) => `${formatDate(date, 'UTC')} is not a working day.`,
  same_day: ({ title }) => `${plainName(title)} launches on the same day.`,
  short_lead_time: ({ department, has, needs }) =>
    `${plainName(department)} gets ${has > 0 ? has : 'none'} of the ${counted(needs, 'working day')} it needs. It is asked at once.`,
  nobody_can_answer: ({ department }) =>
    `Nobody can answer for ${plainName(department)} yet. An admin can name its lead in the settings.`,
  little_support: ({ hours: left }) =>
    `After the launch there are ${hours(left)} left that day to help users.`,
  no_support_next_day: () => 'The day after the launch is not a working day: nobody is there to help users.',
};

/** A plain warning before Start, one sentence or two, in plain text. Nothing of this is refused. */
export const warningWords = (warning: PlanWarning): string => WORDS[warning.kind](warning as never);
