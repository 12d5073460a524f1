import { emptyValues, itemsOf, type PlanContents } from '../../domain/contents/contents.ts';
import { ownerText } from '../../domain/contents/owner-text.ts';
import {
  FACT_PART_NAMES,
  FACT_PARTS,
  type Field,
  LIST_NAMES,
  LIST_PARTS,
  type Owner,
  type Part,
} from '../../domain/contents/parts.ts';
import type { When } from '../../domain/contents/when.ts';
import { whenText } from '../../domain/contents/when-text.ts';
import { TEXT_FIELDS } from '../../domain/plan/plan-form.ts';
import { type Plan, type Release, titleOf } from '../../domain/release.ts';
import type { FileNames } from './file-names.ts';
import type { WrittenBody, WrittenPlan, WrittenValues } from './written-plan.ts';

const isKnown = (key: string | null): key is string => key !== null;

const written = (field: Field, value: unknown, names: FileNames): string | readonly string[] => {
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'owner':
      return ownerText(value as Owner);
    case 'when':
      return whenText(value as When);
    case 'departments':
      return (value as readonly string[]).map(names.departmentKey).filter(isKnown);
    case 'release':
      return names.releaseKey(value as string) ?? '';
    default:
      return value as string;
  }
};

/** What is empty is left out. */
const writtenValues = (part: Part, values: object, names: FileNames): WrittenValues => {
  const given = { ...emptyValues(part), ...values } as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(part.fields)
      .map(([key, field]) => [key, written(field, given[key], names)] as const)
      .filter(([, value]) => value.length > 0),
  );
};

/** The lists and facts of a plan as a file has them, without ids; parts that hold nothing are left out. */
export const writtenContents = (
  contents: PlanContents,
  names: FileNames,
): Pick<WrittenBody, 'lists' | 'facts'> => ({
  lists: Object.fromEntries(
    LIST_NAMES.map((name) => {
      const items = itemsOf(contents, name).map((item) => ({
        values: writtenValues(LIST_PARTS[name], item, names),
        done: item.doneAt,
      }));
      return [name, items] as const;
    }).filter(([, items]) => items.length > 0),
  ),
  facts: Object.fromEntries(
    FACT_PART_NAMES.map(
      (name) => [name, writtenValues(FACT_PARTS[name], contents[name], names)] as const,
    ).filter(([, values]) => Object.keys(values).length > 0),
  ),
});

export const writtenTexts = (plan: Pick<Plan, (typeof TEXT_FIELDS)[number]>): WrittenBody['texts'] =>
  Object.fromEntries(TEXT_FIELDS.map((field) => [field, plan[field]]).filter(([, text]) => text !== ''));

/**
 * A release's plan as its file says it. Answers, lights and people's roles in it belong to the release and are
 * no part of the plan; a department that the settings no longer have has no key, and is left out.
 */
export const writtenPlan = (release: Release, names: FileNames): WrittenPlan => {
  const { plan, lights } = release;
  const { date, time, zone } = plan.launch;
  return {
    title: titleOf(release),
    value: plan.value,
    launch: { date, time, zone },
    path: plan.path,
    departments: lights.map(({ departmentId }) => names.departmentKey(departmentId)).filter(isKnown),
    texts: writtenTexts(plan),
    risk: plan.risk,
    ...writtenContents(plan.contents, names),
  };
};
