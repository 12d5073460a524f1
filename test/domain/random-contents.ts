import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar.ts';
import { EMPTY_CONTENTS, type PlanContents } from '../../src/domain/contents/contents.ts';
import {
  FACT_PART_NAMES,
  FACT_PARTS,
  FINISHED_PARTS,
  type Field,
  LIST_NAMES,
  LIST_PARTS,
  type ListPart,
  type Owner,
} from '../../src/domain/contents/parts.ts';
import { DAY_COUNTS, type When } from '../../src/domain/contents/when.ts';
import { TEXT_FIELDS } from '../../src/domain/plan/plan-form.ts';
import { RISK_QUESTIONS, type RiskQuestion } from '../../src/domain/risk/risk.ts';
import { departmentId } from '../support/builders.ts';

/** Texts that a format of files is likely to lose. */
const TRAPS = [
  'no',
  'true',
  'null',
  '~',
  '1:30',
  '2.10',
  '0x1f',
  '2024-10-11',
  'T-0',
  '---',
  '...',
  '- a',
  '# not a comment',
  'a: b #c',
  '  leading and trailing  ',
  '"quoted" and \'quoted\'',
  "it's",
  '{ [ & * ! | > % @ `',
  'tab\there',
  'https://example.com/a?b=c#d',
  '👩‍👩‍👧 Größe 日本語 مرحبا',
  '\u0000\u0007\u0085\u2028\ufeff',
  '<<',
  '=',
] as const;

const atMost = (max: number, text: string): string => [...text].slice(0, max).join('');

/** One line that says something. */
const lineOf = (max: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.constantFrom(...TRAPS),
      fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
      fc.lorem(),
    )
    .map((text) => atMost(max, text))
    .filter((text) => text.trim() !== '' && !/[\n\r]/.test(text));

const textOf = (max: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      lineOf(max),
      fc.array(fc.oneof(lineOf(80), fc.constant('')), { maxLength: 4 }).map((lines) => lines.join('\n')),
      fc.constant('word '.repeat(90)),
      fc.constant('a\r\nb\n\n  c  \n'),
    )
    .map((text) => atMost(max, text))
    .filter((text) => text.trim() !== '');

const date = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2024-01-01', days));
const time = fc
  .record({ hour: fc.nat(23), minute: fc.nat(59) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata');
const nullable = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null });

/** Every form that a moment of a plan can have. */
export const anyWhen: fc.Arbitrary<When> = fc.oneof(
  fc.record({
    kind: fc.constant('relative' as const),
    days: fc.integer({ min: -400, max: 400 }),
    count: fc.constantFrom(...DAY_COUNTS),
    time: nullable(time),
    zone: nullable(zone),
  }),
  fc
    .record({ date, length: nullable(fc.nat(20)), time: nullable(time), zone: nullable(zone) })
    .map(({ length, ...rest }) => ({
      kind: 'fixed' as const,
      ...rest,
      until: length === null ? null : addDays(rest.date, length),
    })),
);

/** A person, or a role that does not look like one. */
export const anyOwner: fc.Arbitrary<Owner> = fc.oneof(
  lineOf(80)
    .filter((name) => !name.endsWith('>'))
    .map((name) => ({ userId: null, name })),
  fc.record({ userId: fc.constantFrom('U0MAYA', 'W0RICO'), name: lineOf(80) }),
);

/** By id, as releases and departments stand in the tests. */
export const OTHER_RELEASES = { 'rel-borealis': 'borealis-1.4', 'rel-no': 'no' } as const;

const anyValue = (field: Field): fc.Arbitrary<unknown> => {
  const maybe = <T>(empty: unknown, full: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
    field.required ? full : fc.oneof(fc.constant(empty), full);
  switch (field.kind) {
    case 'line':
      return maybe('', lineOf(field.max));
    case 'text':
      return maybe('', textOf(field.max));
    case 'link':
      return maybe('', fc.webUrl({ withFragments: true, withQueryParameters: true }));
    case 'day':
      return maybe('', date);
    case 'time':
      return maybe('', time);
    case 'choice':
      return fc.constantFrom(...field.choices.map(({ value }) => value));
    case 'owner':
      return maybe(null, anyOwner);
    case 'when':
      return maybe(null, anyWhen);
    case 'repeats':
      return maybe('', fc.constantFrom('every Monday', 'every two weeks on Thursday', '0 10 * * 1'));
    case 'departments':
      return fc.subarray([departmentId('docs'), departmentId('qa'), departmentId('sales')]);
    case 'release':
      return maybe(null, fc.constantFrom(...Object.keys(OTHER_RELEASES)));
  }
};

const valuesOf = (fields: Readonly<Record<string, Field>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, anyValue(field)])));

const doneAt = nullable(
  fc
    .record({ date, ms: fc.nat(86_399_999) })
    .map(({ date, ms }) => `${date}T${new Date(ms).toISOString().slice(11)}`),
);

const itemsOf = (part: ListPart): fc.Arbitrary<Record<string, unknown>[]> => {
  const finished = (FINISHED_PARTS as readonly string[]).includes(part);
  return fc.array(
    fc
      .tuple(valuesOf(LIST_PARTS[part].fields), finished ? doneAt : fc.constant(null))
      .map(([values, done]) => ({ ...values, doneAt: done })),
    { maxLength: 3 },
  );
};

/** Contents with a few items in every list; ids are given in order. */
export const anyContents: fc.Arbitrary<PlanContents> = fc
  .record({
    ...Object.fromEntries(LIST_NAMES.map((part) => [part, itemsOf(part)])),
    ...Object.fromEntries(FACT_PART_NAMES.map((part) => [part, valuesOf(FACT_PARTS[part].fields)])),
  })
  .map((each) => {
    const raw = each as Record<string, unknown>;
    let nextId = 1;
    const lists = LIST_NAMES.map((part) => {
      const items = raw[part] as Record<string, unknown>[];
      // The scope is typed as lines, so that no point of it stands there twice.
      const unique =
        part === 'scope'
          ? items.filter(({ what }, index) => items.findIndex((other) => other.what === what) === index)
          : items;
      return [part, unique.map((item) => ({ ...item, id: String(nextId++) }))] as const;
    });
    return { ...EMPTY_CONTENTS, ...raw, ...Object.fromEntries(lists), nextId } as PlanContents;
  });

/** Every text of a plan, some of them empty. */
export const anyTexts = fc.record(
  Object.fromEntries(TEXT_FIELDS.map((field) => [field, fc.oneof(fc.constant(''), textOf(3_000))])) as {
    [Field in (typeof TEXT_FIELDS)[number]]: fc.Arbitrary<string>;
  },
);

export const anyRisk = nullable(
  fc.record(
    Object.fromEntries(RISK_QUESTIONS.map((question) => [question, fc.boolean()])) as Record<
      RiskQuestion,
      fc.Arbitrary<boolean>
    >,
  ),
);
