import type { FieldProblem } from '../refusal.ts';
import { type Department, speakersOf } from './settings.ts';

/** Working days that a green light may hold. */
export const HOLDS_DAYS = { least: 1, most: 90 } as const;

/** Several green lights have to come from people who are there; where nobody is, that is said elsewhere. */
const quorumProblem = (department: Department): string | null => {
  const { quorum } = department.rules;
  if (quorum === 'any' || quorum === 'all') return null;
  if (!(Number.isInteger(quorum) && quorum > 0)) return 'One lead, every lead, or a number of people.';
  const there = speakersOf(department).length;
  return there === 0 || quorum <= there
    ? null
    : `${quorum} people of ${department.name} have to say green, and ${there} can answer: name more leads or deputies, or ask for fewer.`;
};

const holdsProblem = ({ rules: { validDays } }: Department): string | null => {
  const { least, most } = HOLDS_DAYS;
  const isFine =
    validDays === null || (Number.isInteger(validDays) && validDays >= least && validDays <= most);
  return isFine ? null : `Between ${least} and ${most} working days, or nothing for until the launch.`;
};

/** The way along "comes after" from a department back to itself, the shortest; null where there is none. */
const circleFrom = (start: Department, all: readonly Department[]): readonly Department[] | null => {
  const seen = new Set<string>();
  let ways: (readonly Department[])[] = [[start]];
  while (ways.length > 0) {
    const further: (readonly Department[])[] = [];
    for (const way of ways) {
      for (const id of way.at(-1)?.rules.after ?? []) {
        if (id === start.id) return way;
        const next = all.find((department) => department.id === id);
        if (next === undefined || seen.has(id)) continue;
        seen.add(id);
        further.push([...way, next]);
      }
    }
    ways = further;
  }
  return null;
};

/** Each circle is said once, at the first department of it. */
const orderProblem = (department: Department, index: number, all: readonly Department[]): string | null => {
  const circle = circleFrom(department, all);
  if (circle === null) return null;
  if (circle.length === 1) return `${department.name} cannot come after itself.`;
  if (circle.some((other) => all.indexOf(other) < index)) return null;
  const names = [...circle, department].map(({ name }) => name).join(', ');
  return `They would wait for each other, each after the next: ${names}.`;
};

/** What is wrong with how a department's light is given, each at its field. */
export const lightRulesProblems = (
  department: Department,
  index: number,
  all: readonly Department[],
): readonly FieldProblem[] => {
  const found = {
    quorum: quorumProblem(department),
    after: orderProblem(department, index, all),
    validDays: holdsProblem(department),
  };
  return Object.entries(found).flatMap(([field, problem]) =>
    problem === null ? [] : [{ field: `departments[${index}].${field}`, problem }],
  );
};
