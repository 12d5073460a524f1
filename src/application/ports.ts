import type { AuditAuthor, ChainLink } from '../domain/audit-record.ts';
import type { Instant } from '../domain/calendar.ts';
import type { DueAction, DueActionKind, Slot } from '../domain/delivery/due-action.ts';
import type { TimedMoment } from '../domain/delivery/moments.ts';
import type { DomainEvent } from '../domain/event.ts';
import type { Announcement } from '../domain/launch/announcement.ts';
import type { Release } from '../domain/release.ts';
import type { WorkspaceSettings } from '../domain/settings/settings.ts';
import type { QueueReads } from './delivery/queue-depth.ts';
import type { FeedbackReads, FeedbackWrites } from './feedback/feedback-ports.ts';
import type { ForecastReads } from './forecast/forecast-ports.ts';
import type { HookReads, HookWrites } from './hooks/hook-ports.ts';
import type { LessonReads, LessonWrites } from './lessons/lesson-ports.ts';
import type { MeetingReads, MeetingWrites } from './meetings/meeting-ports.ts';
import type { NumberReads } from './numbers/number-ports.ts';
import type { PackReads, PackWrites } from './packs/pack-ports.ts';
import type { RecordReads, RecordWrites } from './record/record-ports.ts';
import type { ReminderReads, ReminderWrites } from './reminders/reminder-ports.ts';
import type { RetroReads, RetroWrites } from './retro/retro-ports.ts';
import type { SubscriptionReads, SubscriptionWrites } from './subscriptions/subscription-ports.ts';
import type { TemplateReads, TemplateWrites } from './templates/template-ports.ts';

/** Where "now" comes from. Virtual in rehearsals and tests. */
export type Clock = {
  now(): Instant;
  /** Milliseconds that never step: for settling and pacing. */
  monotonicMs(): number;
};

/** Where fresh names come from. */
export type Ids = {
  /** Sortable by time of making. */
  next(): string;
  /** Unguessable and unordered: 128 random bits as hex. For anonymous answers and salts. */
  random(): string;
};

/** An event on its way into the audit log. */
export type AuditDraft = {
  id: string;
  releaseId: string | null;
  event: DomainEvent;
  by: AuditAuthor;
  at: Instant;
};

/** A row of the audit log, its personal part null once erased. */
export type AuditEntry = ChainLink & {
  personal: Record<string, unknown> | null;
  /** What still stands of a personal part from which somebody was erased; nothing proves it. */
  remainder: Record<string, unknown> | null;
  salt: string | null;
  hash: string;
};

/** A message that exists in Slack, or once did. */
export type PostedMessage = {
  slotKey: string;
  releaseId: string | null;
  slot: Slot;
  /** The channel it really stands in: for direct messages the D… id. */
  channelId: string;
  ts: string;
  /** The key in its metadata by which it can be found again. */
  metadataKey: string;
  permalink: string | null;
  state: 'posted' | 'gone';
};

export type DueActionState = 'pending' | 'running' | 'uncertain' | 'done' | 'failed' | 'parked' | 'cancelled';

/** A due action as a row. */
export type DueRow = DueAction & {
  id: string;
  workspaceId: string;
  slotKey: string | null;
  threadKey: string | null;
  state: DueActionState;
  /** How often it was claimed, also where it then had to wait for its turn. */
  attempts: number;
  /** How many of its attempts failed by its own fault. */
  ownFailures: number;
  /** When somebody last had it tried again after it was given up. */
  retriedAt: Instant | null;
  /** Stands in the message's metadata; made with the row, so every attempt carries the same one. */
  metadataKey: string;
  firstAttemptAt: Instant | null;
  lastAttemptAt: Instant | null;
  /** Why it is parked or failed: Slack's code, never a secret. */
  problem: string | null;
};

/** An unfinished form of one person, kept for seven days. `values` is what was typed, field by field. */
export type FormDraft = {
  id: string;
  userId: string;
  form: string;
  releaseId: string | null;
  /** The release's version that the form showed. */
  releaseVersion: number | null;
  values: Record<string, unknown>;
  updatedAt: Instant;
};

/** What is known of a Slack person or channel; read anew at start and daily, so always a little old. */
export type KnownPerson = {
  userId: string;
  name: string;
  zone: string | null;
  isFullMember: boolean;
  isSlackAdmin: boolean;
  isOwner: boolean;
  deleted: boolean;
};
export type KnownChannel = {
  channelId: string;
  name: string;
  isPrivate: boolean;
  isMember: boolean;
  isArchived: boolean;
  /** The other organisation it is shared with; null for our own channels. */
  sharedWith: string | null;
  memberCount: number | null;
};

/** A time in which nothing could be sent. */
export type Outage = { reason: 'unreachable' | 'refused'; since: Instant };

export type OutageReads = {
  /** The one that lasts, or whose end nobody was told of yet. */
  outage(workspaceId: string): Promise<Outage | null>;
  /** Messages of a release that were due before Slack answered again, and were not sent by then. */
  lateMessages(workspaceId: string, releaseId: string, endedAt: Instant): Promise<number>;
};

export type OutageWrites = {
  /** One that began before keeps its beginning. */
  beginOutage(workspaceId: string, outage: Outage): Promise<void>;
  endOutage(workspaceId: string): Promise<void>;
};

/** What both a transaction and a plain reader can see. Everything is scoped to one workspace. */
export type Reads = ReminderReads &
  RecordReads &
  OutageReads &
  ForecastReads &
  PackReads &
  TemplateReads &
  HookReads &
  SubscriptionReads &
  RetroReads &
  LessonReads &
  FeedbackReads &
  NumberReads &
  MeetingReads & {
    settings(workspaceId: string): Promise<WorkspaceSettings>;
    release(workspaceId: string, releaseId: string): Promise<Release | null>;
    /** By key or by an older key that it once had. */
    releaseByKey(workspaceId: string, key: string): Promise<Release | null>;
    /** Newest launch first; `open` leaves out the closed and the cancelled. */
    releases(workspaceId: string, which: 'open' | 'all'): Promise<readonly Release[]>;
    /** Every key ever taken, aliases included. */
    keys(workspaceId: string): Promise<readonly string[]>;
    auditEntry(workspaceId: string, eventId: string): Promise<AuditEntry | null>;
    /** In order of `seq`; all of the workspace's when `releaseId` is null. */
    auditEntries(workspaceId: string, releaseId: string | null): Promise<readonly AuditEntry[]>;
    /** How often the last missing light of a release came in. */
    timesReady(workspaceId: string, releaseId: string): Promise<number>;
    announcement(workspaceId: string, id: string): Promise<Announcement | null>;
    /** Of every release the one that stands; nothing that was approved and replaced. */
    publishedAnnouncements(workspaceId: string): Promise<readonly Announcement[]>;
    message(workspaceId: string, slotKey: string): Promise<PostedMessage | null>;
    /** Of one release; of no release at all where `releaseId` is null. */
    messages(workspaceId: string, releaseId: string | null): Promise<readonly PostedMessage[]>;
    formDraft(workspaceId: string, id: string): Promise<FormDraft | null>;
    person(workspaceId: string, userId: string): Promise<KnownPerson | null>;
    channel(workspaceId: string, channelId: string): Promise<KnownChannel | null>;
    people(workspaceId: string): Promise<readonly KnownPerson[]>;
    channels(workspaceId: string): Promise<readonly KnownChannel[]>;
    /** Parked, failed and uncertain rows: what the release manager must hear of. */
    troubledActions(workspaceId: string, releaseId: string | null): Promise<readonly DueRow[]>;
    /** Announcement rows of this attempt that are neither sent nor parked nor failed. */
    openAnnouncements(workspaceId: string, releaseId: string): Promise<number>;
  };

/** The write side. Handed out for the length of one transaction; nothing but the store is awaited inside. */
export type Transaction = Reads &
  ReminderWrites &
  RecordWrites &
  OutageWrites &
  PackWrites &
  TemplateWrites &
  HookWrites &
  SubscriptionWrites &
  RetroWrites &
  LessonWrites &
  FeedbackWrites &
  MeetingWrites & {
    saveSettings(settings: WorkspaceSettings): Promise<void>;
    /**
     * Inserts (`expectedVersion` null) or updates, with the version that the release carries.
     * @param before the release as it was read in this transaction, where it is at hand: only lights that
     * changed are then written
     * @throws StaleRelease when somebody else was faster
     */
    saveRelease(release: Release, expectedVersion: number | null, before?: Release | null): Promise<void>;
    addAlias(workspaceId: string, key: string, releaseId: string): Promise<void>;
    appendAudit(workspaceId: string, drafts: readonly AuditDraft[]): Promise<void>;
    addAnnouncement(workspaceId: string, announcement: Announcement): Promise<void>;
    saveFormDraft(workspaceId: string, draft: FormDraft): Promise<void>;
    deleteFormDraft(workspaceId: string, id: string): Promise<void>;
    savePeople(workspaceId: string, people: readonly KnownPerson[]): Promise<void>;
    saveChannels(workspaceId: string, channels: readonly KnownChannel[]): Promise<void>;
    /**
     * Adds rows. A key that waits already is brought up to date instead (newest payload, earlier due date,
     * better priority); a running one gets a successor behind it.
     */
    schedule(workspaceId: string, actions: readonly DueAction[], at: Instant): Promise<void>;
    /**
     * Makes a release's waiting timers exactly those of the timeline: moves, adds and cancels. A moment in
     * the past is added only where the timeline says that it is made up for.
     */
    redrawTimers(release: Release, timeline: readonly TimedMoment[], now: Instant): Promise<void>;
    /** The workspace's one recurring timer of this kind; null cancels it. */
    setWorkspaceTimer(
      workspaceId: string,
      kind: DueActionKind,
      dueAt: Instant | null,
      now: Instant,
    ): Promise<void>;
    /** Ends a timer in the transaction of its decision; false when it was moved or cancelled meanwhile. */
    finishTimer(id: string, now: Instant): Promise<boolean>;
    /** Ends a row whatever its state was: a row given up. */
    finishAction(id: string, state: DueActionState, problem: string | null, at: Instant): Promise<void>;
    /**
     * A row that was given up is tried again, or looked for again where it may have arrived. Says which; null
     * where it is in no trouble any more, or a newer wish for the same is on its way.
     */
    retryAction(id: string, at: Instant): Promise<'pending' | 'uncertain' | null>;
    saveMessage(workspaceId: string, message: PostedMessage): Promise<void>;
    /**
     * Remembers a request by its key. Null the first time; afterwards the answer recorded with `answerInbound`,
     * so that the same request twice takes effect once and is answered alike.
     */
    rememberInbound(workspaceId: string, key: string, at: Instant): Promise<InboundAnswer | null>;
    answerInbound(workspaceId: string, key: string, answer: InboundAnswer): Promise<void>;
    /** People whose Home was opened since then: theirs is kept fresh, nobody else's. */
    recentHomeViewers(workspaceId: string, since: Instant): Promise<readonly string[]>;
    noteHomeViewed(workspaceId: string, userId: string, at: Instant): Promise<void>;
    /** True exactly once per name: the invitation to set up is sent to one person, once. */
    claimOnce(workspaceId: string, name: string, at: Instant): Promise<boolean>;
  };

export type InboundAnswer = { answer: unknown };

export interface Store {
  /** Runs `work` in one immediate write transaction; rolls back when it throws. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  reads: Reads;
  due: DueQueue;
  /**
   * Writes something small, to find out whether it can be.
   * @throws StorageUnavailable when it cannot
   */
  tryWriting(at: Instant): Promise<void>;
}

/** The worker's side of the due actions. */
export interface DueQueue extends QueueReads {
  /**
   * Timers that are due, oldest first. They are decided in the transaction that finishes them, so they
   * are not claimed.
   */
  dueTimers(now: Instant, limit: number): Promise<readonly DueRow[]>;
  /**
   * Claims deliveries that are due, by priority, due date and id: at most one per slot and thread, replies
   * only once their parent stands, and none for `busy` targets (`c:C…` or `u:U…`).
   */
  claimDeliveries(now: Instant, limit: number, busy: readonly string[]): Promise<readonly DueRow[]>;
  /**
   * The same, but at most one for each target, so that all of them may be sent at the same time, and without
   * what is held back: that waits untouched.
   */
  claimApart(
    now: Instant,
    limit: number,
    busy: readonly string[],
    heldBack?: readonly HeldBack[],
  ): Promise<readonly DueRow[]>;
  /** Uncertain rows. */
  uncertain(): Promise<readonly DueRow[]>;
  /** Done: stores the message that now stands, or null where none came of it. */
  sent(id: string, message: PostedMessage | null, at: Instant): Promise<void>;
  /** Not sent: try again then, or park it with the reason. */
  retryAt(id: string, dueAt: Instant, problem: string, fault?: Fault): Promise<void>;
  park(id: string, problem: string, at: Instant): Promise<void>;
  markUncertain(id: string, problem: string, at: Instant, fault?: Fault): Promise<void>;
  /** At start: deliveries that another boot left running become uncertain; boards that exist become pending. */
  recover(): Promise<number>;
  /** When something is next to be done, after `now` or overdue; null when nothing waits. */
  nextDueAt(): Promise<Instant | null>;
  /**
   * Deletes what is done for 30 days, reminders settled for as long, inbound keys of 26 hours and drafts of 7
   * days, in small steps.
   */
  sweep(now: Instant): Promise<number>;
}

/** Whose fault a failed attempt was: only its own ones make a message a dead letter. */
export type Fault = 'own' | 'road';

/** What one attempt to tell Slack came to. */
export type DeliveryOutcome =
  | { outcome: 'sent'; message: PostedMessage | null }
  /** `postpone` where it comes at a wrong time: what is said later is planned in the transaction that ends it. */
  | { outcome: 'skipped'; reason: string; postpone?: true }
  /**
   * Not before `retryAfterMs`. `counts: false` where the road is to blame and not the message: such attempts
   * never make it a dead letter.
   */
  | { outcome: 'not_sent'; retryAfterMs: number; problem: string; counts?: false }
  /** The message that stood is gone for good; `postAnew` where the next attempt posts it once more. */
  | { outcome: 'gone'; message: PostedMessage; postAnew: boolean }
  | { outcome: 'parked'; problem: string }
  | { outcome: 'uncertain'; problem: string; counts?: false };

export interface Messenger {
  /** One attempt, no retries, no waiting. Never throws for what Slack answered. */
  deliver(row: DueRow): Promise<DeliveryOutcome>;
  /** Looks for an uncertain post by its metadata key. `absent` only after a complete reading. */
  lookFor(row: DueRow): Promise<{ found: PostedMessage } | 'absent' | 'cannot_look' | 'try_later'>;
}

/** Deliveries that have a budget of their own a minute: edits of what stands, and drawings of Home. */
export type HeldBack = 'edits' | 'homes';

/** What cannot go just now, and when the first of it can again. */
export interface Pace {
  /** Targets (`c:C…`, `u:U…`) that cannot be posted to. */
  busyTargets(): readonly string[];
  /** What the budgets of this minute leave no room for. Whatever is urgent may be tried all the same. */
  heldBack(): readonly HeldBack[];
  /** Milliseconds, whole; null when nothing is busy or held back. */
  nextFreeInMs(): number | null;
}

/** Where faults and oddities are written down: the facts first, as pino has it. Never tokens or message texts. */
export type Log = {
  error(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  info(facts: object, message: string): void;
  debug(facts: object, message: string): void;
};
