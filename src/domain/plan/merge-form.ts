import type { FieldProblem } from '../refusal.ts';

/** What a form showed, what came back, and what stands in the database now: field by field, as text. */
export type FormFields = Readonly<Record<string, string>>;

export type Merge =
  | { ok: true; changed: readonly string[] }
  | { ok: false; problems: readonly FieldProblem[] };

/**
 * Two people edit at the same time: only what this person changed is applied, and a field that somebody else
 * changed meanwhile is a problem at that field, with both values.
 *
 * @param read how people read the text of a field, where it holds an id
 */
export const mergeForm = (
  shown: FormFields,
  typed: FormFields,
  current: FormFields,
  read: (field: string, text: string) => string = (_field, text) => text,
): Merge => {
  const changed = Object.keys(typed).filter((field) => typed[field] !== shown[field]);
  const problems = changed
    .filter((field) => current[field] !== shown[field] && current[field] !== typed[field])
    .map((field) => ({
      field,
      problem: `Somebody changed this meanwhile to "${read(field, current[field] ?? '')}". You have "${read(field, typed[field] ?? '')}". Send again to keep yours.`,
    }));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, changed };
};
