import { eventFrom } from '../../domain/audit-record.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { DomainEventType } from '../../domain/event.ts';
import { type FeedbackSummary, summarise } from '../../domain/feedback/feedback.ts';
import type { Announcement } from '../../domain/launch/announcement.ts';
import type { Light } from '../../domain/lights/light.ts';
import type { RecordAnchor, RecordHead } from '../../domain/record/anchor.ts';
import { eventWords, sectionOf } from '../../domain/record/event-words.ts';
import type { RecordSection } from '../../domain/record/told.ts';
import type { Release } from '../../domain/release.ts';
import type { AuditEntry, Reads } from '../ports.ts';
import { CHAIN_START } from './verify-chain.ts';

/** One entry of the record as a person reads it. */
export type ToldEntry = {
  seq: number;
  at: Instant;
  section: RecordSection;
  type: DomainEventType;
  who: string;
  /** As it was then: "lead". */
  role: string;
  words: string;
  /** Names or words in it were taken out later. */
  erased: boolean;
  hash: string;
};

/** A department's light as it stands, and the entry that says so. */
export type ToldLight = Pick<Light, 'name' | 'required' | 'state'> & { answer: ToldEntry | null };

export type Evidence = {
  release: Release;
  /** In whose clock times are written. */
  zone: string;
  madeAt: Instant;
  entries: readonly ToldEntry[];
  lights: readonly ToldLight[];
  announcement: Announcement | null;
  feedback: FeedbackSummary;
  head: RecordHead;
  /** Heads that were posted in Slack since the release began. */
  anchors: readonly RecordAnchor[];
  /** All of the record from the release's first entry on, those of other releases too. */
  chain: readonly AuditEntry[];
};

const told = (entry: AuditEntry): ToldEntry => {
  const { seq, at, type, data, hash } = entry;
  const personal = entry.personal ?? entry.remainder;
  const by = (personal?.by ?? {}) as { name?: string; role?: string };
  return {
    seq,
    at,
    section: sectionOf(type),
    type,
    who: by.name ?? '(erased)',
    role: by.role ?? '',
    words: personal === null ? '(erased)' : eventWords(eventFrom({ type, data, personal })),
    erased: entry.personal === null,
    hash,
  };
};

const toldLight = (
  { departmentId, name, required, state }: Light,
  entries: readonly AuditEntry[],
): ToldLight => {
  const answer = entries.findLast(
    ({ type, data }) => type === 'light_answered' && data.departmentId === departmentId,
  );
  return { name, required, state, answer: answer === undefined ? null : told(answer) };
};

/** Everything that proves one release, read at one moment. */
export const gatherEvidence = async (reads: Reads, release: Release, madeAt: Instant): Promise<Evidence> => {
  const { workspaceId, id, announcementId } = release;
  const own = await reads.auditEntries(workspaceId, id);
  const first = own[0]?.seq ?? 1;
  const chain = await reads.auditEntriesFrom(workspaceId, first);
  const last = chain.at(-1);
  const named = await reads.namedFeedback(workspaceId, id);
  const anonymous = await reads.anonymousFeedback(workspaceId, id);
  const entries = chain.filter(({ releaseId }) => releaseId === id);
  return {
    release,
    zone: (await reads.settings(workspaceId)).zone,
    madeAt,
    entries: entries.map(told),
    lights: release.lights.map((light) => toldLight(light, entries)),
    announcement: announcementId === null ? null : await reads.announcement(workspaceId, announcementId),
    feedback: summarise(named, anonymous),
    head: last === undefined ? CHAIN_START : { seq: last.seq, hash: last.hash },
    anchors: (await reads.anchors(workspaceId)).filter(({ seq }) => seq >= first),
    chain,
  };
};
