import { formatDate } from '../../../domain/calendar.ts';
import type { PlanWarning } from '../../../domain/plan/plan-warnings.ts';
import { soakWords, USUAL_SOAK } from '../../../domain/rollout/soak.ts';
import { counted } from './listed.ts';
import { plainName } from './plain-name.ts';

type Words = { [Kind in PlanWarning['kind']]: (warning: Extract<PlanWarning, { kind: Kind }>) => string };

/** Hours as people say them, to the half: "half an hour", "2 and a half working hours". */
const hours = (number: number): string => {
  if (number === 0) return 'no working hours';
  const halves = Math.max(1, Math.round(number * 2));
  const whole = Math.floor(halves / 2);
  if (halves % 2 === 0) return counted(whole, 'working hour');
  return whole === 0 ? 'half an hour' : `${whole} and a half working hours`;
};

const WORDS: Words = {
  non_working_day: ({ date, holiday }) =>
    holiday === null
      ? `${formatDate(date, 'UTC')} is not a working day.`
      : `${formatDate(date, 'UTC')} is ${holiday}, not a working day.`,
  same_day: ({ title }) => `${plainName(title)} launches on the same day.`,
  short_lead_time: ({ department, has, needs }) =>
    `${plainName(department)} gets ${has > 0 ? has : 'none'} of the ${counted(needs, 'working day')} it needs. It is asked at once.`,
  nobody_can_answer: ({ department }) =>
    `Nobody can answer for ${plainName(department)} yet. An admin can name its lead in the settings.`,
  little_support: ({ hours: left }) =>
    `After the launch there ${left > 0 && left < 0.75 ? 'is' : 'are'} ${hours(left)} left that day to help users.`,
  no_groups: () =>
    'It goes out group by group, and the plan names no groups: everybody gets it at once. Add them under “The plan in full”.',
  unclear_time: ({ group, text }) =>
    `How long ${plainName(group)} is watched cannot be read (“${plainName(text)}”): I ask after ${soakWords(USUAL_SOAK)}.`,
  no_stop_rule: () => 'The plan does not say when it stops. Say it before the first group has it.',
  no_support_next_day: () => 'The day after the launch is not a working day: nobody is there to help users.',
  way_back_untried: () =>
    'Everyone gets it at once, and nobody has tried the way back. Once somebody has, “Compatibility and launch window” keeps the day.',
};

/** A plain warning before Start, one sentence or two, in plain text. Nothing of this is refused. */
export const warningWords = (warning: PlanWarning): string => WORDS[warning.kind](warning as never);
