import type { Instant } from '../../domain/calendar.ts';

/** What waits, or is in trouble: so many rows of a family in a state. */
export type QueueCount = {
  family: 'timer' | 'board' | 'statement' | 'errand';
  state: 'pending' | 'running' | 'uncertain' | 'parked' | 'failed';
  rows: number;
  /** Those that should have gone by now. */
  overdue: number;
};

export type QueueDepth = {
  counts: readonly QueueCount[];
  /** Since when the row that waits longest should have gone; null where none is overdue. */
  overdueSince: Instant | null;
};

export type QueueReads = {
  /** What is not settled yet, over all workspaces; for whoever watches the machine. */
  depth(now: Instant): Promise<QueueDepth>;
};
