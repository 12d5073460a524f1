import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { stepsOf, withoutMistakes } from './salvage.ts';
import { type FilePath, type FileProblem, type SettingsFile, settingsFileShape } from './shape.ts';

/** A file whose form is right, and where in it each thing stands. */
export type ReadFile = { file: SettingsFile; lineOf(path: FilePath): number };

/** `partial`: the rest of a file with mistakes, so that what else is wrong in it can be said at once. */
export type FileReading =
  | { ok: true; read: ReadFile }
  | { ok: false; problems: readonly FileProblem[]; partial: ReadFile | null };

/** `departments[2].leads`, as people and other messages write it. */
export const pathText = (path: FilePath): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

const rangeOf = (document: Document, path: FilePath): number | null => {
  const node: unknown = document.getIn(path, true);
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : null;
};

/** The line of a place, or of the nearest place around it that exists. */
const lineFinder =
  (document: Document, lines: LineCounter) =>
  (path: FilePath): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const offset = rangeOf(document, path.slice(0, depth));
      if (offset !== null) return lines.linePos(offset).line;
    }
    return 1;
  };

/** A name that is not known stands at itself, and is named. */
const problemsOf = (issue: z.core.$ZodIssue, lineOf: (path: FilePath) => number): FileProblem[] => {
  const path = stepsOf(issue);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      line: lineOf([...path, key]),
      path: pathText([...path, key]),
      problem: 'This name is not known here.',
    }));
  }
  return [{ line: lineOf(path), path: pathText(path), problem: issue.message }];
};

const firstLine = (message: string): string => message.split('\n')[0]?.replace(/ at line \d.*$/, '') ?? '';

/**
 * Reads a settings file, or says everything that is wrong with its form, each at its line. Whether people and
 * channels exist is another question: see `resolve`.
 */
export const readSettingsFile = (text: string): FileReading => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      line: lines.linePos(pos[0]).line,
      path: '',
      problem: firstLine(message),
    }));
    return { ok: false, problems, partial: null };
  }
  const lineOf = lineFinder(document, lines);
  const reading = settingsFileShape.safeParse(document.toJS() ?? {});
  if (reading.success) return { ok: true, read: { file: reading.data, lineOf } };
  const problems = reading.error.issues.flatMap((issue) => problemsOf(issue, lineOf));
  const rest = settingsFileShape.safeParse(withoutMistakes(document.toJS(), reading.error.issues));
  return { ok: false, problems, partial: rest.success ? { file: rest.data, lineOf } : null };
};
