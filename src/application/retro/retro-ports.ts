import type { RetroPoint, Vote } from '../../domain/retro/point.ts';

/** What is read of a look back. */
export type RetroReads = {
  /** Of one release, in the order of their random ids. */
  retroPoints(workspaceId: string, releaseId: string): Promise<readonly RetroPoint[]>;
  retroVotes(workspaceId: string, releaseId: string): Promise<readonly Vote[]>;
  /** How many people wrote something without their name. */
  namelessWriters(workspaceId: string, releaseId: string): Promise<number>;
};

/** What is written. */
export type RetroWrites = {
  addRetroPoints(workspaceId: string, points: readonly RetroPoint[]): Promise<void>;
  /** That somebody wrote without their name: a set, without time. */
  noteNamelessWriter(workspaceId: string, releaseId: string, userId: string): Promise<void>;
  /** @param given false takes it back */
  saveRetroVote(workspaceId: string, releaseId: string, vote: Vote, given: boolean): Promise<void>;
};
