import { type Document, isMap, isScalar, LineCounter, parseDocument, type Tags } from 'yaml';
import type { z } from 'zod';
import type { FilePath, WrittenPlan, WrittenTemplate } from '../../application/plan-file/written-plan.ts';
import { FACT_PARTS, FINISHED_PARTS, LIST_PARTS } from '../../domain/contents/parts.ts';
import { nearestWord } from '../../domain/nearest-word.ts';
import { RISK_QUESTIONS } from '../../domain/risk/risk.ts';
import { type PlanInFile, planFrom, type TemplateInFile, templateFrom } from './from-file.ts';
import { planShape, templateShape } from './shape.ts';

/** What is wrong, at its line, counted from 1. */
export type FileProblem = { line: number; path: string; problem: string };

export type LineOf = (path: FilePath) => number;

export type Reading<Written> =
  | { ok: true; read: Written; lineOf: LineOf }
  | { ok: false; problems: readonly FileProblem[] };

/** More than a thousand milestones need. */
const MOST_CHARACTERS = 1_000_000;

/** `milestones[2].when`, as people and other messages write it. */
export const pathText = (path: FilePath): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

const beginOf = (node: unknown): number | null => {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : null;
};

/** A name stands where it begins, whatever follows on the lines below it. */
const offsetOf = (document: Document, path: FilePath): number | null => {
  const around = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = isMap(around)
    ? around.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key
    : null;
  return beginOf(key ?? document.getIn(path, true));
};

/** The line of a place, or of the nearest place around it that exists. */
const lineFinder =
  (document: Document, lines: LineCounter): LineOf =>
  (path) => {
    for (let depth = path.length; depth > 0; depth--) {
      const offset = offsetOf(document, path.slice(0, depth));
      if (offset !== null) return lines.linePos(offset).line;
    }
    return 1;
  };

const tableOf = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The names that are known at a place of the file. */
const knownAt = (path: FilePath, shape: z.ZodObject): readonly string[] => {
  const [part] = path;
  if (typeof part !== 'string') return Object.keys(shape.shape);
  if (part === 'risk') return RISK_QUESTIONS;
  const fields = tableOf<{ fields: object }>({ ...LIST_PARTS, ...FACT_PARTS }, part)?.fields ?? {};
  const done = (FINISHED_PARTS as readonly string[]).includes(part) ? ['done'] : [];
  return [...Object.keys(fields), ...done];
};

const unknownName = (key: string, known: readonly string[]): string => {
  const near = nearestWord(key, known);
  return near === null
    ? `This name is not known here. Known are: ${known.join(', ')}.`
    : `This name is not known here. Did you mean "${near}"?`;
};

const problemsOf = (issue: z.core.$ZodIssue, shape: z.ZodObject, lineOf: LineOf): FileProblem[] => {
  const path = issue.path.filter((step) => typeof step === 'string' || typeof step === 'number');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      line: lineOf([...path, key]),
      path: pathText([...path, key]),
      problem: unknownName(key, knownAt(path, shape)),
    }));
  }
  return [{ line: lineOf(path), path: pathText(path), problem: issue.message }];
};

/** Numbers stay as they were typed: version 2.10 is not 2.1, and 1:30 is no count of seconds. */
const asTyped = (tags: Tags): Tags =>
  tags.filter((tag) => typeof tag === 'string' || !/:(?:int|float)$/.test(tag.tag));

const firstLine = (message: string): string => message.split('\n')[0]?.replace(/ at line \d.*$/, '') ?? '';

const whole = (problem: string, line = 1): { ok: false; problems: readonly FileProblem[] } => ({
  ok: false,
  problems: [{ line, path: '', problem }],
});

const parse = <Form, Written>(
  text: string,
  shape: z.ZodObject,
  from: (file: Form) => Written,
): Reading<Written> => {
  if (text.length > MOST_CHARACTERS)
    return whole(`At most ${MOST_CHARACTERS} characters; these are ${text.length}.`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true, customTags: asTyped });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      line: lines.linePos(pos[0]).line,
      path: '',
      problem: firstLine(message),
    }));
    return { ok: false, problems };
  }
  let written: unknown;
  try {
    written = document.toJS() ?? {};
  } catch (error) {
    // References that grow without end.
    return whole(firstLine(error instanceof Error ? error.message : String(error)));
  }
  const lineOf = lineFinder(document, lines);
  const reading = shape.safeParse(written);
  if (reading.success) return { ok: true, read: from(reading.data as Form), lineOf };
  return { ok: false, problems: reading.error.issues.flatMap((issue) => problemsOf(issue, shape, lineOf)) };
};

/** Reads a plan's file, or says everything that is wrong with its form, each at its line. */
export const readPlanFile = (text: string): Reading<WrittenPlan> =>
  parse<PlanInFile, WrittenPlan>(text, planShape, planFrom);

/** The same for a template. */
export const readTemplateFile = (text: string): Reading<WrittenTemplate> =>
  parse<TemplateInFile, WrittenTemplate>(text, templateShape, templateFrom);

/** Whether a file says of itself that it is a template. */
export const isTemplateFile = (text: string): boolean => /^template\s*:/m.test(text);
