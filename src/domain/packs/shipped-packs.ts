import type { PackItem } from './pack.ts';
import { MAKING } from './shipped-making.ts';
import { SELLING } from './shipped-selling.ts';
import { TELLING } from './shipped-telling.ts';

const SHIPPED: Readonly<Record<string, readonly PackItem[]>> = { ...MAKING, ...TELLING, ...SELLING };

/** The questions that come with a department of this key; null for one that nobody here knows. */
export const shippedItems = (departmentKey: string): readonly PackItem[] | null =>
  Object.hasOwn(SHIPPED, departmentKey) ? (SHIPPED[departmentKey] ?? null) : null;
