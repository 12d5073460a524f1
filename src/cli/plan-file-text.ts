import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FileProblem, type LineOf, pathText } from '../adapters/plan-file/read-plan-file.ts';
import type { PlaceProblem, WrittenBody } from '../application/plan-file/written-plan.ts';
import { LIST_NAMES, LIST_PARTS } from '../domain/contents/parts.ts';
import { CliFailure, reasonOf } from './failure.ts';

/** @throws CliFailure in one sentence */
export const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CliFailure(`${file} cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
};

/**
 * Writes over nothing without `force`.
 * @throws CliFailure in one sentence
 */
export const writeText = (file: string, text: string, force: boolean): void => {
  try {
    writeFileSync(file, text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new CliFailure(`${file} is there already. Choose another name, or add --force.`, {
        cause: error,
      });
    }
    throw new CliFailure(`${file} cannot be written: ${reasonOf(error)}.`, { cause: error });
  }
};

const SCHEMAS = new URL('../../schema/', import.meta.url);

/** Where the schema of this installation lies, seen from a file: an editor needs no network for it. */
export const schemaFor = (kind: 'plan' | 'template', file: string | undefined): string => {
  const schema = fileURLToPath(new URL(`${kind}.schema.json`, SCHEMAS));
  const from = file === undefined ? process.cwd() : dirname(resolve(file));
  const path = relative(from, schema).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
};

export const schemaText = (kind: 'plan' | 'template'): string =>
  readFileSync(new URL(`${kind}.schema.json`, SCHEMAS), 'utf8');

/** `plan.yml:12: milestones[2].when: …`, one a line, in the order of the file. */
export const problemLines = (file: string, problems: readonly FileProblem[]): string =>
  problems
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, path, problem }) => `${file}:${line}: ${path === '' ? '' : `${path}: `}${problem}`)
    .join('\n');

/** What the workspace has against a file, at its lines. */
export const atLines = (problems: readonly PlaceProblem[], lineOf: LineOf): readonly FileProblem[] =>
  problems.map(({ path, problem }) => ({ line: lineOf(path), path: pathText(path), problem }));

/** "Scope: 3. Milestones: 12." */
export const countsOf = ({ lists }: Pick<WrittenBody, 'lists'>): string => {
  const counts = LIST_NAMES.map((name) => ({ name, count: lists[name]?.length ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${LIST_PARTS[name].name}: ${count}.`);
  return counts.length === 0 ? 'No lists.' : counts.join(' ');
};
