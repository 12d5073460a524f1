import { withLimitations } from '../../domain/acceptance/known-limitations.ts';
import { type FactSheet, factSheet, noticeWords, wordsFor } from '../../domain/announcement/fact-sheet.ts';
import { isNotice, type Version } from '../../domain/announcement/version.ts';
import { flowOn } from '../../domain/packs/flow-on.ts';
import type { Release } from '../../domain/release.ts';
import { readChecklists } from '../packs/read-checklists.ts';
import type { Reads } from '../ports.ts';

/** What is true of a release now: its plan, the departments' checklists, and what users found. */
export const readSheet = async (reads: Reads, release: Release): Promise<FactSheet> =>
  factSheet(release, withLimitations(flowOn(await readChecklists(reads, release)), release));

/** The words that the facts give for a version, to begin from or as they are. */
export const sheetWords = async (
  reads: Reads,
  release: Release,
  version: Pick<Version, 'readers' | 'when'>,
): Promise<string> => {
  const sheet = await readSheet(reads, release);
  return isNotice(version) ? noticeWords(version.readers, sheet) : wordsFor(version.readers, sheet);
};
