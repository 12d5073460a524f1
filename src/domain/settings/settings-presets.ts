import { type LightRules, USUAL_RULES } from '../lights/light-rules.ts';
import type { Department, StatusMeeting } from './settings.ts';

/** A department before a workspace has it: everything but people, channel and id. */
export type DepartmentTemplate = Pick<
  Department,
  'key' | 'name' | 'question' | 'leadTimeDays' | 'required' | 'rules'
> & {
  /** Other names that its channel may go by, the key and the name aside. */
  channelNames: readonly string[];
};

/**
 * What each of them judges: a change of that asks it again. Price and name touch those who tell them to others;
 * those whose work is tied to the day are asked again when it moves. What sells and teaches is not needed at low risk.
 */
const RULES: Readonly<Record<string, Partial<LightRules>>> = {
  engineering: { judges: ['scope', 'candidate'] },
  qa: { judges: ['scope', 'candidate'] },
  docs: { judges: ['name', 'price', 'packages', 'scope'] },
  training: { judges: ['name', 'scope'], dateBound: true, requiredFrom: 'normal' },
  marketing: { judges: ['name', 'price', 'packages', 'scope'], dateBound: true, requiredFrom: 'normal' },
  'product-marketing': { judges: ['name', 'price', 'packages', 'scope'], requiredFrom: 'normal' },
  sales: { judges: ['name', 'price', 'packages'], requiredFrom: 'normal' },
  support: { judges: ['name', 'price', 'packages', 'scope'], dateBound: true },
  product: { judges: ['name', 'scope', 'candidate'] },
  operations: { judges: ['scope', 'candidate'] },
  legal: { judges: ['name', 'price', 'packages', 'scope'] },
  finance: { judges: ['price', 'packages'] },
  customers: { judges: ['name', 'price', 'packages', 'scope'], dateBound: true },
};

const department = (
  key: string,
  name: string,
  leadTimeDays: number,
  question: string,
  channelNames: readonly string[] = [],
): DepartmentTemplate => ({
  key,
  name,
  question,
  leadTimeDays,
  required: true,
  rules: { ...USUAL_RULES, ...RULES[key] },
  channelNames,
});

const ENGINEERING = department(
  'engineering',
  'Engineering',
  5,
  'Is the code complete, merged and deployable, and is there a tried way back if the launch goes wrong?',
  ['eng', 'dev', 'development', 'developers'],
);

/** The departments of the mission, in the order in which a release passes through them. */
export const THE_EIGHT: readonly DepartmentTemplate[] = [
  ENGINEERING,
  department(
    'qa',
    'QA',
    5,
    'Has it been used before, tested under stress, and are its limits known and written down?',
    ['quality', 'quality-assurance', 'testing'],
  ),
  department(
    'docs',
    'Documentation',
    10,
    'Are the manuals and help pages written, reviewed and ready to be published at the launch?',
    ['documentation', 'tech-writing', 'technical-docs'],
  ),
  department(
    'training',
    'Training',
    10,
    'Does everybody who sells, runs or supports it know how it works: are sessions held and material ready?',
    ['enablement', 'internal-training', 'learning'],
  ),
  department(
    'marketing',
    'Marketing',
    10,
    'Do we know who needs it and why, and are the message, the channels and the campaign date ready?',
    ['growth'],
  ),
  department(
    'product-marketing',
    'Product marketing',
    10,
    'Are name, price and packages decided and final, and does everybody use the same ones?',
    ['pmm'],
  ),
  department(
    'sales',
    'Sales',
    5,
    'Can sales sell it: are the playbook, the demo, the price sheet and answers to objections ready?',
    ['account-executives'],
  ),
  department(
    'support',
    'Support',
    5,
    'Do people on duty know who is called, what is covered and until when, and how to answer the first questions?',
    ['customer-support', 'helpdesk', 'customer-success'],
  ),
];

const BEYOND_THE_EIGHT: readonly DepartmentTemplate[] = [
  department(
    'product',
    'Product',
    5,
    'Does it do what was promised for whom it was promised, and is what it leaves out known and agreed?',
    ['product-management', 'pm'],
  ),
  department(
    'operations',
    'Operations',
    5,
    'Can we run it: are capacity, monitoring, alerts and the people on call in place?',
    ['ops', 'sre', 'infrastructure', 'platform'],
  ),
  department(
    'legal',
    'Legal and compliance',
    10,
    'Are terms, licences, privacy and the rules of our industry checked, and is nothing left open?',
    ['compliance', 'legal-compliance'],
  ),
  department(
    'finance',
    'Finance',
    5,
    'Can we bill it and book it: are prices, taxes and contracts set up in our systems?',
    ['billing', 'accounting'],
  ),
];

const STARTER_LEAD_DAYS = 2;

const STARTER: readonly DepartmentTemplate[] = [
  { ...ENGINEERING, leadTimeDays: STARTER_LEAD_DAYS },
  department(
    'customers',
    'Customer-facing teams',
    STARTER_LEAD_DAYS,
    'Can everybody who talks to customers explain it, sell it and help with it on the day it goes out?',
    ['customer-facing', 'go-to-market', 'gtm', 'customer-success', 'support', 'sales'],
  ),
];

/** Tuesdays at ten: late enough in the week to know something, early enough to mend it. */
const STATUS_MEETING_CRON = '0 10 * * 2';

export const PRESETS = ['starter', 'the_eight', 'twelve'] as const;
export type PresetName = (typeof PRESETS)[number];

export type Preset = { departments: readonly DepartmentTemplate[]; meetingCron: string | null };

/** Ready-made sets of departments, from two to twelve. */
export const presetOf: Record<PresetName, Preset> = {
  starter: { departments: STARTER, meetingCron: null },
  the_eight: { departments: THE_EIGHT, meetingCron: STATUS_MEETING_CRON },
  twelve: { departments: [...THE_EIGHT, ...BEYOND_THE_EIGHT], meetingCron: STATUS_MEETING_CRON },
};

export const isPreset = (text: string): text is PresetName => (PRESETS as readonly string[]).includes(text);

/** The preset's status meeting on the wall clock of a zone; null where it has none. */
export const meetingOf = (preset: PresetName, zone: string): StatusMeeting | null => {
  const { meetingCron } = presetOf[preset];
  return meetingCron === null ? null : { cron: meetingCron, zone };
};

/** What a department is asked of which nothing but the name is known. */
export const questionFor = (name: string): string =>
  `Is everything that ${name} has to do for this release done, and what is still missing?`;

/** Working days that such a department gets. */
export const USUAL_LEAD_DAYS = 5;

/** A department of the workspace from a template, with nobody and no channel yet. */
export const departmentFrom = (template: DepartmentTemplate, id: string): Department => ({
  id,
  key: template.key,
  name: template.name,
  channelId: null,
  leads: [],
  deputies: [],
  sponsorId: null,
  remind: 'direct',
  zone: null,
  holidayRegion: null,
  question: template.question,
  leadTimeDays: template.leadTimeDays,
  required: template.required,
  rules: template.rules,
  packId: null,
  onDutyId: null,
});

/**
 * The starter's departments as the first screen of the set-up leaves them, so that planning is possible after it;
 * nobody changed anything since. The second screen may replace them by another preset.
 */
export const isUntouchedStarter = (departments: readonly Department[]): boolean =>
  departments.length === STARTER.length &&
  departments.every((department, index) => {
    const template = STARTER[index];
    if (template === undefined) return false;
    // Its questions were given to it when it was saved, by nobody's choice.
    const made = { ...departmentFrom(template, department.id), packId: department.packId };
    return isSame(made, department);
  });

/** Compared field by field: where a department was stored in between, its fields come in another order. */
const isSame = (made: Department, found: Department): boolean => {
  const fields = Object.keys({ ...made, ...found }) as (keyof Department)[];
  return fields.every((field) => JSON.stringify(made[field]) === JSON.stringify(found[field]));
};

/** A template by its key, for what is known of a department beyond its settings; undefined for others. */
export const templateOf = (key: string): DepartmentTemplate | undefined =>
  [...presetOf.twelve.departments, ...STARTER].find((template) => template.key === key);
