import { toInstant, type WallTime } from '../../src/domain/calendar.ts';
import { EMPTY_CONTENTS, type PlanContents } from '../../src/domain/contents/contents.ts';
import { withScopeText } from '../../src/domain/contents/scope.ts';
import { type DeliveryKind, type DueAction, PRIORITY } from '../../src/domain/delivery/due-action.ts';
import { NO_FAMILY } from '../../src/domain/family/family.ts';
import type { Light } from '../../src/domain/lights/light.ts';
import { USUAL_RULES } from '../../src/domain/lights/light-rules.ts';
import type { Actor } from '../../src/domain/person.ts';
import { NOTHING_YET } from '../../src/domain/plan/nothing-yet.ts';
import type { Plan, PlannedLaunch, Release, Urgent } from '../../src/domain/release.ts';
import { type Department, GOAL_DAYS, type WorkspaceSettings } from '../../src/domain/settings/settings.ts';

export const WORKSPACE = 'T0GREEN';
export const ZONE = 'Europe/Berlin';
export const RELEASES_CHANNEL = 'C0REL';
export const ANNOUNCEMENTS_CHANNEL = 'C0ANN';

/** A Tuesday morning in Berlin, well before the launch of `aRelease`. */
export const NOW = '2026-11-17T09:00:00.000Z';

export const MAYA = { userId: 'U0MAYA', name: 'Maya' };

/** Key, name and what it is asked; ids, channels and people follow from the key. */
const DEPARTMENTS = [
  ['eng', 'Engineering', 'Is the build that customers will get finished and tested?'],
  ['qa', 'QA', 'Has everything been tested that customers depend on?'],
  ['docs', 'Docs', 'Is Docs ready for customers to have it?'],
  ['training', 'Training', 'Can trainers teach it?'],
  ['marketing', 'Marketing', 'Is the campaign ready to go out?'],
  ['pmm', 'Product marketing', 'Are message, price and name agreed?'],
  ['sales', 'Sales', 'Can Sales sell it?'],
  ['support', 'Support', 'Can Support help customers with it from the first hour?'],
] as const;

export type DepartmentKey = (typeof DEPARTMENTS)[number][0];

export const DEPARTMENT_KEYS: readonly DepartmentKey[] = DEPARTMENTS.map(([key]) => key);

export const departmentId = (key: DepartmentKey): string => `dep-${key}`;
export const channelOf = (key: DepartmentKey): string => `C0${key.toUpperCase()}`;
export const leadOf = (key: DepartmentKey): string => `U0L${key.toUpperCase()}`;
export const deputyOf = (key: DepartmentKey): string => `U0D${key.toUpperCase()}`;

const detailsOf = (key: DepartmentKey): { name: string; question: string } => {
  const [, name, question] = DEPARTMENTS.find(([each]) => each === key) ?? DEPARTMENTS[0];
  return { name, question };
};

/** A department with one lead, `U0L<KEY>`, one deputy, `U0D<KEY>`, and the channel `C0<KEY>`. */
export const aDepartment = (key: DepartmentKey, overrides: Partial<Department> = {}): Department => ({
  id: departmentId(key),
  key,
  ...detailsOf(key),
  channelId: channelOf(key),
  leads: [leadOf(key)],
  deputies: [deputyOf(key)],
  zone: null,
  holidayRegion: null,
  leadTimeDays: 5,
  required: true,
  sponsorId: null,
  remind: 'direct',
  rules: USUAL_RULES,
  packId: null,
  onDutyId: null,
  ...overrides,
});

/** A workspace in Berlin with all eight departments; Maya is its release manager and its admin. */
export const someSettings = (overrides: Partial<WorkspaceSettings> = {}): WorkspaceSettings => ({
  workspaceId: WORKSPACE,
  version: 1,
  zone: ZONE,
  week: { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' },
  holidayRegion: null,
  holidayCalendars: {},
  releasesChannelId: RELEASES_CHANNEL,
  auditChannelId: null,
  announcementChannelIds: [ANNOUNCEMENTS_CHANNEL],
  releaseManagers: [MAYA.userId],
  admins: [MAYA.userId],
  statusMeeting: null,
  separation: 'warn',
  complianceChannelId: null,
  goalDays: GOAL_DAYS,
  monthlyNumbers: false,
  departments: DEPARTMENT_KEYS.map((key) => aDepartment(key)),
  ...overrides,
});

/** A light before anybody was asked. */
export const aLight = (key: DepartmentKey, overrides: Partial<Light> = {}): Light => ({
  departmentId: departmentId(key),
  ...detailsOf(key),
  leadTimeDays: 5,
  required: true,
  state: 'waiting',
  askedAt: null,
  askedAgainBecause: null,
  answer: null,
  rules: USUAL_RULES,
  packId: null,
  changes: [],
  votes: [],
  waiver: null,
  delegates: [],
  review: null,
  reviewAskedAt: null,
  confirmation: null,
  ...overrides,
});

/** A light that its lead turned green. */
export const aGreenLight = (key: DepartmentKey, at = NOW): Light =>
  aLight(key, {
    state: 'green',
    askedAt: at,
    answer: { answer: 'green', by: { userId: leadOf(key), name: leadOf(key) }, at, asDeputy: false },
  });

/** The planned moment, its instant computed. */
export const launchOn = (date: string, time = '14:00', zone = ZONE): PlannedLaunch => {
  const wall: WallTime = { date, time, zone };
  return { ...wall, at: toInstant(wall) };
};

/** A plan's contents with this scope, one point a line. */
export const scopeOf = (text: string): PlanContents => withScopeText(EMPTY_CONTENTS, text);

export const aPlan = (overrides: Partial<Plan> = {}): Plan => ({
  name: 'Atlas',
  version: '2.0',
  value: 'Shared boards.',
  launch: launchOn('2026-12-10'),
  path: 'big_bang',
  goal: 'Teams plan together.',
  measure: 'A third of the teams share a board within a month.',
  outOfScope: 'Guests',
  highlights: 'Boards can be shared with a link.',
  product: 'Atlas',
  price: '',
  packages: '',
  candidate: '',
  backOut: '',
  beta: '',
  risk: null,
  contents: scopeOf('Shared boards'),
  ...overrides,
});

/** Atlas 2.0, managed by Maya, a draft for Thursday 10 December 2026, 14:00 in Berlin, all eight invited. */
export const aRelease = (overrides: Partial<Release> = {}): Release => ({
  ...NOTHING_YET,
  id: 'rel-atlas',
  workspaceId: WORKSPACE,
  version: 1,
  key: 'atlas-2.0',
  stage: 'draft',
  plan: aPlan(),
  manager: MAYA,
  seeksManager: false,
  standInId: null,
  visibility: 'everyone',
  privateChannelId: null,
  practice: false,
  lights: DEPARTMENT_KEYS.map((key) => aLight(key)),
  urgent: null,
  family: NO_FAMILY,
  createdAt: NOW,
  ...overrides,
});

/** Started and asked; nobody has answered. */
export const aStartedRelease = (overrides: Partial<Release> = {}): Release =>
  aRelease({
    stage: 'sign_off',
    startedAt: NOW,
    lights: DEPARTMENT_KEYS.map((key) => aLight(key, { askedAt: NOW })),
    ...overrides,
  });

/** A hotfix: the login is broken, and Pat looks whether it is mended. */
export const anUrgent = (overrides: Partial<Urgent> = {}): Urgent => ({
  breaks: 'Nobody can log in.',
  confirmer: { userId: 'U0PAT', name: 'Pat' },
  review: null,
  mended: null,
  ...overrides,
});

/** A full member of the workspace; Maya unless overridden. */
export const anActor = (overrides: Partial<Actor> = {}): Actor => ({
  workspaceId: WORKSPACE,
  ...MAYA,
  isFullMember: true,
  isSlackAdmin: false,
  ...overrides,
});

type Message = { kind: DeliveryKind; subject?: string; channel?: string };

const aDelivery = (
  { kind, subject = '', channel = RELEASES_CHANNEL }: Message,
  overrides: Partial<DueAction>,
): DueAction => ({
  key: `${kind}:${subject}:${channel}`,
  kind,
  releaseId: 'rel-atlas',
  dueAt: NOW,
  priority: PRIORITY.notice,
  payload: { v: 1 },
  slot: { kind, subject, audience: { channel } },
  threadOf: null,
  ...overrides,
});

/** A board of Atlas in the releases channel: its release card unless told otherwise. */
export const aBoard = (message: Partial<Message> = {}, overrides: Partial<DueAction> = {}): DueAction =>
  aDelivery({ kind: 'board.release_card', ...message }, overrides);

/** Something said about Atlas, named by its subject. */
export const aStatement = (subject: string, overrides: Partial<DueAction> = {}): DueAction =>
  aDelivery({ kind: 'statement.thread_line', subject }, overrides);

/** A reply in the thread of Atlas' release card. */
export const aReply = (subject: string, overrides: Partial<DueAction> = {}): DueAction =>
  aStatement(subject, { threadOf: aBoard().slot, ...overrides });
