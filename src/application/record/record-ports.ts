import type { Instant } from '../../domain/calendar.ts';
import type { RecordAnchor, RecordHead } from '../../domain/record/anchor.ts';
import type { AuditEntry } from '../ports.ts';
import type { EvidenceLink } from './evidence-link.ts';

/** The timer that closes a day: one waits at most. */
export const ANCHOR_KEY = 'time:workspace:time.record_anchor';

/** What is read of the record as a whole. */
export type RecordReads = {
  /** Where the record ends; null before its first entry. */
  recordHead(workspaceId: string): Promise<RecordHead | null>;
  /** In order of `seq`, this entry and all after it. */
  auditEntriesFrom(workspaceId: string, seq: number): Promise<readonly AuditEntry[]>;
  /** Heads that left the database, the oldest first. */
  anchors(workspaceId: string): Promise<readonly RecordAnchor[]>;
  lastAnchor(workspaceId: string): Promise<RecordAnchor | null>;
  /** Whether a day waits to be closed already. */
  anchorWaits(workspaceId: string): Promise<boolean>;
  /** Entries after this one, those of rehearsals left out. */
  decisionsAfter(workspaceId: string, seq: number): Promise<number>;
  evidenceLink(workspaceId: string, tokenDigest: string): Promise<EvidenceLink | null>;
};

/** What is left of an entry's personal part once somebody was erased from it. */
export type Remainder = { eventId: string; left: Record<string, unknown> };

/** What is written. */
export type RecordWrites = {
  saveAnchor(workspaceId: string, anchor: RecordAnchor): Promise<void>;
  /** Those that are too old by now go. */
  addEvidenceLink(workspaceId: string, link: EvidenceLink, now: Instant): Promise<void>;
  /** The personal parts go; what is left of them stands beside the record, without proof. */
  eraseFromRecord(workspaceId: string, remainders: readonly Remainder[]): Promise<void>;
  /** The same person everywhere else: present facts, feedback, announcements, the directory. */
  eraseElsewhere(workspaceId: string, replace: Replacement): Promise<void>;
};

/** Who is replaced, and how a stored value is rewritten. */
export type Replacement = {
  userId: string;
  /** Texts without any of these hold nothing to rewrite. */
  needles: readonly string[];
  rewrite(value: unknown): unknown;
};
