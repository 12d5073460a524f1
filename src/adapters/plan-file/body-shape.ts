import { z } from 'zod';
import { isDate, isTime } from '../../domain/calendar.ts';
import {
  FACT_PART_NAMES,
  FACT_PARTS,
  FINISHED_PARTS,
  type Field,
  LIST_NAMES,
  LIST_PARTS,
  type ListPart,
  type Part,
} from '../../domain/contents/parts.ts';
import { readRepeats } from '../../domain/contents/repeats.ts';
import { readWhen } from '../../domain/contents/when-text.ts';
import { TEXT_FIELDS } from '../../domain/plan/plan-form.ts';
import { RISK_QUESTIONS, type RiskQuestion } from '../../domain/risk/risk.ts';

const TEXT_MAX = 3_000;
/** Notes that come from a file may be longer than a form of Slack takes. */
const HIGHLIGHTS_MAX = 40_000;

type TextField = (typeof TEXT_FIELDS)[number];

/** What each text of a plan is for, as an editor shows it. */
const TEXTS: Record<TextField, string> = {
  goal: 'Why we do this at all.',
  measure: 'How we will know that it worked.',
  outOfScope: 'What somebody may expect and will not get.',
  highlights: 'They go into the announcement.',
  product: 'What it is a release of.',
  price: 'What it costs, for whom.',
  packages: 'In which plans or editions it is.',
  candidate: 'The build that is judged, as in 2.0-rc3.',
  backOut: 'How it is taken back, and who does it.',
  beta: 'What a trial with users showed, and who says so.',
};

const RISKS: Record<RiskQuestion, string> = {
  lives: 'Could somebody be hurt?',
  money: 'Could money be lost or moved wrongly?',
  data: 'Could data be lost or seen by others?',
  irreversible: 'Is it hard to take back?',
  exposed: 'Do most customers feel it at once?',
};

const said = (what: string, max: number) =>
  z
    .string({ error: `Write ${what}, in quotes if it looks like something else.` })
    // As the forms count: an emoji is one.
    .refine((text) => [...text].length <= max, { error: `At most ${max} characters.` });

export const oneLine = (what: string, max: number) =>
  said(what, max).refine((text) => !/[\r\n]/.test(text), { error: 'Write it on one line.' });

const when = z
  .string({ error: 'Write a day, or its distance from the launch, as in T-5.' })
  .superRefine((text, context) => {
    const read = readWhen(text);
    if (!read.ok) context.addIssue({ code: 'custom', message: read.problem });
  })
  .meta({ examples: ['T-5', 'T-5 10:00', 'T+3 calendar days', '2026-12-12', '2026-12-12 to 2026-12-15'] });

const repeats = z
  .string({ error: 'Write how often, as in "every Monday".' })
  .superRefine((text, context) => {
    const read = text.trim() === '' ? null : readRepeats(text);
    if (read?.ok === false) context.addIssue({ code: 'custom', message: read.problem });
  })
  .meta({ examples: ['every Monday', 'every two weeks on Thursday', 'every working day', '0 10 * * 1'] });

const day = z
  .string({ error: 'Write a day, as in 2026-12-12.' })
  .refine(isDate, { error: 'Write a day that exists, as in 2026-12-12.' })
  .meta({ format: 'date' });

export const keys = z.array(z.string({ error: 'Write the key of a department, as in docs.' }), {
  error: 'Write a list of keys of departments in square brackets, as in [docs, qa].',
});

const fieldShape = (field: Field): z.ZodType => {
  switch (field.kind) {
    case 'line':
      return oneLine('words', field.max);
    case 'text':
      return said('words', field.max);
    case 'link':
      return z
        .string({ error: 'Write the whole address of a page. It begins with https:// or http://' })
        .regex(/^https?:\/\/\S+$/, {
          error: 'Write the whole address of a page. It begins with https:// or http://',
        });
    case 'day':
      return day;
    case 'time':
      return z
        .string({ error: 'Write a time, as in "14:00".' })
        .refine(isTime, { error: 'Write a time of the day, as in "14:00".' });
    case 'choice': {
      const values = field.choices.map(({ value }) => value);
      return z.enum(values, { error: `Write one of ${values.join(', ')}.` });
    }
    case 'owner':
      return oneLine('a role, as in Docs lead, or a person as in Maya <U0123456789>', 200);
    case 'when':
      return when;
    case 'repeats':
      return repeats;
    case 'departments':
      return keys;
    case 'release':
      return z.string({ error: 'Write the key of a release, as in atlas-2.0.' });
  }
};

const wordsOf = ({ label, hint }: Field): string =>
  [label, hint].filter((text) => text !== undefined).join('. ');

/** What has to be there says so by its own name; null is nothing. */
const valuesShape = (part: Part): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(part.fields).map(([key, field]) => {
      const shape = fieldShape(field);
      if (field.required !== true) return [key, shape.nullish().describe(wordsOf(field))];
      const filled =
        field.kind === 'line'
          ? (shape as z.ZodString).refine((text) => text.trim() !== '', { error: 'Write something here.' })
          : shape;
      return [key, filled.describe(wordsOf(field))];
    }),
  );

const ISO = z.iso.datetime({
  error: 'Write true, a day as in 2026-12-12, or the moment as an export has it.',
});
const done = z
  .union([z.boolean(), ISO, day], {
    error: 'Write true, a day as in 2026-12-12, or the moment as an export has it.',
  })
  .nullish()
  .describe('That it is finished: true, or when');

const isFinished = (part: ListPart): boolean => (FINISHED_PARTS as readonly string[]).includes(part);

const itemShape = (name: ListPart): z.ZodType =>
  z.strictObject(
    { ...valuesShape(LIST_PARTS[name]), ...(isFinished(name) && { done }) },
    {
      error: `Write each ${LIST_PARTS[name].one} with its fields, as in "- ${Object.keys(LIST_PARTS[name].fields)[0]}: …".`,
    },
  );

/** What plan and template have in common; its names follow from the tables of the plan. */
export const bodyShape = {
  ...Object.fromEntries(
    TEXT_FIELDS.map((field) => [
      field,
      said('a text', field === 'highlights' ? HIGHLIGHTS_MAX : TEXT_MAX)
        .nullish()
        .describe(TEXTS[field]),
    ]),
  ),
  risk: z
    .strictObject(
      Object.fromEntries(
        RISK_QUESTIONS.map((question) => [
          question,
          z.boolean({ error: `Answer with true or false: ${RISKS[question]}` }).describe(RISKS[question]),
        ]),
      ),
      { error: `Answer all of ${RISK_QUESTIONS.join(', ')} with true or false.` },
    )
    .nullish()
    .describe('The five questions about risk'),
  ...Object.fromEntries(
    LIST_NAMES.map((name) => [
      name,
      z
        .array(itemShape(name), { error: `Write a list, each ${LIST_PARTS[name].one} beginning with "- ".` })
        .nullish()
        .describe(LIST_PARTS[name].name),
    ]),
  ),
  ...Object.fromEntries(
    FACT_PART_NAMES.map((name) => [
      name,
      z
        .strictObject(valuesShape(FACT_PARTS[name]), { error: 'Write its fields below it.' })
        .nullish()
        .describe(FACT_PARTS[name].name),
    ]),
  ),
};
