import type { Instant } from '../../domain/calendar.ts';
import { isNamedBy, type RecordHead } from '../../domain/record/anchor.ts';
import type { AuditEntry } from '../ports.ts';
import { CHAIN_START, type LinkProblem, linkProblem } from './verify-chain.ts';

/** A head that is known from elsewhere; `day` where the database remembers when it left. */
export type KnownHead = RecordHead & { day: string | null };

/** What is wrong with a record, at its first place. */
export type RecordProblem =
  | { what: LinkProblem; seq: number; at: Instant | null; releaseId: string | null }
  /** Names or words are gone from this entry, and no erasure names it. */
  | { what: 'personal_missing'; seq: number; at: Instant; releaseId: string | null }
  /** The row that says where the record ends names another entry. */
  | { what: 'head_disagrees'; ends: number; says: number }
  | { what: 'cut_off'; ends: number; anchor: KnownHead }
  /** Every link holds, and yet an entry is not the one that was named. */
  | { what: 'rewritten'; anchor: KnownHead };

export type RecordReport = {
  /** Where the record ends as it was read. */
  head: RecordHead;
  /** Entries from which somebody was erased. */
  erased: number;
  /** How many known heads it was compared with. */
  anchors: number;
  problem: RecordProblem | null;
};

/** Entries that erasures name: the personal part of these may be gone. */
const namedByErasure = ({ type, data }: AuditEntry): readonly number[] =>
  type === 'person_erased' && Array.isArray(data.entries) ? data.entries.map(Number) : [];

const headProblem = (head: RecordHead, says: RecordHead | null): RecordProblem | null => {
  const stored = says ?? CHAIN_START;
  return stored.seq === head.seq && stored.hash === head.hash
    ? null
    : { what: 'head_disagrees', ends: head.seq, says: stored.seq };
};

/**
 * Checks a workspace's whole record: every link from the first entry on, what was erased against the erasures
 * that say so, the row that names its end, and heads known from elsewhere. Names the first thing that is wrong.
 *
 * @param entries all of one workspace, in order of `seq`
 * @param says what the database itself holds to be the end
 */
export const verifyRecord = (
  entries: Iterable<AuditEntry>,
  { says, anchors }: { says: RecordHead | null; anchors: readonly KnownHead[] },
): RecordReport => {
  const wanted = Map.groupBy(anchors, ({ seq }) => seq);
  const without = new Map<number, AuditEntry>();
  const explained = new Set<number>();
  let head = CHAIN_START;
  const report = (problem: RecordProblem | null): RecordReport => ({
    head,
    erased: without.size,
    anchors: anchors.length,
    problem,
  });

  for (const entry of entries) {
    const { at, releaseId } = entry;
    const broken = linkProblem(head, entry);
    if (broken !== null) return report({ what: broken.problem, seq: broken.seq, at, releaseId });
    const other = wanted.get(entry.seq)?.find((anchor) => !isNamedBy(entry.hash, anchor));
    if (other !== undefined) return report({ what: 'rewritten', anchor: other });
    if (entry.personal === null || entry.salt === null) without.set(entry.seq, entry);
    for (const seq of namedByErasure(entry)) explained.add(seq);
    head = { seq: entry.seq, hash: entry.hash };
  }
  const ahead = anchors.find(({ seq }) => seq > head.seq);
  if (ahead !== undefined) return report({ what: 'cut_off', ends: head.seq, anchor: ahead });
  const disagrees = headProblem(head, says);
  if (disagrees !== null) return report(disagrees);
  const unexplained = [...without.values()].find(({ seq }) => !explained.has(seq));
  if (unexplained === undefined) return report(null);
  const { seq, at, releaseId } = unexplained;
  return report({ what: 'personal_missing', seq, at, releaseId });
};
