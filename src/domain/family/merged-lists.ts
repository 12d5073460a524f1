import type { Item } from '../contents/parts.ts';

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What stands for the wave, with the fields that are others in the main release now. */
export const mergedFacts = <F extends object>(before: F, after: F, wave: F): F => ({
  ...wave,
  ...Object.fromEntries(
    Object.entries(after).filter(([key, value]) => differ(before[key as keyof F], value)),
  ),
});

/**
 * A list of a wave after the list of its main release changed: what was added, changed or taken out there is so
 * here; what was added, changed or taken out for the wave alone stays as it is.
 */
export const mergedList = <I extends Item>(
  before: readonly I[],
  after: readonly I[],
  wave: readonly I[],
): readonly I[] => {
  // Nothing was written for the wave alone: the order is that of the main release, too.
  if (!differ(before, wave)) return after;
  const [was, is] = [before, after].map((items) => new Map(items.map((item) => [item.id, item])));
  const kept = wave.flatMap((item) => {
    const [old, now] = [was?.get(item.id), is?.get(item.id)];
    if (old === undefined) return [item];
    return now === undefined ? [] : [mergedFacts(old, now, item)];
  });
  const known = new Set([...before, ...wave].map(({ id }) => id));
  return [...kept, ...after.filter(({ id }) => !known.has(id))];
};
