import type { NumberEntry } from '../../domain/numbers/entry.ts';

export type NumberReads = {
  /** The lasting parts of the entries that numbers are made of, in order of `seq`. */
  numberEntries(workspaceId: string): Promise<readonly NumberEntry[]>;
};
