import {
  FACT_PART_NAMES,
  FACT_PARTS,
  type FactPart,
  type Facts,
  type Field,
  type Item,
  LIST_NAMES,
  type ListPart,
  type Part,
} from './parts.ts';

/** What a plan holds beside its first form: lists of items, and single facts. */
export type PlanContents = Readonly<
  { [P in ListPart]: readonly Item<P>[] } & { [P in FactPart]: Facts<P> } & {
    /** The number of the next item: ids are never used twice in a plan. */
    nextId: number;
  }
>;

const emptyValue = (field: Field): unknown => {
  switch (field.kind) {
    case 'owner':
    case 'when':
    case 'release':
      return null;
    case 'departments':
      return [];
    case 'choice':
      return field.choices[0]?.value ?? '';
    default:
      return '';
  }
};

/** Every field of a part as it is before anybody said anything. */
export const emptyValues = (part: Part): Record<string, unknown> =>
  Object.fromEntries(Object.entries(part.fields).map(([key, field]) => [key, emptyValue(field)]));

export const EMPTY_CONTENTS: PlanContents = {
  ...Object.fromEntries(LIST_NAMES.map((name) => [name, []])),
  ...Object.fromEntries(FACT_PART_NAMES.map((name) => [name, emptyValues(FACT_PARTS[name])])),
  nextId: 1,
} as unknown as PlanContents;

/** The items of one part; typed by its name. */
export const itemsOf = <P extends ListPart>(contents: PlanContents, part: P): readonly Item<P>[] =>
  contents[part] as unknown as readonly Item<P>[];

export const itemById = <P extends ListPart>(contents: PlanContents, part: P, id: string): Item<P> | null =>
  itemsOf(contents, part).find((item) => item.id === id) ?? null;

/** The same contents with the items of one part replaced. */
export const withItems = <P extends ListPart>(
  contents: PlanContents,
  part: P,
  items: readonly Item<P>[],
): PlanContents => ({ ...contents, [part]: items });

/** New items at the end of a part, each with an id of its own. */
export const withNewItems = <P extends ListPart>(
  contents: PlanContents,
  part: P,
  values: readonly Omit<Item<P>, 'id' | 'doneAt'>[],
): PlanContents => {
  const added = values.map((each, index) => ({
    ...each,
    id: String(contents.nextId + index),
    doneAt: null,
  })) as unknown as readonly Item<P>[];
  return {
    ...withItems(contents, part, [...itemsOf(contents, part), ...added]),
    nextId: contents.nextId + values.length,
  };
};
