const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keptList = (before: readonly unknown[], now: readonly unknown[]): readonly unknown[] => {
  const kept = now.map((value, index) => keepSame(before[index], value));
  return kept.length === before.length && kept.every((value, index) => value === before[index])
    ? before
    : kept;
};

const keptObject = (
  before: Record<string, unknown>,
  now: Record<string, unknown>,
): Record<string, unknown> => {
  const keys = Object.keys(now);
  const kept = Object.fromEntries(keys.map((key) => [key, keepSame(before[key], now[key])]));
  return keys.length === Object.keys(before).length && keys.every((key) => kept[key] === before[key])
    ? before
    : kept;
};

/**
 * The new JSON value, made of the old one's parts wherever they are equal: what did not change keeps its
 * identity and need not be drawn again.
 */
export const keepSame = <T>(before: unknown, now: T): T => {
  if (Array.isArray(before) && Array.isArray(now)) return keptList(before, now) as T;
  if (isObject(before) && isObject(now)) return keptObject(before, now) as T;
  return now;
};
