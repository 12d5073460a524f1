import type { Instant } from './calendar.ts';
import type { Light, LightAnswer } from './lights/light.ts';
import type { Actor, PersonStamp } from './person.ts';
import type { Plan, Release, Stage, Visibility } from './release.ts';

/** A department as it enters a release: a light before anybody was asked. */
export type InvitedDepartment = Pick<
  Light,
  'departmentId' | 'name' | 'question' | 'leadTimeDays' | 'required'
>;

/** Only changed fields; what is left out stays as it is. */
export type PlanChange = {
  plan?: Partial<Plan>;
  departments?: readonly InvitedDepartment[];
  standInId?: string | null;
  visibility?: Visibility;
  privateChannelId?: string | null;
};

/** What people ask of a release. Fresh ids and `now` come with the command's context, never from a clock in here. */
export type PersonCommand =
  | { type: 'edit'; change: PlanChange }
  | { type: 'start' }
  | { type: 'hold'; reason: string }
  | { type: 'resume'; launch: Plan['launch'] | null }
  | { type: 'cancel'; reason: string }
  | { type: 'hand_over'; to: PersonStamp }
  | { type: 'take_over' }
  | { type: 'answer'; departmentId: string; answer: LightAnswer }
  | { type: 'consent'; departmentId: string; agreed: boolean }
  | { type: 'launch'; mode: 'live_now' | 'deployment_starts'; announcementId: string; early: boolean }
  | { type: 'declare_live'; announcementId: string }
  | {
      type: 'declare_failed';
      usersSee: 'nothing' | 'part' | 'all';
      cause: string;
      askAgain: readonly string[];
      /** Departments to tell where none is called Support, by id. */
      tell?: readonly string[];
    }
  | { type: 'close'; outcome: string; lessons: string };

/** What time and deliveries make happen. */
export type SignalCommand =
  | { type: 'ask'; departmentId: string }
  | { type: 'ask_again'; departmentId: string }
  | { type: 'announced' }
  | { type: 'retro_due' }
  | { type: 'seek_manager' };

export type Command = PersonCommand | SignalCommand;
export type CommandType = Command['type'];

export type PersonContext = { now: Instant; actor: Actor };

/** The legal pairs; every other pair is refused with the stage and what would be possible. */
export const LEGAL_STAGES: Record<CommandType, readonly Stage[]> = {
  edit: ['draft', 'planning', 'sign_off'],
  start: ['draft'],
  hold: ['planning', 'sign_off', 'launching'],
  resume: ['planning', 'sign_off', 'launching'],
  cancel: ['draft', 'planning', 'sign_off'],
  hand_over: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  take_over: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
  answer: ['planning', 'sign_off'],
  consent: ['planning', 'sign_off'],
  launch: ['planning', 'sign_off'],
  declare_live: ['launching'],
  declare_failed: ['launching'],
  close: ['live', 'retro'],
  ask: ['planning', 'sign_off'],
  ask_again: ['planning', 'sign_off'],
  announced: ['launching'],
  retro_due: ['live'],
  seek_manager: ['draft', 'planning', 'sign_off', 'launching', 'live', 'retro'],
};

export const isLegal = (type: CommandType, release: Pick<Release, 'stage'>): boolean =>
  LEGAL_STAGES[type].includes(release.stage);
