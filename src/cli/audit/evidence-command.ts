import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidencePack, PACK_FILES } from '../../adapters/evidence/pack.ts';
import { gatherEvidence } from '../../application/record/gather-evidence.ts';
import { inThousands } from '../../domain/record/plain-numbers.ts';
import { titleOf } from '../../domain/release.ts';
import type { CliContext, GlobalOptions } from '../context.ts';
import { CliFailure, reasonOf } from '../failure.ts';
import { withStore } from '../open-store.ts';
import { releaseMeant } from '../release-key.ts';
import { workspaceIn } from '../workspace.ts';

const writeAll = (folder: string, files: Readonly<Record<string, string>>, force: boolean): void => {
  const there = PACK_FILES.filter((name) => existsSync(join(folder, name)));
  if (there.length > 0 && !force) {
    throw new CliFailure(
      `Not written: ${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} in ${folder} already. Choose another folder, or add --force.`,
    );
  }
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  } catch (error) {
    throw new CliFailure(`${folder} cannot be written: ${reasonOf(error)}.`, { cause: error });
  }
};

/** `audit evidence KEY --out DIR`: a report for reading, the proof, and what checks it without Greenlight. */
export const auditEvidenceCommand = (
  context: CliContext,
  key: string,
  options: GlobalOptions & { out: string; force?: boolean },
): Promise<void> =>
  withStore(context, options, 'read', async (opened) => {
    const { reads } = opened.store;
    const workspaceId = await workspaceIn(opened, options);
    const release = await releaseMeant(reads, workspaceId, key);
    const evidence = await gatherEvidence(reads, release, context.clock.now());
    writeAll(options.out, evidencePack(evidence), options.force === true);
    const { entries, head } = evidence;
    context.out(
      `${titleOf(release)}: ${inThousands(entries.length)} ${entries.length === 1 ? 'entry' : 'entries'}, written to ${options.out}. The record ends with ${head.seq}:${head.hash}.\nRead evidence.html; check it with: node ${join(options.out, 'verify.mjs')} ${join(options.out, 'evidence.jsonl')}\n`,
    );
  });
