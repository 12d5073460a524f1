import type { Instant } from '../../domain/calendar.ts';
import { emptyValues, itemsOf, type PlanContents } from '../../domain/contents/contents.ts';
import { itemName } from '../../domain/contents/item-name.ts';
import { readOwner } from '../../domain/contents/owner-text.ts';
import {
  FACT_PART_NAMES,
  FACT_PARTS,
  type Field,
  type Item,
  LIST_NAMES,
  LIST_PARTS,
  type ListPart,
  type Part,
} from '../../domain/contents/parts.ts';
import { readRepeats } from '../../domain/contents/repeats.ts';
import { readWhen } from '../../domain/contents/when-text.ts';
import type { FileNames } from './file-names.ts';
import type { FilePath, PlaceProblem, WrittenBody, WrittenItem, WrittenValues } from './written-plan.ts';

type Reading = { value: unknown } | { problems: readonly PlaceProblem[] };

const departmentsNamed = (keys: readonly string[], path: FilePath, names: FileNames): Reading => {
  const ids = keys.map(names.departmentId);
  const problems = keys.flatMap((key, index) =>
    ids[index] === null
      ? [{ path: [...path, index], problem: `No department here has the key "${key}".` }]
      : [],
  );
  return problems.length > 0 ? { problems } : { value: ids };
};

const readValue = (
  field: Field,
  typed: string | readonly string[],
  path: FilePath,
  names: FileNames,
): Reading => {
  if (typeof typed !== 'string') return departmentsNamed(typed, path, names);
  switch (field.kind) {
    case 'owner':
      return { value: readOwner(typed) };
    case 'when': {
      const read = readWhen(typed);
      return read.ok ? { value: read.when } : { problems: [{ path, problem: read.problem }] };
    }
    case 'repeats': {
      const read = readRepeats(typed);
      return read.ok ? { value: read.text } : { problems: [{ path, problem: read.problem }] };
    }
    case 'release': {
      const id = names.releaseId(typed);
      return id === null
        ? { problems: [{ path, problem: `There is no release "${typed}" here.` }] }
        : { value: id };
    }
    default:
      return { value: typed };
  }
};

/** Every field of a part, those that the file leaves out as they are before anybody said anything. */
const readValues = (
  part: Part,
  typed: WrittenValues,
  path: FilePath,
  names: FileNames,
): { values: Record<string, unknown>; problems: PlaceProblem[] } => {
  const values = emptyValues(part);
  const problems: PlaceProblem[] = [];
  for (const [key, field] of Object.entries(part.fields)) {
    const written = typed[key];
    if (written === undefined || written.length === 0) continue;
    const read = readValue(field, written, [...path, key], names);
    if ('problems' in read) problems.push(...read.problems);
    else values[key] = read.value;
  }
  return { values, problems };
};

/** The item without what a file does not say of it, as one comparable text. */
const bare = (item: object): string =>
  JSON.stringify(Object.entries({ ...item, id: '', doneAt: null }).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Items have no ids in a file: one that stands in the plan already keeps its own, found by everything that it
 * says, else by its name.
 */
const withIds = (
  part: ListPart,
  wanted: readonly Item[],
  before: readonly Item[],
  nextId: number,
): { items: Item[]; nextId: number } => {
  const free = [...before];
  const take = (matches: (item: Item) => boolean): string | null => {
    const at = free.findIndex(matches);
    return at < 0 ? null : (free.splice(at, 1)[0]?.id ?? null);
  };
  const exact = wanted.map((item) => take((other) => bare(item) === bare(other)));
  const named = wanted.map(
    (item, index) => exact[index] ?? take((other) => itemName(part, other) === itemName(part, item)),
  );
  let next = nextId;
  const items = wanted.map((item, index) => ({ ...item, id: named[index] ?? String(next++) }) as Item);
  return { items, nextId: next };
};

const doneAtOf = (
  { done }: WrittenItem,
  now: Instant,
  before: readonly Item[],
  name: string,
  part: ListPart,
) => {
  if (done !== 'now') return done;
  // Said again that it is done: it was done when it was done.
  const known = before.find((item) => item.doneAt !== null && itemName(part, item) === name);
  return known?.doneAt ?? now;
};

/**
 * The lists and facts of a file as a plan holds them, or everything that it names and that does not exist.
 *
 * @param before what the plan holds so far: items that stand in it keep their ids
 */
export const readContents = (
  { lists, facts }: Pick<WrittenBody, 'lists' | 'facts'>,
  { before, names, now }: { before: PlanContents; names: FileNames; now: Instant },
): { contents: PlanContents; problems: readonly PlaceProblem[] } => {
  const problems: PlaceProblem[] = [];
  let { nextId } = before;
  const read: Record<string, unknown> = {};
  for (const part of LIST_NAMES) {
    const standing: readonly Item[] = itemsOf(before, part);
    const wanted = (lists[part] ?? []).map((written, index) => {
      const found = readValues(LIST_PARTS[part], written.values, [part, index], names);
      problems.push(...found.problems);
      const item = { ...found.values, id: '', doneAt: null } as unknown as Item;
      return { ...item, doneAt: doneAtOf(written, now, standing, itemName(part, item), part) } as Item;
    });
    const numbered = withIds(part, wanted, standing, nextId);
    nextId = numbered.nextId;
    read[part] = numbered.items;
  }
  for (const part of FACT_PART_NAMES) {
    const found = readValues(FACT_PARTS[part], facts[part] ?? {}, [part], names);
    problems.push(...found.problems);
    read[part] = found.values;
  }
  return { contents: { ...before, ...read, nextId } as PlanContents, problems };
};
