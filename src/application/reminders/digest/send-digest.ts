import { compare, type Instant, isAfter } from '../../../domain/calendar.ts';
import { type Digest, digestAction, digestTimer } from '../../../domain/reminders/reminder.ts';
import type { House } from '../../house.ts';
import type { DueRow, Transaction } from '../../ports.ts';
import { comesInSilence, postponeDigest } from './postpone-digest.ts';
import { type DigestContent, readDigest } from './read-digest.ts';

/** When it next says something that has ceased to be true: a deadline passes, or the planned launch. */
const nextTurn = ({ entries }: DigestContent, now: Instant): Instant | null =>
  entries
    .flatMap(({ by, release }) => [by, release.plan.launch.at])
    .filter((moment) => isAfter(moment, now))
    .toSorted(compare)[0] ?? null;

const turnTimers = (digest: Digest, content: DigestContent, now: Instant) => {
  const next = nextTurn(content, now);
  return next === null ? [] : [digestTimer({ ...digest, dueAt: next })];
};

/** A deadline has passed since it was sent: what stands says so. An edit, which notifies nobody. */
const freshen = async (tx: Transaction, workspaceId: string, digest: Digest, now: Instant): Promise<void> => {
  const { userId, subject } = digest;
  const content = await readDigest(tx, { workspaceId, userId, subject, now });
  if (content.newer !== null) return;
  await tx.schedule(workspaceId, [digestAction(digest, now), ...turnTimers(digest, content, now)], now);
};

/**
 * The moment of a digest has come. It is posted where it still holds what it was meant for, and the one before
 * it becomes a line; where the person has fallen silent meanwhile it waits for their next opening. One that was
 * sent already is brought up to date.
 */
export const sendDigest = async (tx: Transaction, { clock }: House, row: DueRow): Promise<void> => {
  const { workspaceId } = row;
  const [userId, subject] = [String(row.payload.userId ?? ''), String(row.payload.subject ?? '')];
  const now = clock.now();
  const digests = await tx.newestDigests(workspaceId, userId);
  const digest = digests.find((each) => each.subject === subject);
  if (digest === undefined) return;
  if (digest.sentAt !== null) return freshen(tx, workspaceId, digest, now);
  if (await comesInSilence(tx, workspaceId, digest, now)) return postponeDigest(tx, workspaceId, digest, now);
  const content = await readDigest(tx, { workspaceId, userId, subject, now });
  if (!content.isCalledFor) return;
  await tx.saveDigest(workspaceId, { ...digest, sentAt: now });
  const former = digests.filter((each) => each.subject !== subject && each.sentAt !== null).slice(0, 1);
  const actions = [digest, ...former].map((each) => digestAction(each, now));
  await tx.schedule(workspaceId, [...actions, ...turnTimers(digest, content, now)], now);
};
