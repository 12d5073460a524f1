import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { planJsonSchema, templateJsonSchema } from '../../../src/adapters/plan-file/json-schema.ts';
import { writePlanFile } from '../../../src/adapters/plan-file/write-plan-file.ts';
import { fileNames } from '../../../src/application/plan-file/file-names.ts';
import { writtenPlan } from '../../../src/application/plan-file/write-plan.ts';
import { anyContents, OTHER_RELEASES } from '../../domain/random-contents.ts';
import { aPlan, aRelease, someSettings } from '../../support/builders.ts';

const names = fileNames(
  someSettings(),
  Object.entries(OTHER_RELEASES).map(([id, key]) => ({ id, key })),
);

const published = (file: string): object => JSON.parse(readFileSync(`schema/${file}`, 'utf8'));

const SCHEMAS = [
  ['plan.schema.json', planJsonSchema],
  ['template.schema.json', templateJsonSchema],
] as const;

/** Formats are hints for editors; the shape itself looks at days and moments. */
const ajv = new Ajv({ validateFormats: false, strict: false });
const validates = ajv.compile(published('plan.schema.json'));

describe('the published schema', () => {
  test.each(SCHEMAS)(
    '%s is what the program reads; "node src/cli.ts plan schema" prints it',
    (file, schema) => {
      expect(published(file)).toEqual(JSON.parse(JSON.stringify(schema())));
    },
  );

  test('agrees with every file that is exported', () => {
    fc.assert(
      fc.property(anyContents, (contents) => {
        const text = writePlanFile(writtenPlan(aRelease({ plan: aPlan({ contents }) }), names), 'x');
        expect(validates(parse(text)), JSON.stringify(validates.errors)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['an unknown name', { colour: 'green' }],
    ['a milestone without a moment', { milestones: [{ what: 'Freeze' }] }],
    ['a degree that is none', { risks: [{ what: 'x', likelihood: 'huge' }] }],
    ['a plan without a launch', { launch: undefined }],
    ['another version of the format', { greenlight: 2 }],
  ])('sees %s', (_what, change) => {
    const right = parse(writePlanFile(writtenPlan(aRelease(), names), 'x'));
    expect(validates(right)).toBe(true);
    expect(validates(JSON.parse(JSON.stringify({ ...right, ...change })))).toBe(false);
  });

  test('says of every field what it is for', () => {
    const { properties } = planJsonSchema() as { properties: Record<string, { description?: string }> };
    expect(Object.keys(properties).length).toBeGreaterThan(25);
    for (const [name, { description }] of Object.entries(properties)) expect(description, name).toBeTruthy();
  });
});
