import { z } from 'zod';
import { readWhen } from '../../domain/contents/when-text.ts';
import { TITLE_MAX, VALUE_MAX } from '../../domain/plan/plan-form.ts';
import { DEPLOYMENT_PATHS } from '../../domain/release.ts';
import { bodyShape, keys, oneLine } from './body-shape.ts';

/** The version of the format; files of another one are refused in words. */
export const FORMAT = 1;

const format = z
  .union([z.literal(FORMAT), z.literal(String(FORMAT))], {
    error: `Write "greenlight: ${FORMAT}" at the top. Another number belongs to another version of Greenlight.`,
  })
  .describe('The version of this format');

const path = z
  .enum(DEPLOYMENT_PATHS, { error: `Write one of ${DEPLOYMENT_PATHS.join(', ')}.` })
  .nullish()
  .describe(
    'How it goes out: to everyone at once, pushed to chosen systems, fetched by people, or group by group',
  );

const needed = (what: string, max: number) =>
  oneLine(what, max).refine((text) => text.trim() !== '', { error: 'Write something here.' });

const LAUNCH_WORDS = 'Write day, time and zone, as in 2026-12-10 14:00 Europe/Berlin.';
const launch = z
  .string({ error: LAUNCH_WORDS })
  .superRefine((text, context) => {
    const read = readWhen(text);
    const { kind, time, until } = read.ok
      ? { until: null, ...read.when }
      : { kind: 'none', time: null, until: null };
    if (kind === 'fixed' && time !== null && until === null) return;
    const looksRight = /^\d{4}-\d\d-\d\d \d/.test(text.trim());
    context.addIssue({ code: 'custom', message: !read.ok && looksRight ? read.problem : LAUNCH_WORDS });
  })
  .meta({
    description: 'When it becomes visible: day, time and zone',
    examples: ['2026-12-10 14:00 Europe/Berlin'],
  });

const departments = keys.describe('Which departments give their green light, by key');

/** A plan's file as it was read; its keys follow from the tables of the plan. */
export const planShape = z
  .strictObject(
    {
      greenlight: format,
      title: needed('a name, as in Atlas 2.0', TITLE_MAX).describe('Name and version'),
      value: needed('what users gain', VALUE_MAX).describe('What users gain, in one sentence'),
      launch,
      path,
      // A wave may have none of its own.
      departments,
      ...bodyShape,
    },
    { error: 'Write a plan: title, value, launch, departments.' },
  )
  .describe('A plan of Greenlight');

/** A template's file: a plan without name, launch and persons. */
export const templateShape = z
  .strictObject(
    {
      greenlight: format,
      template: needed('a name for the template', 60).describe('What the template is called'),
      purpose: oneLine('when somebody would take it', 200).nullish().describe('When somebody would take it'),
      path,
      departments: departments.nullish(),
      ...bodyShape,
    },
    { error: 'Write a template: template, departments, milestones.' },
  )
  .describe('A template of Greenlight');
