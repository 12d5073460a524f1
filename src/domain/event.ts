import type { Instant } from './calendar.ts';
import type { RecordedAnswer } from './lights/light.ts';
import type { PersonStamp } from './person.ts';
import type { PlannedLaunch } from './release.ts';

/** What happened to a release, in the past tense. Each is an audit event and the cause of what is then sent. */
export type ReleaseEvent =
  | { type: 'release_drafted'; title: string; launch: PlannedLaunch }
  | { type: 'plan_changed'; fields: readonly string[] }
  | { type: 'release_moved'; from: PlannedLaunch; to: PlannedLaunch }
  | { type: 'department_added'; departmentId: string; name: string }
  | { type: 'department_removed'; departmentId: string; name: string }
  | { type: 'release_started' }
  | { type: 'department_asked'; departmentId: string; name: string; again: boolean; because: string | null }
  | { type: 'light_answered'; departmentId: string; name: string; answer: RecordedAnswer; before: string }
  | { type: 'consent_given'; departmentId: string; name: string; agreed: boolean }
  | { type: 'all_green' }
  | { type: 'readiness_lost'; name: string }
  | { type: 'release_held'; reason: string }
  | { type: 'release_resumed'; heldSince: Instant; moved: boolean }
  | { type: 'release_cancelled'; reason: string }
  | { type: 'manager_sought'; was: PersonStamp }
  | { type: 'manager_changed'; from: PersonStamp; to: PersonStamp }
  | {
      type: 'launch_decided';
      mode: 'live_now' | 'deployment_starts';
      attempt: number;
      without: readonly string[];
    }
  | { type: 'declared_live'; attempt: number }
  | {
      type: 'launch_failed';
      attempt: number;
      usersSee: 'nothing' | 'part' | 'all';
      cause: string;
      /** Departments told beside support, by id. */
      tell?: readonly string[];
    }
  | { type: 'announced' }
  | { type: 'retro_opened' }
  | { type: 'release_closed'; outcome: string; lessons: string };

/** Decisions about the workspace itself. */
export type WorkspaceEvent =
  | { type: 'settings_changed'; fields: readonly string[] }
  | { type: 'admin_added'; userId: string }
  | { type: 'absence_set'; userId: string; from: string; until: string | null; standInId: string | null }
  | { type: 'absence_ended'; userId: string };

export type DomainEvent = ReleaseEvent | WorkspaceEvent;
export type DomainEventType = DomainEvent['type'];

/** Bumped when the shape of a type's payload changes; readers of the log keep every old version readable. */
export const EVENT_VERSION = 1;
