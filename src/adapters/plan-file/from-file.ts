import type {
  WrittenBody,
  WrittenItem,
  WrittenPlan,
  WrittenTemplate,
  WrittenValues,
} from '../../application/plan-file/written-plan.ts';
import { isDate } from '../../domain/calendar.ts';
import { FACT_PART_NAMES, type FactPart, LIST_NAMES, type ListPart } from '../../domain/contents/parts.ts';
import { readWhen } from '../../domain/contents/when-text.ts';
import { TEXT_FIELDS } from '../../domain/plan/plan-form.ts';
import type { DeploymentPath } from '../../domain/release.ts';
import type { RiskAnswers } from '../../domain/risk/risk.ts';

type TextField = (typeof TEXT_FIELDS)[number];

type BodyInFile = { risk?: RiskAnswers | null } & { [F in TextField]?: string | null } & {
  [P in ListPart]?: readonly Readonly<Record<string, unknown>>[] | null;
} & { [P in FactPart]?: Readonly<Record<string, unknown>> | null };

export type PlanInFile = BodyInFile & {
  title: string;
  value: string;
  launch: string;
  path?: DeploymentPath | null;
  departments: readonly string[];
};

export type TemplateInFile = BodyInFile & {
  template: string;
  purpose?: string | null;
  path?: DeploymentPath | null;
  departments?: readonly string[] | null;
};

const given = (values: Readonly<Record<string, unknown>>): WrittenValues =>
  Object.fromEntries(
    Object.entries(values).filter(([key, value]) => key !== 'done' && value !== null && value !== undefined),
  ) as WrittenValues;

const doneFrom = (done: unknown): string | null => {
  if (typeof done === 'boolean') return done ? 'now' : null;
  if (typeof done !== 'string') return null;
  return isDate(done) ? `${done}T12:00:00.000Z` : done;
};

const bodyFrom = (file: BodyInFile): Omit<WrittenBody, 'departments'> => ({
  texts: Object.fromEntries(
    TEXT_FIELDS.map((field) => [field, file[field] ?? '']).filter(([, text]) => text !== ''),
  ),
  risk: file.risk ?? null,
  lists: Object.fromEntries(
    LIST_NAMES.map((name) => [
      name,
      (file[name] ?? []).map((item): WrittenItem => ({ values: given(item), done: doneFrom(item.done) })),
    ]),
  ),
  facts: Object.fromEntries(FACT_PART_NAMES.map((name) => [name, given(file[name] ?? {})])),
});

const launchFrom = (text: string): WrittenPlan['launch'] => {
  const read = readWhen(text);
  if (!read.ok || read.when.kind !== 'fixed') throw new Error(`The shape let a launch pass: ${text}`);
  const { date, time, zone } = read.when;
  return { date, time: time ?? '', zone };
};

/** A plan whose form was found right, as the program holds it. */
export const planFrom = (file: PlanInFile): WrittenPlan => ({
  title: file.title,
  value: file.value,
  launch: launchFrom(file.launch),
  path: file.path ?? 'big_bang',
  departments: file.departments,
  ...bodyFrom(file),
});

export const templateFrom = (file: TemplateInFile): WrittenTemplate => ({
  template: file.template.trim(),
  purpose: file.purpose ?? '',
  path: file.path ?? null,
  departments: file.departments ?? [],
  ...bodyFrom(file),
});
