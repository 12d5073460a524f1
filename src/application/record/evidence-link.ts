import { createHash } from 'node:crypto';
import { addMinutes, type Instant, isAfter } from '../../domain/calendar.ts';
import type { Actor } from '../../domain/person.ts';
import type { Release } from '../../domain/release.ts';
import type { House } from '../house.ts';
import { type Evidence, gatherEvidence } from './gather-evidence.ts';
import { mayReadRecord } from './may-read-record.ts';

/** How long somebody may fetch what they asked for. */
export const LINK_MINUTES = 15;

/** Somebody who may fetch the proof of one release until then. */
export type EvidenceLink = { tokenDigest: string; releaseId: string; userId: string; expiresAt: Instant };

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Makes an address that nobody can guess, and keeps only its digest. The caller has found that this person may.
 *
 * @returns the part of the address that is secret
 */
export const grantEvidence = async (
  { store, ids, clock }: Pick<House, 'store' | 'ids' | 'clock'>,
  { workspaceId, userId }: Actor,
  { id }: Release,
): Promise<string> => {
  const token = `${ids.random()}${ids.random()}`;
  const now = clock.now();
  const link = {
    tokenDigest: digestOf(token),
    releaseId: id,
    userId,
    expiresAt: addMinutes(now, LINK_MINUTES),
  };
  await store.transaction((tx) => tx.addEvidenceLink(workspaceId, link, now));
  return token;
};

/**
 * What an address leads to; null for one that is unknown or too old, and for somebody who may no longer see it:
 * nobody learns which.
 */
export const openEvidence = async (
  { store, clock }: Pick<House, 'store' | 'clock'>,
  workspaceId: string,
  token: string,
): Promise<Evidence | null> => {
  const { reads } = store;
  const now = clock.now();
  const link = await reads.evidenceLink(workspaceId, digestOf(token));
  if (link === null || !isAfter(link.expiresAt, now)) return null;
  const release = await reads.release(workspaceId, link.releaseId);
  const person = await reads.person(workspaceId, link.userId);
  if (release === null || person === null || person.deleted) return null;
  const { userId, name, isFullMember, isSlackAdmin } = person;
  const actor = { workspaceId, userId, name, isFullMember, isSlackAdmin };
  if (mayReadRecord(actor, release, await reads.settings(workspaceId)) !== 'yes') return null;
  return gatherEvidence(reads, release, now);
};
