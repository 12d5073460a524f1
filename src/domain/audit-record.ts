import type { Instant } from './calendar.ts';
import type { DomainEvent, DomainEventType } from './event.ts';
import type { PersonStamp } from './person.ts';

/**
 * Names and free text of an event: they stand in a table of their own and enter the chain only as a digest,
 * so that a person can be erased without breaking it.
 */
const PERSONAL_FIELDS: Record<DomainEventType, readonly string[]> = {
  release_drafted: ['title'],
  plan_changed: [],
  release_moved: ['words'],
  move_planned: ['words'],
  move_undone: [],
  item_changed: ['what'],
  items_added: [],
  reviews_asked: [],
  date_reviewed: ['name', 'words'],
  round_opened: ['build'],
  round_tried: ['words'],
  finding_settled: ['finder', 'words'],
  round_closed: ['words'],
  version_step: ['name', 'words', 'text'],
  announcement_corrected: ['reason'],
  brief_frozen: [],
  brief_changed: ['reason'],
  brief_read: ['name'],
  brief_asked: ['name', 'words'],
  brief_answered: ['words'],
  release_split: ['to', 'departments'],
  release_merged: ['to'],
  release_took_in: ['from'],
  wave_added: ['wave'],
  main_followed: ['main'],
  split_from: ['from', 'kept'],
  department_added: ['name'],
  department_removed: ['name'],
  release_started: [],
  department_asked: ['name', 'because'],
  light_answered: ['name', 'answer'],
  light_voted: ['name', 'answer'],
  light_stale: ['name', 'changes'],
  light_restored: ['name'],
  answer_delegated: ['name', 'delegate'],
  condition_met: ['name', 'text'],
  condition_lapsed: ['name', 'text', 'owner'],
  blocker_raised: ['text', 'solver'],
  blocker_taken: ['text'],
  blocker_returned: ['text', 'solver'],
  blocker_passed: ['text', 'from', 'solver'],
  blocker_solved: ['text'],
  blocker_confirmed: ['text'],
  waiver_given: ['name', 'reason', 'acceptedBy'],
  waiver_agreed: ['name'],
  waiver_withdrawn: ['name'],
  launch_called: [],
  launch_call_declined: [],
  urgent_reviewed: ['review'],
  mended_confirmed: [],
  consent_given: ['name'],
  all_green: [],
  readiness_lost: ['name'],
  release_held: ['reason'],
  release_resumed: [],
  release_cancelled: ['reason'],
  manager_sought: ['was'],
  manager_changed: ['from', 'to'],
  launch_decided: ['without', 'first'],
  declared_live: [],
  launch_failed: ['cause'],
  check_in_asked: ['name'],
  check_in_answered: ['name', 'answer'],
  meeting_cancelled: [],
  meeting_kept: [],
  meeting_planned: [],
  note_taken: ['text', 'owner'],
  action_done: ['text'],
  announced: [],
  fact_reported: ['check', 'candidate', 'stage', 'link', 'words'],
  confirmation_asked: ['name'],
  light_confirmed: ['name'],
  roll_call_started: [],
  station_answered: ['name', 'reason'],
  station_silent: ['name', 'onDuty', 'deputy'],
  station_waited: ['name'],
  roll_call_complete: [],
  launch_scrubbed: ['reason'],
  issue_reported: ['text', 'owner', 'link'],
  issue_settled: ['text'],
  runbook_step_done: ['what'],
  runbook_step_undone: ['what'],
  runbook_step_failed: ['what', 'reason'],
  batch_done: ['batch'],
  adoption_counted: [],
  stage_begun: ['name', 'reason'],
  stage_asked: [],
  stage_extended: [],
  rollout_stopped: ['reason', 'at'],
  rollout_completed: [],
  issues_carried: ['texts'],
  carried_accepted: ['title', 'text', 'reason'],
  goal_checked: ['value'],
  trouble_answered: [],
  retro_held: [],
  retro_waived: ['reason'],
  feedback_counted: [],
  feedback_told: ['entries'],
  retro_opened: [],
  lesson_kept: ['text'],
  lesson_used: [],
  release_closed: ['outcome', 'lessons'],
  item_ticked: ['name', 'label', 'link', 'text'],
  settings_changed: [],
  admin_added: ['userId'],
  template_saved: ['name'],
  absence_set: ['userId', 'from', 'until', 'standInId'],
  absence_ended: ['userId'],
  hook_changed: ['name'],
  person_erased: [],
};

/** The role in which somebody acted, as it was then. */
export type ActingRole = 'release manager' | 'lead' | 'deputy' | 'admin' | 'member' | 'clock' | 'hook';

export type AuditAuthor = PersonStamp & { role: ActingRole };

export type AuditParts = {
  type: DomainEventType;
  /** What may stay for ever. */
  data: Record<string, unknown>;
  /** What can be erased: names, free text, who. */
  personal: Record<string, unknown>;
};

export const auditParts = (event: DomainEvent, by: AuditAuthor): AuditParts => {
  const { type, ...fields } = event;
  const personal = PERSONAL_FIELDS[type];
  const split = Object.entries(fields);
  const data = Object.fromEntries(split.filter(([name]) => !personal.includes(name)));
  // The light's new state is a fact of the release; only who said it and in which words is personal.
  const kept = event.type === 'light_answered' ? { ...data, state: event.answer.answer } : data;
  return {
    type,
    data: kept,
    personal: { by, ...Object.fromEntries(split.filter(([name]) => personal.includes(name))) },
  };
};

/** The event as it was before it was split. Erased parts read as missing. */
export const eventFrom = (parts: AuditParts): DomainEvent => {
  const { by: _by, ...personal } = parts.personal;
  const { state, ...data } = parts.data;
  // Beside an answer it only repeats what the answer says.
  const kept = parts.type === 'light_answered' || state === undefined ? data : parts.data;
  return { type: parts.type, ...kept, ...personal } as DomainEvent;
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

/** JSON with sorted keys and no spaces: the same facts are always the same bytes. Pinned by a test. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value));

export type ChainLink = {
  workspaceId: string;
  seq: number;
  id: string;
  releaseId: string | null;
  type: DomainEventType;
  version: number;
  at: Instant;
  data: Record<string, unknown>;
  personalDigest: string;
  previous: string;
  /** Random text in front of what it says; null in events of older versions. */
  blind: string | null;
};

/**
 * What an event says, as the bytes whose SHA-256 enters its link: an event can be left out of a proof by that
 * digest alone. The random text in front keeps anybody from guessing it.
 */
export const contentBytes = ({
  workspaceId,
  id,
  releaseId,
  type,
  version,
  at,
  ...link
}: ChainLink): string => {
  const { data, personalDigest, blind } = link;
  return canonicalJson({ workspaceId, id, releaseId, type, version, at, data, personalDigest, blind });
};

/**
 * The bytes whose SHA-256 is an event's hash.
 *
 * @param content the SHA-256 of `contentBytes`
 */
export const chainBytes = ({ seq, previous }: Pick<ChainLink, 'seq' | 'previous'>, content: string): string =>
  canonicalJson({ seq, previous, content });

/** The same for an event of an older version, whose link holds all that it says. */
export const plainChainBytes = ({ seq, previous, ...link }: ChainLink): string => {
  const { workspaceId, id, releaseId, type, version, at, data, personalDigest } = link;
  return canonicalJson({
    workspaceId,
    seq,
    id,
    releaseId,
    type,
    version,
    at,
    data,
    personalDigest,
    previous,
  });
};
