import type { PersonStamp } from '../../domain/person.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import { type QuestionsByKey, questionProblems, withQuestions } from '../packs/import-packs.ts';
import { withShippedPacks } from '../packs/write-pack.ts';
import { allProblems, writeSettings } from './change-settings.ts';

/** Whoever runs the program, as the audit log names them. */
export const commandLineStamp: PersonStamp = { userId: 'command-line', name: 'Command line' };

export type Imported =
  | { ok: true; changed: readonly string[] }
  | { ok: false; problems: readonly FieldProblem[] };

/**
 * Replaces settings by those of a file, on behalf of whoever runs the program. All or nothing.
 *
 * @param build makes the new settings from the current ones, inside the transaction
 * @param confirmedShared announcement channels that another organisation may read: the file names them, and
 * whoever wrote it is asked once by the command
 * @param questions what departments are asked beside their main question, where the file says so
 */
export const importSettings = (
  house: House,
  workspaceId: string,
  build: (current: WorkspaceSettings) => WorkspaceSettings,
  confirmedShared: readonly string[],
  questions: QuestionsByKey = new Map(),
): Promise<Imported> =>
  house.store.transaction(async (tx): Promise<Imported> => {
    const before = await tx.settings(workspaceId);
    const after = build(before);
    const problems = [
      ...(await allProblems(tx, { before, after }, confirmedShared)),
      ...questionProblems(after, questions),
    ];
    if (problems.length > 0) return { ok: false, problems };
    const shipped = await withShippedPacks(tx, house, before, after, questions);
    const settings = await withQuestions(tx, house, shipped, questions);
    return writeSettings(tx, house, { before, after: settings, by: { ...commandLineStamp, role: 'admin' } });
  });
