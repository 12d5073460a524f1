import { refusalWords } from '../adapters/slack/words/refusal.ts';
import { setNotes } from '../application/plan/set-notes.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import { houseOf } from './house-of.ts';
import { withStore } from './open-store.ts';
import { readText } from './plan-file-text.ts';
import { releaseMeant } from './release-key.ts';
import { workspaceIn } from './workspace.ts';

/** `plan notes KEY FILE`: the file's text becomes the highlights of the plan, and so of the announcement. */
export const notesCommand = async (
  context: CliContext,
  { key: typed, file }: { key: string; file: string },
  options: GlobalOptions,
): Promise<void> => {
  const notes = readText(file);
  await withStore(context, options, 'write', async (opened) => {
    const house = houseOf(opened.store, context);
    const workspaceId = await workspaceIn(opened, options);
    const { key } = await releaseMeant(opened.store.reads, workspaceId, typed);
    const set = await setNotes(house, { workspaceId, key, notes });
    if (!set.ok) throw new CliFailure(refusalWords(set.refusal, (id) => id, '/release', { title: key }));
    context.out(set.changed ? `The notes of ${key} are set.\n` : 'Nothing changed.\n');
  });
};
