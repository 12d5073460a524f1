import { type PlanContents, withItems, withNewItems } from './contents.ts';
import type { Item } from './parts.ts';

/** The scope as people read and type it: one point a line. */
export const scopeText = ({ scope }: Pick<PlanContents, 'scope'>): string =>
  scope.map(({ what }) => what).join('\n');

/** Signs in front of a line are no part of the point, unless it was written with them before. */
const pointsIn = (text: string, known: ReadonlyMap<string, unknown>): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .map((line) => (known.has(line) ? line : line.replace(/^[-*•]\s+/, '')))
      .filter((line) => line !== ''),
  ),
];

/**
 * The points as typed, one a line: a point that stood there keeps what else is known of it, and a text that says
 * what stands there changes nothing.
 */
export const withScopeText = (contents: PlanContents, text: string): PlanContents => {
  if (text === scopeText(contents)) return contents;
  const known = new Map(contents.scope.map((item) => [item.what, item]));
  const lines = pointsIn(text, known);
  const fresh = lines
    .filter((what) => !known.has(what))
    .map((what) => ({ what, gain: '', link: '', departments: [] }));
  const grown = withNewItems(contents, 'scope', fresh);
  const all = new Map(grown.scope.map((item) => [item.what, item]));
  const kept = lines.map((line) => all.get(line)).filter((item): item is Item<'scope'> => item !== undefined);
  return withItems(grown, 'scope', kept);
};

type Point = Item<'scope'>;

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
