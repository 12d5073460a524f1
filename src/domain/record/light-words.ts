import type { Solver } from '../blockers/blocker.ts';
import type { DomainEvent } from '../event.ts';
import type { FactName } from '../lights/facts.ts';
import type { Told } from './told.ts';

type Answer = Extract<DomainEvent, { type: 'light_answered' }>['answer'];

const answerWords = (answer: Answer): string => {
  switch (answer.answer) {
    case 'green':
      return 'green light';
    case 'conditional':
      return `green light, if: ${answer.condition} Who sees to it: ${answer.owner.name}. By: ${answer.dueOn}`;
    case 'on_track':
      return `on track, to be asked again on ${answer.askAgainOn}`;
    case 'not_yet': {
      const { reason, solver, expectedOn } = answer;
      return `not yet: ${reason} Who can solve it: ${solver}. Expected: ${expectedOn}`;
    }
    case 'not_applicable':
      return `not concerned: ${answer.reason}`;
  }
};

/** Where else whoever said so counts in the release. */
const alsoTold = ({ also }: Answer): string => {
  if (also === undefined) return '';
  const where = [
    ...(also.manager ? ['manages the release'] : []),
    ...(also.departments.length > 0 ? [`answered for ${also.departments.join(', ')}`] : []),
  ];
  return ` (the same person ${where.join(' and ')})`;
};

const speaker = (name: string, { asDeputy }: Answer): string =>
  asDeputy ? `${name} (a deputy for the lead)` : name;

const FACTS: Record<FactName, string> = {
  name: 'name',
  price: 'price',
  packages: 'packages',
  scope: 'scope',
  candidate: 'build',
  date: 'date',
};

const by = ({ name }: Solver): string => `Who can solve it: ${name}.`;

type LightEvent =
  | 'department_asked'
  | 'light_answered'
  | 'light_voted'
  | 'light_stale'
  | 'light_restored'
  | 'answer_delegated'
  | 'condition_met'
  | 'condition_lapsed'
  | 'blocker_raised'
  | 'blocker_taken'
  | 'blocker_returned'
  | 'blocker_passed'
  | 'blocker_solved'
  | 'blocker_confirmed'
  | 'waiver_given'
  | 'waiver_agreed'
  | 'waiver_withdrawn'
  | 'consent_given'
  | 'all_green'
  | 'readiness_lost';

const light = <Words>(words: Words) => ({ section: 'lights', words }) as const;

/** Questions, answers, and what stands in the way of a green light. */
export const LIGHT_EVENTS: { [Type in LightEvent]: Told<Type> } = {
  department_asked: light(({ name, again, because }) =>
    again ? `${name} was asked again${because === null ? '' : `: ${because}`}.` : `${name} was asked.`,
  ),
  light_answered: light(
    ({ name, answer }) => `${speaker(name, answer)}: ${answerWords(answer)}${alsoTold(answer)}.`,
  ),
  light_voted: light(
    ({ name, answer, votes, needed }) =>
      `${speaker(name, answer)}: ${answerWords(answer)}${alsoTold(answer)}, ${votes} of the ${needed} that it needs.`,
  ),
  light_stale: light(({ name, changes }) =>
    changes.length === 0
      ? `${name} has to be asked again: its answer is too old.`
      : `${name} has to be asked again, because of a change: ${changes
          .map(({ fact, before, after }) => `${FACTS[fact]} from "${before}" to "${after}"`)
          .join('; ')}.`,
  ),
  light_restored: light(
    ({ name }) => `The answer of ${name} holds again: what had changed was changed back.`,
  ),
  answer_delegated: light(({ name, delegate: { name: who, until } }) =>
    until === null ? `${who} may answer for ${name}.` : `${who} may answer for ${name} until ${until}.`,
  ),
  condition_met: light(({ name, text }) => `Condition of ${name} met: ${text}.`),
  condition_lapsed: light(
    ({ name, text, owner }) =>
      `Condition of ${name} not met in time: ${text} Who was to see to it: ${owner.name}.`,
  ),
  blocker_raised: light(({ text, severity, solver, expectedOn }) => {
    const what =
      severity === 'stops' ? 'In the way of the launch' : 'A problem that does not stop the launch';
    return `${what}: ${text} ${by(solver)} Expected: ${expectedOn ?? 'nobody could say'}.`;
  }),
  blocker_taken: light(({ text }) => `Took it on: ${text}.`),
  blocker_returned: light(({ text, solver }) => `"Not ours": ${text} ${by(solver)}`),
  blocker_passed: light(({ text, solver }) => `Passed on: ${text} ${by(solver)}`),
  blocker_solved: light(({ text }) => `Said to be solved: ${text}.`),
  blocker_confirmed: light(({ text, solved }) => `${solved ? 'Solved' : 'Not solved'}: ${text}.`),
  waiver_given: light(
    ({ name, reason, acceptedBy, needsSecond }) =>
      `To be launched without the light of ${name}: ${reason} Who accepts the risk: ${acceptedBy.name}.${needsSecond ? ' A second person has to agree.' : ''}`,
  ),
  waiver_agreed: light(({ name, agreed }) =>
    agreed ? `Agreed to launch without ${name}.` : `Did not agree to launch without ${name}.`,
  ),
  waiver_withdrawn: light(({ name }) => `Not without ${name} after all: its light is needed.`),
  consent_given: light(
    ({ name, agreed }) => `${agreed ? 'Agreed' : 'Did not agree'} to the answer of ${name}.`,
  ),
  all_green: light(() => 'The last missing light came in: all are green.'),
  readiness_lost: light(({ name }) => `No longer all green, because of ${name}.`),
};
