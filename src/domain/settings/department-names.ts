import { USUAL_RULES } from '../lights/light-rules.ts';
import type { FieldProblem } from '../refusal.ts';
import { type Department, MAX_DEPARTMENTS } from './settings.ts';
import { departmentFrom, questionFor, USUAL_LEAD_DAYS } from './settings-presets.ts';

const LONGEST_KEY = 30;
const LONGEST_NAME = 60;

/** "Legal & Compliance" as "legal-compliance": a short handle for commands and files, not yet unique. */
export const departmentKey = (name: string): string => {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const key = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return key.slice(0, LONGEST_KEY).replace(/-+$/, '') || 'department';
};

/** The key, or the key with the first number that nobody has: "sales-2". */
export const freeKey = (wanted: string, taken: ReadonlySet<string>): string => {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) {
    const key = `${wanted.slice(0, LONGEST_KEY - String(n).length - 1)}-${n}`;
    if (!taken.has(key)) return key;
  }
};

/** A department of which only the name is known. */
export const namedDepartment = (name: string, id: string, taken: ReadonlySet<string>): Department =>
  departmentFrom(
    {
      key: freeKey(departmentKey(name), taken),
      name,
      question: questionFor(name),
      leadTimeDays: USUAL_LEAD_DAYS,
      required: true,
      rules: USUAL_RULES,
      channelNames: [],
    },
    id,
  );

/** One name a line; empty lines and list marks at the beginning are passed over. */
export const namesIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');

type Named = { field: string; name: string };

const sameName = (a: string, b: string): boolean => a.localeCompare(b, 'en', { sensitivity: 'accent' }) === 0;

/** What is wrong with the names of departments as they were typed, each at its field. */
export const nameProblems = (named: readonly Named[]): FieldProblem[] => {
  const problems = named.flatMap(({ field, name }, index): FieldProblem[] => {
    if (name.length > LONGEST_NAME) {
      return [{ field, problem: `At most ${LONGEST_NAME} characters a name.` }];
    }
    const twice = named.slice(0, index).some((other) => sameName(other.name, name));
    return twice ? [{ field, problem: `"${name}" stands twice.` }] : [];
  });
  const last = named.at(-1);
  return named.length > MAX_DEPARTMENTS && last !== undefined
    ? [...problems, { field: last.field, problem: `At most ${MAX_DEPARTMENTS} departments.` }]
    : problems;
};
