import type { PlanScene } from '../../../../../src/adapters/slack/planning/contents/plan-scene.ts';
import {
  EMPTY_CONTENTS,
  type PlanContents,
  withNewItems,
} from '../../../../../src/domain/contents/contents.ts';
import {
  FACT_PART_NAMES,
  FACT_PARTS,
  type Field,
  type Item,
  LIST_NAMES,
  LIST_PARTS,
  type ListPart,
} from '../../../../../src/domain/contents/parts.ts';
import type { Release } from '../../../../../src/domain/release.ts';
import { weekOf } from '../../../../../src/domain/settings/settings.ts';
import { anActor, departmentId, MAYA, NOW, someSettings, ZONE } from '../../../../support/builders.ts';

/** A release as Maya reads it, or whoever is given. */
export const asRead = (
  release: Release,
  {
    settings = someSettings(),
    now = NOW,
    actor = anActor(MAYA),
    ...words
  }: Partial<PlanScene> & {
    titles?: ReadonlyMap<string, string>;
  } = {},
): PlanScene => ({
  release,
  settings,
  now,
  actor,
  words: {
    launch: release.plan.launch,
    week: weekOf(settings),
    now,
    zone: ZONE,
    titles: words.titles ?? new Map(),
  },
});

const someValue = (field: Field, text: string, index: number): unknown => {
  switch (field.kind) {
    case 'line':
    case 'text':
      return text;
    case 'link':
      return 'https://example.com/spec';
    case 'day':
      return '2026-12-01';
    case 'time':
      return '16:00';
    case 'choice':
      return field.choices[index % field.choices.length]?.value ?? '';
    case 'owner':
      return index % 2 === 0 ? { userId: 'U0DANA', name: text } : { userId: null, name: text };
    case 'when':
      return field.label === 'Until'
        ? { kind: 'fixed', date: '2026-12-20', until: null, time: null, zone: null }
        : { kind: 'relative', days: -(index % 60), count: 'working_days', time: null, zone: null };
    case 'repeats':
      return index % 2 === 0 ? 'every two weeks on Thursday' : '0 10 * * 1';
    case 'departments':
      return [departmentId('docs')];
    case 'release':
      return null;
  }
};

const valuesFor = (fields: Readonly<Record<string, Field>>, text: string, index: number) =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, someValue(field, text, index)]));

/** A plan in which everything was written, so many items in each list. */
export const fullContents = (text: string, count = 3): PlanContents => {
  const lists = LIST_NAMES.reduce<PlanContents>((contents, part) => {
    const items = Array.from({ length: count }, (_, index) =>
      valuesFor(LIST_PARTS[part].fields, text, index),
    );
    return withNewItems(contents, part, items as unknown as Omit<Item<ListPart>, 'id' | 'doneAt'>[]);
  }, EMPTY_CONTENTS);
  const facts = FACT_PART_NAMES.map((part) => [part, valuesFor(FACT_PARTS[part].fields, text, 0)]);
  return { ...lists, ...Object.fromEntries(facts) } as PlanContents;
};

type NewItem<P extends ListPart> = Omit<Item<P>, 'id' | 'doneAt'>;

/** Contents with these items in one list. */
export const contentsWith = <P extends ListPart>(
  part: P,
  items: readonly NewItem<P>[],
  contents: PlanContents = EMPTY_CONTENTS,
): PlanContents => withNewItems(contents, part, items);

/** A milestone, 2026-11-26 unless given another day. */
export const milestone = (
  what: string,
  more: Partial<NewItem<'milestones'>> = {},
): NewItem<'milestones'> => ({
  what,
  owner: null,
  when: { kind: 'fixed', date: '2026-11-26', until: null, time: null, zone: null },
  ...more,
});
