import type { Pack } from '../../domain/packs/pack.ts';
import type { Tick } from '../../domain/packs/tick.ts';

/** What is read of questions and their answers: only where a checklist is shown or ticked. */
export type PackReads = {
  pack(workspaceId: string, id: string): Promise<Pack | null>;
  /** The newest version of a department's questions, whether they are asked at the moment or not. */
  newestPack(workspaceId: string, departmentId: string): Promise<Pack | null>;
  /** Of one release, all departments. */
  ticks(workspaceId: string, releaseId: string): Promise<readonly Tick[]>;
};

/** What is written. */
export type PackWrites = {
  addPack(workspaceId: string, pack: Pack): Promise<void>;
  /** In the place of an earlier answer to the same question. */
  saveTick(workspaceId: string, releaseId: string, tick: Tick): Promise<void>;
  removeTick(
    workspaceId: string,
    releaseId: string,
    of: Pick<Tick, 'departmentId' | 'itemId'>,
  ): Promise<void>;
};
