import { Document, isScalar, visit } from 'yaml';
import type {
  WrittenBody,
  WrittenItem,
  WrittenPlan,
  WrittenTemplate,
} from '../../application/plan-file/written-plan.ts';
import { FACT_PART_NAMES, LIST_NAMES } from '../../domain/contents/parts.ts';
import { TEXT_FIELDS } from '../../domain/plan/plan-form.ts';
import { FORMAT } from './shape.ts';

const MOMENTS = ` Moments: T-5 is five working days before the launch, T+3 calendar days three days after it, T-0 its day;
 2026-12-10, 2026-12-10 14:00 Europe/Berlin or 2026-12-10 to 2026-12-12 stay where they are.
 Who: a role in words, as in Docs lead`;

const PLAN_HEAD = ` A plan of Greenlight. Change it and run: greenlight plan validate FILE, then greenlight plan import FILE
${MOMENTS}, or a person as in Maya <U0123456789>.
 Departments and releases are named by their keys. What is empty is left out.`;

const TEMPLATE_HEAD = ` A template of Greenlight: what a plan begins with, without name, launch and persons.
${MOMENTS}; "Release manager" and "Docs lead" become whoever that is.
 Departments are named by their keys; those that a workspace does not have are left out.`;

const itemToFile = ({ values, done }: WrittenItem) => ({
  ...values,
  ...(done !== null && { done: done === 'now' ? true : done }),
});

const bodyToFile = ({ texts, risk, lists, facts }: WrittenBody): Record<string, unknown> => ({
  ...Object.fromEntries(
    TEXT_FIELDS.map((field) => [field, texts[field] ?? ''] as const).filter(([, text]) => text !== ''),
  ),
  ...(risk !== null && { risk }),
  ...Object.fromEntries(
    LIST_NAMES.map((name) => [name, (lists[name] ?? []).map(itemToFile)] as const).filter(
      ([, items]) => items.length > 0,
    ),
  ),
  ...Object.fromEntries(
    FACT_PART_NAMES.map((name) => [name, facts[name] ?? {}] as const).filter(
      ([, values]) => Object.keys(values).length > 0,
    ),
  ),
});

/** Lists of keys stay on one line. */
const shorten = (document: Document): void =>
  visit(document, {
    Seq: (_key, seq) => {
      if (seq.items.every((item) => isScalar(item))) seq.flow = true;
    },
  });

/** Quoted also where only older readers of YAML would see a number, a time or a "no" that means false. */
const toText = (file: Record<string, unknown>, head: string, schema: string): string => {
  const document = new Document(file, { compat: 'yaml-1.1' });
  shorten(document);
  document.commentBefore = ` yaml-language-server: $schema=${schema}\n${head}`;
  return document.toString({ lineWidth: 0 });
};

const launchText = ({ date, time, zone }: WrittenPlan['launch']): string =>
  `${date} ${time}${zone === null ? '' : ` ${zone}`}`;

/**
 * Writes a plan as a file that `readPlanFile` reads back to the same.
 *
 * @param schema where an editor finds what completes it: a path from the file, or an address
 */
export const writePlanFile = (plan: WrittenPlan, schema: string): string =>
  toText(
    {
      greenlight: FORMAT,
      title: plan.title,
      value: plan.value,
      launch: launchText(plan.launch),
      path: plan.path,
      departments: [...plan.departments],
      ...bodyToFile(plan),
    },
    PLAN_HEAD,
    schema,
  );

/** The same for a template. */
export const writeTemplateFile = (template: WrittenTemplate, schema: string): string =>
  toText(
    {
      greenlight: FORMAT,
      template: template.template,
      ...(template.purpose !== '' && { purpose: template.purpose }),
      ...(template.path !== null && { path: template.path }),
      ...(template.departments.length > 0 && { departments: [...template.departments] }),
      ...bodyToFile(template),
    },
    TEMPLATE_HEAD,
    schema,
  );
