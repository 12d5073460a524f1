import { NO_TELLING } from '../announcement/version.ts';
import { NOTHING_AFTER } from '../outcome/outcome.ts';
import type { Release } from '../release.ts';

/** What a release holds before anything happened in it: every new one begins with this, whatever it came from. */
export const NOTHING_YET = {
  version: 0,
  conditions: [],
  blockers: [],
  call: null,
  rollCall: null,
  runbook: null,
  adoption: null,
  rollout: null,
  hold: null,
  move: null,
  rounds: [],
  meetings: [],
  telling: NO_TELLING,
  issues: [],
  after: NOTHING_AFTER,
  carried: [],
  launch: null,
  attempts: 0,
  announcementId: null,
  startedAt: null,
  endedAt: null,
  outcome: '',
  lessons: '',
} as const satisfies Partial<Release>;
