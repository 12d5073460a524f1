import type { z } from 'zod';
import type { FilePath } from './shape.ts';

type Issue = z.core.$ZodIssue;

export const stepsOf = (issue: Issue): FilePath =>
  issue.path.filter((step) => typeof step === 'string' || typeof step === 'number');

/** What stands in for a part that every department must have; its key must not meet another's. */
const STAND_IN: Readonly<Record<string, (index: number) => unknown>> = {
  key: (index) => `unreadable-${index}`,
  name: () => 'Unreadable',
  question: () => 'Unreadable',
  leadTimeDays: () => 0,
  required: () => true,
};

const at = (root: unknown, path: FilePath): Record<string | number, unknown> | null => {
  let place: unknown = root;
  for (const step of path) {
    if (typeof place !== 'object' || place === null) return null;
    place = (place as Record<string | number, unknown>)[step];
  }
  return typeof place === 'object' && place !== null ? (place as Record<string | number, unknown>) : null;
};

const mend = (file: Record<string, unknown>, issue: Issue): void => {
  const path = stepsOf(issue);
  if (issue.code === 'unrecognized_keys') {
    const place = at(file, path);
    for (const key of issue.keys) delete place?.[key];
    return;
  }
  const [first, second, third] = path;
  if (first === undefined) return;
  if (first !== 'departments' || typeof second !== 'number') {
    delete file[first];
    return;
  }
  const department = at(file, [first, second]);
  if (department === null || third === undefined) delete file[first];
  else if (typeof third === 'string' && STAND_IN[third] !== undefined)
    department[third] = STAND_IN[third](second);
  else delete department[third];
};

/**
 * A file without the parts that are wrong in themselves. Every department keeps its place, so that a path still
 * leads to its line; only for looking at the rest, never to be imported.
 */
export const withoutMistakes = (written: unknown, issues: readonly Issue[]): unknown => {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return {};
  const file = structuredClone(written) as Record<string, unknown>;
  for (const issue of issues) mend(file, issue);
  return file;
};
