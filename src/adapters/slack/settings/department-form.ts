import type { KnownBlock } from '@slack/types';
import { isFieldDepartment, soundsLikeCustomers } from '../../../domain/brief/brief.ts';
import { USUAL_RULES } from '../../../domain/lights/light-rules.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { departmentKey, freeKey } from '../../../domain/settings/department-names.ts';
import {
  type Department,
  departmentById,
  MAX_DEPARTMENTS,
  type WorkspaceSettings,
} from '../../../domain/settings/settings.ts';
import { questionFor, USUAL_LEAD_DAYS } from '../../../domain/settings/settings-presets.ts';
import { typedList, typedText } from '../edge/visit.ts';
import { context } from '../kit/blocks.ts';
import {
  channelField,
  longTextField,
  peopleField,
  personField,
  radioField,
  textField,
} from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { plainName } from '../words/plain-name.ts';
import { furtherForms, removal } from './department-controls.ts';
import { idsIn, listText, type SettingsForm } from './form.ts';
import { SETTINGS_FORMS } from './ids.ts';
import { chosenRegion, regionField, regionWords } from './region-field.ts';

const NEW: FormFields = {
  name: '',
  channelId: '',
  leads: '',
  deputies: '',
  question: '',
  leadTimeDays: String(USUAL_LEAD_DAYS),
  required: 'yes',
  zone: '',
  holidayRegion: '',
  sponsorId: '',
  remind: 'direct',
  answersCustomers: '',
};

const fieldsFrom = (department: Department): FormFields => ({
  name: department.name,
  channelId: department.channelId ?? '',
  leads: listText(department.leads),
  deputies: listText(department.deputies),
  question: department.question,
  leadTimeDays: String(department.leadTimeDays),
  required: department.required ? 'yes' : 'no',
  zone: department.zone ?? '',
  holidayRegion: department.holidayRegion ?? '',
  sponsorId: department.sponsorId ?? '',
  remind: department.remind,
  answersCustomers: isFieldDepartment(department) ? 'yes' : 'no',
});

/** What a department has that chooses no region of its own. */
const usualHolidays = async ({ holidayRegion }: WorkspaceSettings): Promise<string> =>
  `Those of the workspace: ${(await regionWords(holidayRegion)) ?? 'none'}`;

const inputs = async (settings: WorkspaceSettings, fields: FormFields): Promise<KnownBlock[]> => [
  textField({ id: 'name', label: 'Name', initial: fields.name ?? '', maxLength: 60 }),
  channelField({
    id: 'channelId',
    label: 'Channel',
    hint: 'Where it is asked. Without one, its leads are asked directly.',
    optional: true,
    ...(fields.channelId && { initial: fields.channelId }),
  }),
  peopleField({ id: 'leads', label: 'Leads', initial: idsIn(fields.leads), optional: true }),
  peopleField({
    id: 'deputies',
    label: 'Deputies',
    hint: 'They may always answer for the leads.',
    initial: idsIn(fields.deputies),
    optional: true,
  }),
  longTextField({
    id: 'question',
    label: 'What is it asked?',
    initial: fields.question ?? '',
    optional: true,
    maxLength: 500,
  }),
  textField({
    id: 'leadTimeDays',
    label: 'Working days it needs to prepare',
    initial: fields.leadTimeDays ?? '',
    maxLength: 3,
  }),
  radioField({
    id: 'required',
    label: 'Can a release launch without its green light?',
    choices: [
      { text: 'No, its green light is needed', value: 'yes' },
      { text: 'Yes, it is asked but does not block', value: 'no' },
    ],
    initial: fields.required ?? 'yes',
  }),
  textField({
    id: 'zone',
    label: 'Time zone, if it differs',
    hint: 'By its name, for example Asia/Tokyo.',
    initial: fields.zone ?? '',
    optional: true,
  }),
  await regionField({
    label: 'Public holidays of',
    hint: 'A country, or a part of it: type to search.',
    none: await usualHolidays(settings),
    shown: fields.holidayRegion ?? '',
    zone: fields.zone || settings.zone,
  }),
  personField({
    id: 'sponsorId',
    label: 'Sponsor',
    hint: 'Hears of it a working day before the launch, if nobody has answered until then.',
    optional: true,
    ...(fields.sponsorId && { initial: fields.sponsorId }),
  }),
  radioField({
    id: 'remind',
    label: 'Where are its people reminded?',
    choices: [
      { text: 'Each of them directly', value: 'direct' },
      { text: 'In its channel, under the question', value: 'channel' },
    ],
    initial: fields.remind ?? 'direct',
  }),
  radioField({
    id: 'answersCustomers',
    label: 'Do its people answer customers?',
    hint: 'Then they get the brief five working days before a launch. A new department without an answer: its name decides.',
    choices: [
      { text: 'Yes, they get the brief', value: 'yes' },
      { text: 'No', value: 'no' },
    ],
    optional: true,
    ...(fields.answersCustomers && { initial: fields.answersCustomers }),
  }),
];

/** What an admin chose; what a name says already is not written down, so that a new name is read anew. */
const answersCustomers = (name: string, chosen: string | undefined): boolean | null => {
  if (chosen !== 'yes' && chosen !== 'no') return null;
  return (chosen === 'yes') === soundsLikeCustomers(name) ? null : chosen === 'yes';
};

const changedDepartment = (department: Department, fields: FormFields): Department => {
  const name = fields.name ?? '';
  return {
    ...department,
    name,
    channelId: fields.channelId || null,
    leads: idsIn(fields.leads),
    deputies: idsIn(fields.deputies),
    question: fields.question || questionFor(name),
    leadTimeDays: /^\d+$/.test(fields.leadTimeDays ?? '') ? Number(fields.leadTimeDays) : Number.NaN,
    required: fields.required === 'yes',
    zone: fields.zone || null,
    holidayRegion: fields.holidayRegion || null,
    sponsorId: fields.sponsorId || null,
    remind: fields.remind === 'channel' ? 'channel' : 'direct',
    rules: { ...department.rules, answersCustomers: answersCustomers(name, fields.answersCustomers) },
  };
};

const blank = (id: string, key: string): Department => ({
  id,
  key,
  name: '',
  channelId: null,
  leads: [],
  deputies: [],
  zone: null,
  holidayRegion: null,
  question: '',
  leadTimeDays: USUAL_LEAD_DAYS,
  required: true,
  sponsorId: null,
  remind: 'direct',
  rules: USUAL_RULES,
  packId: null,
  onDutyId: null,
});

/** One department, or a new one. The key never changes by itself: commands and files use it. */
export const departmentForm: SettingsForm = {
  callbackId: SETTINGS_FORMS.department,
  fieldsOf: (settings, { departmentId }) => {
    const department = departmentId === null ? undefined : departmentById(settings, departmentId);
    return department === undefined ? NEW : fieldsFrom(department);
  },
  draw: async ({ settings, fields, about: { departmentId }, metadata }) => {
    const department = departmentId === null ? undefined : departmentById(settings, departmentId);
    const note =
      department === undefined
        ? 'A new department is asked by new releases. A running release gets it when its release manager adds it.'
        : mrkdwn`In files and commands it is called \`${department.key}\`. People, channel, time zone and holidays apply to running releases at once; what they were asked stays as it was.`;
    return modal({
      callbackId: SETTINGS_FORMS.department,
      title: department === undefined ? 'New department' : plainName(department.name, 24),
      submit: 'Save',
      privateMetadata: metadata,
      blocks: [
        ...(await inputs(settings, fields)),
        context(note),
        ...(department === undefined ? [] : [furtherForms(department), removal(department)]),
      ],
    });
  },
  read: (typed) => ({
    name: typedText(typed, 'name'),
    channelId: typedText(typed, 'channelId'),
    leads: listText(typedList(typed, 'leads')),
    deputies: listText(typedList(typed, 'deputies')),
    question: typedText(typed, 'question'),
    leadTimeDays: typedText(typed, 'leadTimeDays'),
    required: typedText(typed, 'required'),
    zone: typedText(typed, 'zone'),
    holidayRegion: chosenRegion(typed),
    sponsorId: typedText(typed, 'sponsorId'),
    remind: typedText(typed, 'remind'),
    answersCustomers: typedText(typed, 'answersCustomers'),
  }),
  apply: (current, fields, { departmentId, ids }) => {
    if (departmentId === null) {
      if (current.departments.length >= MAX_DEPARTMENTS) {
        return { problems: [{ field: 'name', problem: `At most ${MAX_DEPARTMENTS} departments.` }] };
      }
      const taken = new Set(current.departments.map(({ key }) => key));
      const key = freeKey(departmentKey(fields.name ?? ''), taken);
      const department = changedDepartment(blank(ids.next(), key), fields);
      return { ...current, departments: [...current.departments, department] };
    }
    if (departmentById(current, departmentId) === undefined) {
      return { problems: [{ field: 'name', problem: 'Somebody removed this department meanwhile.' }] };
    }
    return {
      ...current,
      departments: current.departments.map((department) =>
        department.id === departmentId ? changedDepartment(department, fields) : department,
      ),
    };
  },
};
