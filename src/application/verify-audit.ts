import { createHash } from 'node:crypto';
import { type ChainLink, canonicalJson, chainBytes } from '../domain/audit-record.ts';
import type { AuditEntry } from './ports.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the first event of a workspace names as the one before it. */
export const CHAIN_START = { seq: 0, hash: '' } as const;

/** The hash of an event: SHA-256 over its canonical bytes, as hex. */
export const linkHash = (link: ChainLink): string => sha256(chainBytes(link));

/** What the chain keeps of an event's personal part, so that it can be erased later. */
export const personalDigest = (salt: string, personal: Record<string, unknown>): string =>
  sha256(salt + canonicalJson(personal));

/** What is wrong with the first link that does not hold. */
export type BrokenLink = {
  ok: false;
  seq: number;
  problem: 'missing' | 'altered' | 'personal_altered';
};

export type ChainVerdict = { ok: true; events: number } | BrokenLink;

const linkOf = ({ personal: _personal, salt: _salt, hash: _hash, ...link }: AuditEntry): ChainLink => link;

/**
 * Checks a workspace's whole log from its first event on, and reports the first link that does not hold.
 * An erased personal part is no break. Rows cut off at the end cannot be noticed without an older export.
 *
 * @param entries all of one workspace, in order of `seq`
 */
export const verifyChain = (entries: Iterable<AuditEntry>): ChainVerdict => {
  let before: { seq: number; hash: string } = CHAIN_START;
  for (const entry of entries) {
    const seq = before.seq + 1;
    if (entry.seq !== seq) return { ok: false, seq, problem: 'missing' };
    if (entry.previous !== before.hash || linkHash(linkOf(entry)) !== entry.hash) {
      return { ok: false, seq, problem: 'altered' };
    }
    const { personal, salt } = entry;
    const erased = personal === null || salt === null;
    if (!erased && personalDigest(salt, personal) !== entry.personalDigest) {
      return { ok: false, seq, problem: 'personal_altered' };
    }
    before = entry;
  }
  return { ok: true, events: before.seq };
};
