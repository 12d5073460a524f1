import { formatDateTime } from '../../../domain/calendar.ts';
import { capital } from './capital.ts';
import { listedAnd } from './listed.ts';
import { asSentence } from './obstacle.ts';
import { plainName } from './plain-name.ts';
import type { RefusalWords } from './refusal.ts';

const names = (all: readonly string[]): string => listedAnd(all.map((name) => plainName(name)));

type LightRefusals = Pick<
  RefusalWords,
  | 'facts_changed'
  | 'comes_after'
  | 'counts_elsewhere'
  | 'unknown_matter'
  | 'matter_is_over'
  | 'answered_by_light'
  | 'has_it_already'
  | 'nothing_to_waive'
  | 'second_must_be_other'
  | 'nobody_second'
  | 'nothing_called'
  | 'review_runs'
  | 'review_owed'
  | 'not_urgent'
  | 'critical_open'
  | 'conditions_pending'
>;

/** What the rules of lights, conditions, blockers and risk refuse. */
export const LIGHT_REFUSALS: LightRefusals = {
  facts_changed: ({ name }, { title }) =>
    `Answer not recorded: what ${plainName(name)} judges of ${title} was changed while your form was open. Close it and open it again: it shows what is new, and keeps what you typed.`,
  comes_after: ({ name, first }, { title }) =>
    `Answer not recorded: for ${title} the light of ${plainName(name)} comes after ${names(first)}. I ask you when ${first.length > 1 ? 'they are' : 'it is'} green.`,
  counts_elsewhere: ({ name, departments, manager }, { title, isManager }) => {
    const where = [
      ...(manager ? [isManager ? 'you manage it' : 'they manage it'] : []),
      ...(departments.length > 0 ? [`you gave the light of ${names(departments)}`] : []),
    ];
    return `Answer not recorded: in ${title} ${listedAnd(where)}, and one person counts once. Another lead or deputy of ${plainName(name)} can answer.`;
  },
  unknown_matter: (_, { title }) => `Nothing was changed: ${title} knows nothing of this any more.`,
  matter_is_over: ({ by }, { title }) =>
    `Nothing was changed: ${by === '' ? 'this is over' : `${plainName(by)} settled this`} for ${title} already.`,
  answered_by_light: (_, { title }) =>
    `Nothing was changed: the department that waits for it answers with its light for ${title}.`,
  has_it_already: ({ by }, { title }) =>
    `Nothing was changed: ${plainName(by)} was faster and has it already, for ${title}. Talk to them if you can help.`,
  nothing_to_waive: ({ name }, { title }) =>
    `Nothing was decided: ${title} does not wait for ${plainName(name)}.`,
  second_must_be_other: ({ name }) =>
    `Nothing was agreed: ${plainName(name)} said it first, and somebody else has to agree.`,
  nobody_second: (_, { title, rm }) =>
    `Nothing was decided: ${title} is of high risk, so a second person has to agree, and there is nobody. ${capital(rm)} can name a stand-in for it first.`,
  nothing_called: (_, { title, rm }) =>
    `Not launched: nobody waits for a second person for ${title} any more. ${capital(rm)} can ask again.`,
  review_runs: ({ until }, { title, zone }) =>
    `Not launched: ${title} can be objected to until ${formatDateTime(until, zone)}, because of its risk. It can be launched after that.`,
  review_owed: (_, { title, rm }) =>
    `Not closed: ${title} went out in a hurry, and what was learnt from it is not written down yet. ${capital(rm)} can do that first.`,
  not_urgent: (_, { title }) => `Nothing was recorded: ${title} did not go out in a hurry.`,
  critical_open: ({ issues }, { title }) =>
    [
      `Not closed: something critical in ${title} is still open:`,
      ...issues.map(({ text, owner }) => `• ${asSentence(text)} ${plainName(owner)} sees to it.`),
      'Whoever sees to it can mark it as solved.',
    ].join('\n'),
  conditions_pending: ({ pending }, { title }) =>
    [
      `Not closed: ${title} was launched with conditions that are still open:`,
      ...pending.map(({ text, owner }) => `• ${asSentence(text)} ${plainName(owner)} sees to it.`),
      'Whoever sees to them can mark them as done.',
    ].join('\n'),
};
