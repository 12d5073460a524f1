import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlanFile } from '../../../src/adapters/plan-file/read-plan-file.ts';
import { writePlanFile } from '../../../src/adapters/plan-file/write-plan-file.ts';
import { fileNames } from '../../../src/application/plan-file/file-names.ts';
import { readContents } from '../../../src/application/plan-file/read-contents.ts';
import { writtenPlan } from '../../../src/application/plan-file/write-plan.ts';
import { EMPTY_CONTENTS } from '../../../src/domain/contents/contents.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anyContents, anyRisk, anyTexts, OTHER_RELEASES } from '../../domain/random-contents.ts';
import { aPlan, aRelease, NOW, someSettings } from '../../support/builders.ts';

const names = fileNames(
  someSettings(),
  Object.entries(OTHER_RELEASES).map(([id, key]) => ({ id, key })),
);
const SCHEMA = '../schema/plan.schema.json';

const exported = (release: Release): string => writePlanFile(writtenPlan(release, names), SCHEMA);

const readBack = (text: string) => {
  const reading = readPlanFile(text);
  if (!reading.ok) throw new Error(`${JSON.stringify(reading.problems)}\n${text}`);
  return reading.read;
};

describe('a plan as a file', () => {
  test('whatever it holds, it is read back as it was, and written again as the same text', () => {
    fc.assert(
      fc.property(anyContents, anyTexts, anyRisk, (contents, texts, risk) => {
        const release = aRelease({ plan: aPlan({ ...texts, risk, contents }) });
        const text = exported(release);
        const plan = readBack(text);
        const read = readContents(plan, { before: EMPTY_CONTENTS, names, now: NOW });
        expect(read).toEqual({ problems: [], contents });
        expect({ ...Object.fromEntries(Object.keys(texts).map((key) => [key, ''])), ...plan.texts }).toEqual(
          texts,
        );
        expect(plan.risk).toEqual(risk);
        expect(writePlanFile(plan, SCHEMA)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test('into the plan that it comes from, no item gets another id', () => {
    fc.assert(
      fc.property(anyContents, (contents) => {
        const plan = readBack(exported(aRelease({ plan: aPlan({ contents }) })));
        expect(readContents(plan, { before: contents, names, now: NOW }).contents).toEqual(contents);
      }),
    );
  });

  test('line breaks of another system come back as line breaks', () => {
    const text = exported(aRelease());
    expect(readBack(text.replaceAll('\n', '\r\n'))).toEqual(readBack(text));
  });
});
