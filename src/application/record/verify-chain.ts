import { createHash } from 'node:crypto';
import {
  type ChainLink,
  canonicalJson,
  chainBytes,
  contentBytes,
  plainChainBytes,
} from '../../domain/audit-record.ts';
import type { RecordHead } from '../../domain/record/anchor.ts';
import type { AuditEntry } from '../ports.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the first event of a workspace names as the one before it. */
export const CHAIN_START: RecordHead = { seq: 0, hash: '' };

/** The digest by which an event can stand in a proof without what it says; null where its link holds it all. */
export const contentDigest = (link: ChainLink): string | null =>
  link.blind === null ? null : sha256(contentBytes(link));

/** The hash of an event: SHA-256 over its canonical bytes, as hex. */
export const linkHash = (link: ChainLink): string => {
  const content = contentDigest(link);
  return sha256(content === null ? plainChainBytes(link) : chainBytes(link, content));
};

/** What the chain keeps of an event's personal part, so that it can be erased later. */
export const personalDigest = (salt: string, personal: Record<string, unknown>): string =>
  sha256(salt + canonicalJson(personal));

/** What stands in front of an event's content. From the salt, which is random and never shown with it. */
export const blindFrom = (salt: string): string => sha256(`${salt}:link`).slice(0, 32);

/** What is wrong with the first link that does not hold. */
export type LinkProblem = 'missing' | 'out_of_order' | 'altered' | 'personal_altered';

export type BrokenLink = { ok: false; seq: number; problem: LinkProblem };

export type ChainVerdict = { ok: true; events: number } | BrokenLink;

/** How far an entry is looked for from where it stands. */
const FARTHEST = 1000;

/** Whether an entry is whole, and was made for another place. */
const wasElsewhere = (entry: AuditEntry): boolean => {
  for (let away = 1; away <= FARTHEST; away += 1) {
    for (const seq of [entry.seq - away, entry.seq + away]) {
      if (seq > 0 && linkHash({ ...entry, seq }) === entry.hash) return true;
    }
  }
  return false;
};

/** What is wrong with an entry that comes after `before`; null when it holds. */
export const linkProblem = (before: RecordHead, entry: AuditEntry): BrokenLink | null => {
  const seq = before.seq + 1;
  if (entry.seq !== seq) return { ok: false, seq, problem: 'missing' };
  if (linkHash(entry) !== entry.hash) {
    return { ok: false, seq, problem: wasElsewhere(entry) ? 'out_of_order' : 'altered' };
  }
  if (entry.previous !== before.hash) return { ok: false, seq, problem: 'altered' };
  const { personal, salt } = entry;
  const erased = personal === null || salt === null;
  if (!erased && personalDigest(salt, personal) !== entry.personalDigest) {
    return { ok: false, seq, problem: 'personal_altered' };
  }
  return null;
};

/**
 * Checks a workspace's whole log from its first event on, and reports the first link that does not hold.
 * An erased personal part is no break. Rows cut off at the end cannot be noticed without an anchor.
 *
 * @param entries all of one workspace, in order of `seq`
 */
export const verifyChain = (entries: Iterable<AuditEntry>): ChainVerdict => {
  let before = CHAIN_START;
  for (const entry of entries) {
    const broken = linkProblem(before, entry);
    if (broken !== null) return broken;
    before = entry;
  }
  return { ok: true, events: before.seq };
};
