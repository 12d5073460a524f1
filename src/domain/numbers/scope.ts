/** Whose numbers: of one product or of all, of one year or of all. */
export type Scope = { product: string | null; year: number | null };

export type ReadScope =
  | { ok: true; scope: Scope }
  | { ok: false; typed: string; products: readonly string[] };

const YEAR = /^(?:19|20|21)\d\d$/;

const named = (typed: string, products: readonly string[]): readonly string[] => {
  const wanted = typed.toLowerCase();
  const exact = products.filter((product) => product.toLowerCase() === wanted);
  return exact.length > 0 ? exact : products.filter((product) => product.toLowerCase().includes(wanted));
};

/**
 * Reads "atlas 2026", "2025", "atlas all" or nothing, which means everything of this year. A product is named in full
 * or by a part that no other has.
 */
export const readScope = (typed: string, products: readonly string[], thisYear: number): ReadScope => {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  const whole = products.find((product) => product.toLowerCase() === words.join(' ').toLowerCase());
  if (whole !== undefined) return { ok: true, scope: { product: whole, year: thisYear } };
  const last = words.at(-1) ?? '';
  const isAll = last.toLowerCase() === 'all';
  const saysWhen = isAll || YEAR.test(last);
  const year = isAll ? null : saysWhen ? Number(last) : thisYear;
  const rest = (saysWhen ? words.slice(0, -1) : words).join(' ');
  if (rest === '') return { ok: true, scope: { product: null, year } };
  const [product, ...others] = named(rest, products);
  if (product === undefined || others.length > 0) {
    return { ok: false, typed: rest, products: product === undefined ? products : [product, ...others] };
  }
  return { ok: true, scope: { product, year } };
};
