import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import { withStore } from './open-store.ts';
import { workspaceIn } from './workspace.ts';

/**
 * `audit export KEY`: every decision about a release, one JSON object a line, in the order of the log. A part
 * that was erased is null; hashes are there, so that a later export can be compared.
 */
export const auditExportCommand = (context: CliContext, key: string, options: GlobalOptions): Promise<void> =>
  withStore(context, options, 'read', async (opened) => {
    const { reads } = opened.store;
    const workspaceId = await workspaceIn(opened, options);
    const release = await reads.releaseByKey(workspaceId, key.trim().toLowerCase());
    if (release === null) throw new CliFailure(`There is no release "${key}".`);
    const entries = await reads.auditEntries(workspaceId, release.id);
    context.out(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  });
