import type { AcceptanceRound } from './acceptance/round.ts';
import type { Adoption } from './adoption/adoption.ts';
import type { Telling } from './announcement/version.ts';
import type { Blocker } from './blockers/blocker.ts';
import type { Instant } from './calendar.ts';
import type { CarriedIssue } from './carried/carried.ts';
import type { Condition } from './conditions/condition.ts';
import type { PlanContents } from './contents/contents.ts';
import type { Family } from './family/family.ts';
import type { Issue } from './issues/issue.ts';
import type { LaunchCall } from './launch/waiver.ts';
import type { RollCall } from './launch-day/roll-call.ts';
import type { Light } from './lights/light.ts';
import type { Meeting } from './meetings/meeting.ts';
import type { PlannedMove } from './move/planned-move.ts';
import type { AfterLaunch } from './outcome/outcome.ts';
import type { PersonStamp } from './person.ts';
import type { RiskAnswers } from './risk/risk.ts';
import { isSpreading, type Rollout } from './rollout/rollout.ts';
import type { Run } from './runbook/run.ts';

/**
 * The stage is one axis; hold, verdict and rollout are others.
 *
 *   draft ─start→ planning ─first ask→ sign_off ─launch→ launching ─announced→ live ─retro due→ retro ─close→ closed
 *     └───────────────┴────────────────────┴──cancel→ cancelled       └────close──────────────────────┘
 *                                          ↑                │
 *                                          └─did not work───┘
 */
export const STAGES = [
  'draft',
  'planning',
  'sign_off',
  'launching',
  'live',
  'retro',
  'closed',
  'cancelled',
] as const;
export type Stage = (typeof STAGES)[number];

/** How it goes out: everyone at once, pushed to chosen systems, fetched by people, group by group. */
export const DEPLOYMENT_PATHS = ['big_bang', 'push', 'pull', 'phased'] as const;
export type DeploymentPath = (typeof DEPLOYMENT_PATHS)[number];

/** The planned moment: what was typed (wall clock and zone) beside the instant that it means. */
export type PlannedLaunch = { date: string; time: string; zone: string; at: Instant };

/** What people fill in. Free text is stored as typed and escaped only where it is shown. */
export type Plan = {
  name: string;
  version: string | null;
  /** The one sentence that says what users gain. */
  value: string;
  launch: PlannedLaunch;
  path: DeploymentPath;
  goal: string;
  measure: string;
  outOfScope: string;
  highlights: string;
  product: string;
  /** Locked facts: what documentation, marketing, sales and support rely on. Empty where there is nothing to say. */
  price: string;
  packages: string;
  /** The build that is judged: "2.0-rc3". */
  candidate: string;
  /** How it is taken back, and by whom. */
  backOut: string;
  /** What a trial with users showed. */
  beta: string;
  /** Null while nobody answered the questions about risk. */
  risk: RiskAnswers | null;
  /** Scope, milestones, risks and the other lists. */
  contents: PlanContents;
};

/** From the decision to the announcement. `liveAt` is null while the deployment runs. */
export type LaunchRecord = {
  attempt: number;
  decidedBy: PersonStamp;
  /** The second person, where two had to say it. */
  agreedBy?: PersonStamp;
  decidedAt: Instant;
  liveAt: Instant | null;
};

/** A hotfix: what breaks for customers, and who confirms that it is mended. */
export type Urgent = {
  breaks: string;
  confirmer: PersonStamp;
  /** What was learnt afterwards; the release cannot be closed before. */
  review: string | null;
  /** What whoever confirms found once it was live; null until they said so. */
  mended: { yes: boolean; by: PersonStamp; at: Instant } | null;
};

export type Hold = { by: PersonStamp; at: Instant; reason: string };

export type Visibility = 'everyone' | 'confidential';

export type Release = {
  id: string;
  workspaceId: string;
  /** Grows with every saved change; a form carries the version that it showed. */
  version: number;
  /** Short readable handle, unique in the workspace; it never changes by itself. */
  key: string;
  stage: Stage;
  plan: Plan;
  manager: PersonStamp;
  /** The manager is gone: the people on the release managers' list were asked who takes it. */
  seeksManager: boolean;
  standInId: string | null;
  visibility: Visibility;
  /** Where the card of a confidential release stands; without one, with its manager. */
  privateChannelId: string | null;
  /** A rehearsal: every message goes to the manager alone, marked PRACTICE, outside lists and numbers. */
  practice: boolean;
  lights: readonly Light[];
  conditions: readonly Condition[];
  blockers: readonly Blocker[];
  /** Somebody said "launch", and a second person has to agree. */
  call: LaunchCall | null;
  /** The launch called out, station by station; null where nobody has begun it for this date and attempt. */
  rollCall: RollCall | null;
  /** The runbook of the attempt that runs, or what is taken back after one that did not work. */
  runbook: Run | null;
  /** How many have it; null where nobody has counted. */
  adoption: Adoption | null;
  /** The urgent lane: fewer lights, at once, and a review afterwards. Null for releases that were planned. */
  urgent: Urgent | null;
  hold: Hold | null;
  /** A new date that was chosen, and that nobody has heard of yet. */
  move: PlannedMove | null;
  /** Waves, splits and merges: the releases that this one belongs to. */
  family: Family;
  /** The rounds in which users try it, oldest first. */
  rounds: readonly AcceptanceRound[];
  /** Its meetings as people were told of them, those that were cancelled too. */
  meetings: readonly Meeting[];
  /** The announcement's versions for each group of readers. */
  telling: Telling;
  /** What was found during and after the launch, oldest first. */
  issues: readonly Issue[];
  /** How far it has come, where it goes out group by group; null before the first group has it. */
  rollout: Rollout | null;
  /** What came of it, as far as it is known. */
  after: AfterLaunch;
  /** What is critical and open in other releases of its product; as it was at the launch, from then on. */
  carried: readonly CarriedIssue[];
  /** The running or finished launch; null before the decision and after an attempt that did not work. */
  launch: LaunchRecord | null;
  /** Attempts so far, the running one included. */
  attempts: number;
  /** What was published, by id of the approved announcement; null before the launch. */
  announcementId: string | null;
  createdAt: Instant;
  startedAt: Instant | null;
  endedAt: Instant | null;
  outcome: string;
  lessons: string;
};

/** "Atlas 2.0": name and version in one, as people say it. */
export const titleOf = (release: Pick<Release, 'plan'>): string =>
  release.plan.version === null ? release.plan.name : `${release.plan.name} ${release.plan.version}`;

export const lightOf = (release: Release, departmentId: string): Light | undefined =>
  release.lights.find((light) => light.departmentId === departmentId);

/** Started and not over, or still on its way to others: what people are reminded of and may hold. */
export const isRunning = (release: Release): boolean =>
  release.stage === 'planning' ||
  release.stage === 'sign_off' ||
  release.stage === 'launching' ||
  isSpreading(release);

export const isOver = (release: Release): boolean =>
  release.stage === 'closed' || release.stage === 'cancelled';

/** Before the decision to launch lights can change; from then on a stop is a rollback. */
export const lightsAreOpen = (release: Release): boolean =>
  release.stage === 'planning' || release.stage === 'sign_off';
