import { titleOf } from '../../domain/release.ts';
import type { AuditEntry } from '../ports.ts';
import type { Evidence } from './gather-evidence.ts';
import { contentDigest } from './verify-chain.ts';

/** Raised when the file reads differently: the verifier refuses one that it does not know. */
export const EVIDENCE_FORMAT = 1;

/** An entry of the release itself: all that its hash is made of, and what its personal part was. */
const ownLine = (entry: AuditEntry): object => {
  const { hash, salt, personal, remainder, ...link } = entry;
  return { kind: 'entry', link, hash, salt, personal, remainder };
};

/** An entry of somebody else: its place in the chain, and nothing of what it says. */
const foreignLine = (entry: AuditEntry): object => {
  const { seq, hash } = entry;
  const content = contentDigest(entry);
  return content === null ? { kind: 'unproven', seq, hash } : { kind: 'link', seq, content, hash };
};

/**
 * The proof as lines of JSON: what it is about, then the chain from the release's first entry to the record's
 * last. Entries of other releases stand in it by a digest, from which nothing of them can be read or guessed.
 */
export const evidenceLines = ({ release, madeAt, head, anchors, chain }: Evidence): string => {
  const about = {
    kind: 'evidence',
    format: EVIDENCE_FORMAT,
    workspaceId: release.workspaceId,
    releaseId: release.id,
    key: release.key,
    title: titleOf(release),
    madeAt,
    before: chain[0]?.previous ?? '',
    head,
    anchors: anchors.map(({ seq, hash, day }) => ({ seq, hash, day })),
  };
  const lines = chain.map((entry) => (entry.releaseId === release.id ? ownLine(entry) : foreignLine(entry)));
  return [about, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
};
