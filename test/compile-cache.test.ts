import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What a file loads before its first statement runs. */
const loadedFirst = (path: string): string[] => {
  const text = readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');
  return [...text.matchAll(/^(?:import|export)\s(?!type\b)(?:[^'"]*\bfrom\s)?['"]([^'"]+)['"]/gm)].map(
    ([, name]) => name ?? '',
  );
};

test('main.ts loads nothing before the cache of what was compiled is there, or it would be compiled anew', () => {
  expect(loadedFirst('main.ts')).toEqual(['./node-version.ts', './compile-cache.ts']);
  const before = ['node-version.ts', 'compile-cache.ts'].flatMap(loadedFirst);
  expect(before.filter((name) => !name.startsWith('node:'))).toEqual([]);
});
