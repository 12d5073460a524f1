import { formatDateTime } from '../../../domain/calendar.ts';
import { capital } from './capital.ts';
import { plainName } from './plain-name.ts';
import type { RefusalWords } from './refusal.ts';

type LaunchDayRefusals = Pick<
  RefusalWords,
  | 'nothing_to_confirm'
  | 'light_comes_first'
  | 'no_advance'
  | 'no_roll_call'
  | 'roll_call_too_early'
  | 'no_roll_call_runs'
  | 'go_is_declared'
  | 'not_called'
  | 'not_your_turn'
  | 'roll_call_open'
  | 'no_runbook_runs'
  | 'step_not_up'
  | 'tick_stands'
>;

/** What the rules of the launch day refuse. */
export const LAUNCH_DAY_REFUSALS: LaunchDayRefusals = {
  nothing_to_confirm: ({ name }, { title }) =>
    `Nothing was recorded: nobody asks at the moment whether ${plainName(name)} is still green for ${title}. I ask again shortly before its launch.`,
  light_comes_first: ({ name }, { title }) =>
    `Nothing was recorded: ${plainName(name)} is not green for ${title}. Please answer on its card first.`,
  no_advance: ({ name }, { title }) =>
    `Nothing was recorded: ${title} launches in the working hours of ${plainName(name)}. Somebody of it is called then.`,
  no_roll_call: (_, { title }) =>
    `No roll-call was begun: ${title} is not of high risk, and launches without one.`,
  roll_call_too_early: ({ at }, { title, zone }) =>
    `No roll-call was begun: ${title} launches ${formatDateTime(at, zone)}, and can be called out from an hour before. To launch earlier, move it first.`,
  no_roll_call_runs: (_, { title }) => `Nothing was recorded: no roll-call runs for ${title} at the moment.`,
  go_is_declared: ({ by }, { title, rm }) =>
    `Nothing was recorded: ${plainName(by)} said launch for ${title} already. To stop it, hold it, or tell ${rm}.`,
  not_called: (_, { title }) =>
    `Nothing was recorded: the launch of ${title} does not wait for this department.`,
  not_your_turn: ({ name, up }, { title }) =>
    `Nothing was recorded: ${plainName(name)} is asked after ${plainName(up)}, which is up for ${title}.`,
  no_runbook_runs: (_, { title }) =>
    `Nothing was recorded: this runbook of ${title} is over. The newest stands in the thread under its card.`,
  step_not_up: ({ what, up }, { title }) =>
    up === null
      ? `Nothing was recorded: ${plainName(what)} is not up at the moment, for ${title}.`
      : `Nothing was recorded: ${plainName(what)} comes after ${plainName(up)}, which is up for ${title}.`,
  tick_stands: ({ what }, { title }) =>
    `Nothing was changed: users have ${title}, and what was said of ${plainName(what)} before stays.`,
  roll_call_open: ({ is, name }, { title, rm }) => {
    const rule = `Not launched: ${title} is of high risk, and every station says go first.`;
    if (is === 'none')
      return `${rule} ${capital(rm)} can begin the roll-call, from an hour before the launch.`;
    return is === 'no_go'
      ? `${rule} ${plainName(name)} says no-go.`
      : `${rule} ${plainName(name)} is up and has not answered.`;
  },
};
