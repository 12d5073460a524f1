import type { PackItem } from './pack.ts';

type More = Partial<Pick<PackItem, 'required' | 'asks' | 'feeds'>>;

/** A question of a shipped pack: required, and answered with a tap, unless it says otherwise. */
export const ask = (
  [id, label]: readonly [string, string],
  question: string,
  why: string,
  { required = true, asks = 'nothing', feeds = null }: More = {},
): PackItem => ({ id, label, question, why, required, asks, feeds });
