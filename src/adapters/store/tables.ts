import type { DueActionState, PostedMessage } from '../../application/ports.ts';
import type { DueActionKind, Priority } from '../../domain/delivery/due-action.ts';
import type { DomainEventType } from '../../domain/event.ts';
import type { LightState } from '../../domain/lights/light.ts';
import type { MeetingPlace } from '../../domain/meetings/meeting.ts';
import type { TickAnswer } from '../../domain/packs/tick.ts';
import type { DeploymentPath, Stage, Visibility } from '../../domain/release.ts';
import type { Separation } from '../../domain/settings/settings.ts';
import type {
  AnonymousFeedbackTable,
  FeedbackMessageTable,
  FeedbackRemarkTable,
  FeedbackTable,
  FeedbackTakenPartTable,
  FeedbackThemeTable,
} from './feedback/feedback-tables.ts';
import type { HookFactTable, HookTable } from './hooks/hook-tables.ts';
import type { CalendarFeedTable, NoteTable } from './meetings/meeting-tables.ts';
import type {
  AuditRemainderTable,
  ErasedPersonTable,
  EvidenceLinkTable,
  RecordAnchorTable,
} from './record/record-tables.ts';
import type { AbsenceTable, ReminderDigestTable, ReminderTable } from './reminder/reminder-tables.ts';
import type {
  LessonTable,
  LessonUseTable,
  RetroPointTable,
  RetroTakenPartTable,
  RetroVoteTable,
} from './retro/retro-tables.ts';

/** SQLite has no booleans. */
export type Flag = 0 | 1;

export const flag = (value: boolean): Flag => (value ? 1 : 0);

/**
 * As `order by` has it, for texts that are plain ASCII: ids, dates, instants. What is asked for with every request
 * is sorted here: SQLite prepares a statement that sorts anew each time that other values are given, and that takes
 * ten times as long as to answer it.
 */
export const inOrder = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

export type WorkspaceTable = {
  workspace_id: string;
  version: number;
  zone: string;
  week_json: string;
  holiday_region: string | null;
  holiday_calendars_json: string;
  releases_channel_id: string | null;
  audit_channel_id: string | null;
  announcement_channel_ids_json: string;
  release_managers_json: string;
  admins_json: string;
  meeting_cron: string | null;
  meeting_zone: string | null;
  meeting_minutes: number | null;
  meeting_where: MeetingPlace | null;
  meeting_link: string | null;
  separation: Separation;
  compliance_channel_id: string | null;
  goal_days_json: string;
  monthly_numbers: number;
};

export type DepartmentTable = {
  workspace_id: string;
  id: string;
  position: number;
  key: string;
  name: string;
  channel_id: string | null;
  leads_json: string;
  deputies_json: string;
  zone: string | null;
  question: string;
  lead_time_days: number;
  required: Flag;
  sponsor_id: string | null;
  remind: 'direct' | 'channel';
  holiday_region: string | null;
  rules_json: string | null;
  pack_id: string | null;
  on_duty_id: string | null;
};

export type ReleaseTable = {
  id: string;
  workspace_id: string;
  version: number;
  key: string;
  stage: Stage;
  name: string;
  product_version: string | null;
  value: string;
  launch_date: string;
  launch_time: string;
  launch_zone: string;
  launch_at: string;
  path: DeploymentPath;
  goal: string;
  measure: string;
  out_of_scope: string;
  highlights: string;
  product: string;
  manager_id: string;
  manager_name: string;
  seeks_manager: Flag;
  stand_in_id: string | null;
  visibility: Visibility;
  private_channel_id: string | null;
  practice: Flag;
  hold_json: string | null;
  launch_json: string | null;
  attempts: number;
  announcement_id: string | null;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
  outcome: string;
  lessons: string;
  price: string;
  packages: string;
  candidate: string;
  back_out: string;
  beta: string;
  risk_json: string | null;
  conditions_json: string;
  blockers_json: string;
  call_json: string | null;
  urgent_json: string | null;
  contents_json: string;
  move_json: string | null;
  family_json: string | null;
  rounds_json: string;
  meetings_json: string;
  telling_json: string | null;
  roll_call_json: string | null;
  issues_json: string;
  runbook_json: string | null;
  adoption_json: string | null;
  rollout_json: string | null;
  after_json: string | null;
  carried_json: string | null;
};

export type ReleaseLightTable = {
  workspace_id: string;
  release_id: string;
  department_id: string;
  position: number;
  name: string;
  question: string;
  lead_time_days: number;
  required: Flag;
  state: LightState;
  asked_at: string | null;
  asked_again_because: string | null;
  answer_json: string | null;
  rules_json: string | null;
  pack_id: string | null;
  changes_json: string;
  votes_json: string;
  waiver_json: string | null;
  delegates_json: string;
  review_json: string | null;
  review_asked_at: string | null;
  confirmation_json: string | null;
};

export type ReleaseKeyTable = { workspace_id: string; key: string; release_id: string };

export type SubscriptionTable = {
  workspace_id: string;
  user_id: string;
  product: string;
  since: string;
};

export type AreaSubscriptionTable = Omit<SubscriptionTable, 'product'> & { area: string };

export type AnnouncementTable = {
  id: string;
  workspace_id: string;
  release_id: string;
  title: string;
  value: string;
  highlights: string;
  closing: string;
  approved_by_id: string;
  approved_by_name: string;
  approved_at: string;
};

export type AuditEventTable = {
  workspace_id: string;
  seq: number;
  id: string;
  release_id: string | null;
  type: DomainEventType;
  version: number;
  at: string;
  data_json: string;
  personal_digest: string;
  previous: string;
  blind: string | null;
  hash: string;
};

export type AuditPersonalTable = { event_id: string; workspace_id: string; salt: string; json: string };

export type AuditHeadTable = { workspace_id: string; seq: number; hash: string };

export type MessageTable = {
  workspace_id: string;
  slot_key: string;
  release_id: string | null;
  slot_json: string;
  channel_id: string;
  ts: string;
  metadata_key: string;
  permalink: string | null;
  state: PostedMessage['state'];
};

/** What kind of thing a due action is: its kind's prefix, where it matters for order and recovery. */
export type Family = 'timer' | 'board' | 'statement' | 'errand';

export type DueActionTable = {
  id: string;
  workspace_id: string;
  release_id: string | null;
  key: string;
  kind: DueActionKind;
  family: Family;
  due_at: string;
  priority: Priority;
  payload_json: string;
  slot_json: string | null;
  slot_key: string | null;
  target: string | null;
  thread_json: string | null;
  thread_key: string | null;
  state: DueActionState;
  attempts: number;
  own_failures: number;
  retried_at: string | null;
  metadata_key: string;
  boot_id: string | null;
  first_attempt_at: string | null;
  last_attempt_at: string | null;
  settled_at: string | null;
  problem: string | null;
};

export type FormDraftTable = {
  workspace_id: string;
  id: string;
  user_id: string;
  form: string;
  release_id: string | null;
  release_version: number | null;
  typed_json: string;
  updated_at: string;
};

export type PersonTable = {
  workspace_id: string;
  user_id: string;
  name: string;
  zone: string | null;
  is_full_member: Flag;
  is_slack_admin: Flag;
  is_owner: Flag;
  deleted: Flag;
};

export type ChannelTable = {
  workspace_id: string;
  channel_id: string;
  name: string;
  is_private: Flag;
  is_member: Flag;
  is_archived: Flag;
  shared_with: string | null;
  member_count: number | null;
};

export type InboundTable = { workspace_id: string; key: string; at: string; answer_json: string | null };

export type HomeViewTable = { workspace_id: string; user_id: string; viewed_at: string };

export type OnceTable = { workspace_id: string; name: string; at: string };

export type OutageTable = { workspace_id: string; reason: 'unreachable' | 'refused'; since: string };

export type PackTable = {
  workspace_id: string;
  id: string;
  department_id: string;
  version: number;
  items_json: string;
  created_at: string;
};

export type TemplateTable = {
  workspace_id: string;
  id: string;
  name: string;
  file: string;
  saved_by_id: string;
  saved_at: string;
};

export type TickTable = {
  workspace_id: string;
  release_id: string;
  department_id: string;
  item_id: string;
  answer: TickAnswer;
  link: string | null;
  text: string | null;
  by_id: string;
  by_name: string;
  at: string;
};

export type WriteProbeTable = { id: number; at: string };

/** Every table, as Kysely sees it. The migrations are the truth; the tests walk every column. */
export type Tables = {
  workspace: WorkspaceTable;
  department: DepartmentTable;
  release: ReleaseTable;
  release_light: ReleaseLightTable;
  release_key: ReleaseKeyTable;
  announcement: AnnouncementTable;
  subscription: SubscriptionTable;
  area_subscription: AreaSubscriptionTable;
  audit_event: AuditEventTable;
  audit_personal: AuditPersonalTable;
  audit_head: AuditHeadTable;
  audit_remainder: AuditRemainderTable;
  record_anchor: RecordAnchorTable;
  erased_person: ErasedPersonTable;
  evidence_link: EvidenceLinkTable;
  feedback: FeedbackTable;
  feedback_taken_part: FeedbackTakenPartTable;
  anonymous_feedback: AnonymousFeedbackTable;
  feedback_message: FeedbackMessageTable;
  feedback_theme: FeedbackThemeTable;
  feedback_remark: FeedbackRemarkTable;
  message: MessageTable;
  due_action: DueActionTable;
  form_draft: FormDraftTable;
  person: PersonTable;
  channel: ChannelTable;
  inbound: InboundTable;
  home_view: HomeViewTable;
  once: OnceTable;
  reminder: ReminderTable;
  reminder_digest: ReminderDigestTable;
  absence: AbsenceTable;
  outage: OutageTable;
  pack: PackTable;
  tick: TickTable;
  template: TemplateTable;
  note: NoteTable;
  calendar_feed: CalendarFeedTable;
  retro_point: RetroPointTable;
  retro_taken_part: RetroTakenPartTable;
  retro_vote: RetroVoteTable;
  lesson: LessonTable;
  lesson_use: LessonUseTable;
  hook: HookTable;
  hook_fact: HookFactTable;
  write_probe: WriteProbeTable;
};
