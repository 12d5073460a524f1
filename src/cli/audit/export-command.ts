import type { CliContext, GlobalOptions } from '../context.ts';
import { withStore } from '../open-store.ts';
import { releaseMeant } from '../release-key.ts';
import { workspaceIn } from '../workspace.ts';

/**
 * `audit export KEY`: every decision about a release, one JSON object a line, in the order of the log. A part
 * that was erased is null, and what is left of it stands beside it; hashes are there, so that a later export can be compared.
 */
export const auditExportCommand = (context: CliContext, key: string, options: GlobalOptions): Promise<void> =>
  withStore(context, options, 'read', async (opened) => {
    const { reads } = opened.store;
    const workspaceId = await workspaceIn(opened, options);
    const release = await releaseMeant(reads, workspaceId, key);
    const entries = await reads.auditEntries(workspaceId, release.id);
    context.out(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  });
