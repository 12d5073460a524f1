import { soakProblem } from '../rollout/soak.ts';
import type { When } from './when.ts';

/** Somebody of the workspace, or a role that nobody of it has taken yet: "Branch Manager". */
export type Owner = { userId: string | null; name: string };

/**
 * The lists and facts that a plan holds beside its first form, each as a table of its fields. From this one
 * table come the forms, what is wrong with what was typed, the words, and the shape of a plan's file.
 */
type FieldBase = { label: string; hint?: string; required?: true };
export type Field =
  /** `problem`: what is wrong with what was typed, where not everything can be meant. */
  | (FieldBase & { kind: 'line'; max: number; problem?: (text: string) => string | null })
  | (FieldBase & { kind: 'text'; max: number })
  /** https or http; empty for none. */
  | (FieldBase & { kind: 'link' })
  /** 'YYYY-MM-DD', or empty. */
  | (FieldBase & { kind: 'day' })
  /** 'HH:mm', or empty. */
  | (FieldBase & { kind: 'time' })
  | (FieldBase & { kind: 'choice'; choices: readonly { value: string; text: string }[] })
  /** `orDepartment`: a role may be the name of a department, which then sees to it. */
  | (FieldBase & { kind: 'owner'; orDepartment?: true })
  | (FieldBase & { kind: 'when' })
  | (FieldBase & { kind: 'departments' })
  /** Another release of this workspace, by id; null for none. */
  | (FieldBase & { kind: 'release' });

type ValueOf<F extends Field> = F extends { kind: 'choice'; choices: readonly { value: infer V }[] }
  ? V
  : F extends { kind: 'owner' }
    ? Owner | null
    : F extends { kind: 'when'; required: true }
      ? When
      : F extends { kind: 'when' }
        ? When | null
        : F extends { kind: 'departments' }
          ? readonly string[]
          : F extends { kind: 'release' }
            ? string | null
            : string;

export type Part = {
  /** As a heading: "Milestones". */
  name: string;
  /** One of them inside a sentence: "milestone". */
  one: string;
  /** What an empty list says, and why somebody would fill it. */
  empty: string;
  fields: Readonly<Record<string, Field>>;
};

const WHAT_MAX = 200;
const NOTE_MAX = 500;

const DEGREES = [
  { value: 'low', text: 'Low' },
  { value: 'medium', text: 'Medium' },
  { value: 'high', text: 'High' },
] as const;

/** Lists: each item has the fields of its part, and may be finished where somebody owns it. */
export const LIST_PARTS = {
  scope: {
    name: 'Scope',
    one: 'point of the scope',
    empty: 'Nothing yet. Say what is in it, point by point: departments judge that.',
    fields: {
      what: { kind: 'line', label: 'What is in it', max: WHAT_MAX, required: true },
      gain: { kind: 'line', label: 'What users gain by it', max: WHAT_MAX },
      link: { kind: 'link', label: 'Link', hint: 'Where it is described.' },
      departments: { kind: 'departments', label: 'Departments that it concerns' },
    },
  },
  components: {
    name: 'Components',
    one: 'component',
    empty: 'None yet. Name what is built and in which version, if there is more than one.',
    fields: {
      name: { kind: 'line', label: 'Component', max: WHAT_MAX, required: true },
      version: { kind: 'line', label: 'Version', max: 40 },
    },
  },
  groups: {
    name: 'Who it is for',
    one: 'group',
    empty: 'Nobody yet. Say who gets it, and whom it may trouble: those need a word of their own.',
    fields: {
      name: { kind: 'line', label: 'Group of users', max: WHAT_MAX, required: true },
      side: {
        kind: 'choice',
        label: 'How it meets them',
        choices: [
          { value: 'gains', text: 'They get it' },
          { value: 'conflicts', text: 'It conflicts with how they work' },
        ],
      },
      note: { kind: 'text', label: 'What they need from us', max: NOTE_MAX },
    },
  },
  risks: {
    name: 'Risks',
    one: 'risk',
    empty: 'None written down. Name what could go wrong, and who sees that it does not.',
    fields: {
      what: { kind: 'line', label: 'What could go wrong', max: WHAT_MAX, required: true },
      likelihood: { kind: 'choice', label: 'How likely', choices: DEGREES },
      impact: { kind: 'choice', label: 'How bad', choices: DEGREES },
      mitigation: { kind: 'text', label: 'What we do about it', max: NOTE_MAX },
      owner: { kind: 'owner', label: 'Who sees to it' },
    },
  },
  dependencies: {
    name: 'Waits for',
    one: 'dependency',
    empty: 'It waits for nothing. Name another release here, or something outside, that has to come first.',
    fields: {
      what: { kind: 'line', label: 'What it waits for', max: WHAT_MAX, required: true },
      release: { kind: 'release', label: 'A release here' },
      owner: { kind: 'owner', label: 'Who sees that it comes' },
      by: { kind: 'day', label: 'By when' },
    },
  },
  milestones: {
    name: 'Milestones',
    one: 'milestone',
    empty: 'None yet. Add one, or paste a timeline that you have.',
    fields: {
      what: { kind: 'line', label: 'What', max: WHAT_MAX, required: true },
      owner: { kind: 'owner', label: 'Who' },
      when: { kind: 'when', label: 'When', required: true },
    },
  },
  meetings: {
    name: 'Meetings',
    one: 'meeting',
    empty: 'None yet. A meeting takes place only where something is open: I ask first, in writing.',
    fields: {
      kind: {
        kind: 'choice',
        label: 'What kind',
        choices: [
          { value: 'status', text: 'Status meeting' },
          { value: 'kick_off', text: 'Kick-off' },
          { value: 'go_no_go', text: 'Go / no-go' },
          { value: 'retro', text: 'Look back' },
        ],
      },
      when: { kind: 'when', label: 'When', hint: 'Without a time it begins at 10:00.', required: true },
      lasts: {
        kind: 'choice',
        label: 'How long',
        choices: [
          { value: '15m', text: '15 minutes' },
          { value: '30m', text: '30 minutes' },
          { value: '45m', text: '45 minutes' },
          { value: '60m', text: '60 minutes' },
          { value: '90m', text: '90 minutes' },
        ],
      },
      where: {
        kind: 'choice',
        label: 'Where',
        choices: [
          { value: 'writing', text: 'In writing, in the thread' },
          { value: 'huddle', text: 'In a huddle' },
          { value: 'link', text: 'At the link below' },
        ],
      },
      link: { kind: 'link', label: 'Link', hint: 'Of the call.' },
      departments: { kind: 'departments', label: 'Who comes', hint: 'Nobody chosen: every department.' },
    },
  },
  phases: {
    name: 'Phases',
    one: 'phase',
    empty: 'None. Phases say who is responsible from when to when.',
    fields: {
      name: { kind: 'line', label: 'Phase', max: WHAT_MAX, required: true },
      owner: { kind: 'owner', label: 'Who is responsible' },
      starts: { kind: 'when', label: 'From', required: true },
      ends: { kind: 'when', label: 'Until', required: true },
    },
  },
  education: {
    name: 'Education',
    one: 'session or article',
    empty: 'Nothing yet. Plan how our own people learn it, and how users do.',
    fields: {
      what: { kind: 'line', label: 'What', max: WHAT_MAX, required: true },
      side: {
        kind: 'choice',
        label: 'For whom',
        choices: [
          { value: 'inside', text: 'Our own people' },
          { value: 'users', text: 'Users' },
        ],
      },
      form: {
        kind: 'choice',
        label: 'As what',
        choices: [
          { value: 'demo', text: 'Demo' },
          { value: 'training', text: 'Training' },
          { value: 'article', text: 'Article' },
        ],
      },
      owner: { kind: 'owner', label: 'Who' },
      when: { kind: 'when', label: 'When' },
      link: { kind: 'link', label: 'Link' },
    },
  },
  watch: {
    name: 'Hyper-care',
    one: 'shift',
    empty: 'Nobody yet. Name who looks after it in the first 72 hours.',
    fields: {
      owner: { kind: 'owner', label: 'Who', required: true },
      starts: { kind: 'when', label: 'From', required: true },
      ends: { kind: 'when', label: 'Until', required: true },
    },
  },
  runbook: {
    name: 'Runbook',
    one: 'step',
    empty:
      'No steps yet. List what is done on launch day, in order: from the launch on I call up whoever is next, and you see where it stands.',
    fields: {
      what: { kind: 'line', label: 'Step', max: WHAT_MAX, required: true },
      owner: { kind: 'owner', label: 'Who does it', orDepartment: true },
      minutes: {
        kind: 'choice',
        label: 'How long it takes',
        choices: [
          { value: 'open', text: 'Not said' },
          { value: '5m', text: '5 minutes' },
          { value: '10m', text: '10 minutes' },
          { value: '15m', text: '15 minutes' },
          { value: '30m', text: '30 minutes' },
          { value: '45m', text: '45 minutes' },
          { value: '60m', text: '60 minutes' },
          { value: '90m', text: '90 minutes' },
          { value: '120m', text: '2 hours' },
          { value: '240m', text: '4 hours' },
        ],
      },
      moment: {
        kind: 'choice',
        label: 'When',
        choices: [
          { value: 'before', text: 'Before users have it' },
          { value: 'after', text: 'Once users have it' },
        ],
      },
      check: { kind: 'line', label: 'How it is checked', max: WHAT_MAX },
      undo: { kind: 'line', label: 'How it is undone', max: WHAT_MAX },
    },
  },
  targets: {
    name: 'Systems that get it',
    one: 'system',
    empty: 'None yet. List the systems that it is pushed to, batch by batch.',
    fields: {
      name: { kind: 'line', label: 'System', max: WHAT_MAX, required: true },
      batch: { kind: 'line', label: 'Batch', max: 40 },
    },
  },
  cohorts: {
    name: 'Groups, one after the other',
    one: 'group',
    empty: 'None yet. Say who gets it first, how long you watch, and when the next group follows.',
    fields: {
      name: {
        kind: 'line',
        label: 'Group',
        hint: 'As in "5 % of customers".',
        max: WHAT_MAX,
        required: true,
      },
      soak: {
        kind: 'line',
        label: 'How long it is watched',
        hint: 'As in "2 days".',
        max: 40,
        problem: soakProblem,
      },
    },
  },
} as const satisfies Record<string, Part>;

/** Facts of which a plan has one each. */
export const FACT_PARTS = {
  about: {
    name: 'Compatibility and launch window',
    one: 'fact',
    empty: '',
    fields: {
      compatibility: {
        kind: 'text',
        label: 'Compatibility',
        hint: 'What it works with, and what it no longer works with.',
        max: NOTE_MAX,
      },
      goalLink: { kind: 'link', label: 'The goal of the company that it serves' },
      windowUntil: {
        kind: 'time',
        label: 'The launch window ends',
        hint: 'On the day of the launch; everybody reads it in the plan.',
      },
      backOutOwner: { kind: 'owner', label: 'Who takes it back if need be' },
      backOutTested: { kind: 'day', label: 'The way back was tried on' },
    },
  },
  push: {
    name: 'How it is pushed',
    one: 'fact',
    empty: '',
    fields: {
      window: { kind: 'line', label: 'When the network carries the load', max: WHAT_MAX },
      start: { kind: 'line', label: 'What starts it', max: WHAT_MAX },
    },
  },
  pull: {
    name: 'How people fetch it',
    one: 'fact',
    empty: '',
    fields: {
      where: { kind: 'link', label: 'Where it is' },
      howTo: { kind: 'text', label: 'How to install it', max: NOTE_MAX },
      deadline: { kind: 'day', label: 'By when everybody needs it', hint: 'For reasons of security.' },
    },
  },
  phased: {
    name: 'How it spreads',
    one: 'fact',
    empty: '',
    fields: {
      stopRule: { kind: 'text', label: 'When we stop', max: NOTE_MAX },
    },
  },
  credits: {
    name: 'Thanks',
    one: 'fact',
    empty: '',
    fields: {
      people: {
        kind: 'text',
        label: 'Whom to thank by name',
        hint: 'One name a line. The announcement thanks them in the order of the alphabet.',
        max: NOTE_MAX,
      },
    },
  },
} as const satisfies Record<string, Part>;

export type ListPart = keyof typeof LIST_PARTS;
export type FactPart = keyof typeof FACT_PARTS;

type Values<P extends Part> = { -readonly [Key in keyof P['fields']]: ValueOf<P['fields'][Key]> };

/** An item of a list: its id is small, never used twice in a plan, and appears in no file. */
export type Item<P extends ListPart = ListPart> = {
  [Key in P]: Readonly<{ id: string; doneAt: string | null } & Values<(typeof LIST_PARTS)[Key]>>;
}[P];

export type Facts<P extends FactPart> = Readonly<Values<(typeof FACT_PARTS)[P]>>;

export const LIST_NAMES = Object.keys(LIST_PARTS) as readonly ListPart[];
export const FACT_PART_NAMES = Object.keys(FACT_PARTS) as readonly FactPart[];

/** Lists that departments judge with their lights: they stay as they were judged once it is launched. */
export const JUDGED_PARTS: readonly ListPart[] = ['scope'];

/** Parts whose items somebody finishes. */
export const FINISHED_PARTS = ['risks', 'dependencies', 'milestones', 'education'] as const;
export type FinishedPart = (typeof FINISHED_PARTS)[number];
