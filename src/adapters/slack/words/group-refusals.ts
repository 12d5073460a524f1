import { capital } from './capital.ts';
import { plainName } from './plain-name.ts';
import type { RefusalWords } from './refusal.ts';

type GroupRefusals = Pick<
  RefusalWords,
  | 'not_group_by_group'
  | 'groups_stopped'
  | 'everybody_has_it'
  | 'another_group_next'
  | 'group_has_it'
  | 'groups_left'
>;

/** What the rules refuse of a release that goes out group by group. */
export const GROUP_REFUSALS: GroupRefusals = {
  not_group_by_group: (_, { title }) =>
    `Nothing was changed: ${title} did not go out group by group, so no group follows.`,
  groups_stopped: ({ by }, { title }) =>
    `Nothing was changed: ${plainName(by)} stopped ${title} at the group that has it. To reach the others, plan another release.`,
  everybody_has_it: (_, { title }) => `Nothing was changed: everybody has ${title} already.`,
  another_group_next: ({ name }, { title }) =>
    name === ''
      ? `Nothing was changed: no group is left that ${title} could go on to.`
      : `Nothing was changed: the plan of ${title} says another group next, ${plainName(name)}. Press the newest button.`,
  group_has_it: ({ name }, { title }) =>
    `Plan not changed: ${plainName(name)} has ${title} already, so this group stays as it was. The groups that follow can be changed.`,
  groups_left: ({ index, of }, { title, rm }) =>
    `Not closed: ${title} has reached ${index} of ${of} groups. ${capital(rm)} can go on to the others, or stop it here, and then close it.`,
};
