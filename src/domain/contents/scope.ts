import { type PlanContents, withItems, withNewItems } from './contents.ts';
import { type Item, LIST_PARTS } from './parts.ts';

type Point = Item<'scope'>;

/** The scope as people read and type it: one point a line. */
export const scopeText = ({ scope }: Pick<PlanContents, 'scope'>): string =>
  scope.map(({ what }) => what).join('\n');

const WHAT_MAX = LIST_PARTS.scope.fields.what.max;

/** Signs in front of a line are no part of the point, unless it was written with them before. */
const linesIn = (text: string, known: ReadonlySet<string>): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (known.has(line) ? line : line.replace(/^[-*•]\s+/, '')))
    .filter((line) => line !== '');

const wordsOf = (scope: readonly Point[]): ReadonlySet<string> => new Set(scope.map(({ what }) => what));

/** What is wrong with the points as typed; null where nothing is. What stands there already may stay. */
export const scopeTextProblem = ({ scope }: Pick<PlanContents, 'scope'>, text: string): string | null => {
  const known = wordsOf(scope);
  const long = linesIn(text, known).find((line) => !known.has(line) && [...line].length > WHAT_MAX);
  return long === undefined
    ? null
    : `At most ${WHAT_MAX} characters a point; the one that begins with "${[...long].slice(0, 30).join('')}" has ${[...long].length}. Put each point on a line of its own.`;
};

/** Each line with the point that has its very words, each point once. */
const sameWords = (scope: readonly Point[], lines: readonly string[]): (Point | null)[] => {
  const left = [...scope];
  return lines.map((line) => {
    const at = left.findIndex(({ what }) => what === line);
    return at === -1 ? null : (left.splice(at, 1)[0] ?? null);
  });
};

/** What lies between the same two neighbours, by the one in front of it. */
const gaps = <T>(all: readonly T[], neighbourOf: (each: T) => Point | null): ReadonlyMap<string, T[]> => {
  const found = new Map<string, T[]>();
  let front = '';
  for (const each of all) {
    const neighbour = neighbourOf(each);
    if (neighbour === null) found.set(front, [...(found.get(front) ?? []), each]);
    else front = neighbour.id;
  }
  return found;
};

/** Other words in the same place are the same point, where as many points stood there as stand there now. */
const samePlace = (
  scope: readonly Point[],
  lines: readonly string[],
  matched: readonly (Point | null)[],
): ReadonlyMap<number, Point> => {
  const kept = new Set(matched.map((point) => point?.id));
  const before = gaps(scope, (point) => (kept.has(point.id) ? point : null));
  const after = gaps([...lines.keys()], (at) => matched[at] ?? null);
  return new Map(
    [...after].flatMap(([front, places]) => {
      const points = before.get(front) ?? [];
      return points.length === places.length
        ? places.flatMap((place, at) => points.slice(at, at + 1).map((point) => [place, point] as const))
        : [];
    }),
  );
};

/**
 * The points as typed, one a line: a point whose words stand there, or were mended in their place, keeps what else
 * is known of it, and a text that says what stands there changes nothing.
 */
export const withScopeText = (contents: PlanContents, text: string): PlanContents => {
  const { scope } = contents;
  if (text === scopeText(contents)) return contents;
  const lines = linesIn(text, wordsOf(scope));
  const matched = sameWords(scope, lines);
  const mended = samePlace(scope, lines, matched);
  const standing = lines.map((what, at) => {
    const point = matched[at] ?? mended.get(at);
    return point === undefined ? null : { ...point, what };
  });
  const fresh = lines
    .filter((_, at) => standing[at] === null)
    .map((what) => ({ what, gain: '', link: '', departments: [] }));
  const grown = withNewItems({ ...contents, scope: [] }, 'scope', fresh);
  const added = [...grown.scope];
  const points = standing.map((point) => point ?? added.shift()).filter((point) => point !== undefined);
  return withItems(grown, 'scope', points);
};

/** A point that names departments is judged by those alone; one that names none, by everybody. */
const concerns = ({ departments }: Point, departmentId: string | null): boolean =>
  departmentId === null || departments.length === 0 || departments.includes(departmentId);

/**
 * The points as they are judged in a release with these departments: one whose departments are all part of it no
 * more concerns everybody, else nobody would judge it.
 */
export const scopeAmong = (scope: readonly Point[], departmentIds: readonly string[]): readonly Point[] =>
  scope.map((point) => ({
    ...point,
    departments: point.departments.filter((id) => departmentIds.includes(id)),
  }));

/** Points that named departments, none of which is among these. */
export const leftByAll = (scope: readonly Point[], departmentIds: readonly string[]): readonly Point[] =>
  scope.filter(
    ({ departments }) => departments.length > 0 && !departments.some((id) => departmentIds.includes(id)),
  );

/** A point as it is judged: with what users gain by it, without its link. */
const judgedPoint = ({ what, gain }: Point): string => (gain === '' ? what : `${what}: ${gain}`);

/**
 * What a department judges of the scope, one point a line.
 *
 * @param departmentId null for everything that is in it
 */
export const scopeFacts = (
  { scope }: Pick<PlanContents, 'scope'>,
  departmentId: string | null = null,
): string =>
  scope
    .filter((point) => concerns(point, departmentId))
    .map(judgedPoint)
    .join('\n');

/** The points that are none of this department's business, one a line. */
export const othersScope = ({ scope }: Pick<PlanContents, 'scope'>, departmentId: string): string =>
  scope
    .filter((point) => !concerns(point, departmentId))
    .map(judgedPoint)
    .join('\n');
