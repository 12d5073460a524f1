import type { KnownBlock } from '@slack/types';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { departmentKey, freeKey } from '../../../domain/settings/department-names.ts';
import { type Department, departmentById, MAX_DEPARTMENTS } from '../../../domain/settings/settings.ts';
import { questionFor, USUAL_LEAD_DAYS } from '../../../domain/settings/settings-presets.ts';
import { packIds } from '../edge/value.ts';
import { typedList, typedText } from '../edge/visit.ts';
import { actions, context } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
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
import { idsIn, listText, type SettingsForm } from './form.ts';
import { SETTINGS_ACTIONS, SETTINGS_FORMS } from './ids.ts';
import { regionField, typedRegion } from './times-form.ts';

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
});

const inputs = (fields: FormFields): KnownBlock[] => [
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
  regionField({
    label: 'Public holidays of, if others',
    hint: 'A country or a part of it, for example US or DE-BY. Empty: those of the workspace.',
    initial: fields.holidayRegion ?? '',
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
];

const removal = ({ id, name }: Department): KnownBlock => {
  const shown = plainName(name, 40);
  return actions('settings.remove', [
    button({
      actionId: SETTINGS_ACTIONS.removeDepartment,
      text: `Remove ${shown}`,
      value: packIds({ departmentId: id }),
      style: 'danger',
      confirm: {
        title: `Remove ${shown}?`,
        text: 'New releases will not ask it any more. What it answered before stays in the record.',
        confirm: 'Remove',
        deny: 'Keep',
        style: 'danger',
      },
    }),
  ]);
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
});

/** One department, or a new one. The key never changes by itself: commands and files use it. */
export const departmentForm: SettingsForm = {
  callbackId: SETTINGS_FORMS.department,
  fieldsOf: (settings, { departmentId }) => {
    const department = departmentId === null ? undefined : departmentById(settings, departmentId);
    return department === undefined ? NEW : fieldsFrom(department);
  },
  draw: ({ settings, fields, about: { departmentId }, metadata }) => {
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
      blocks: [...inputs(fields), context(note), ...(department === undefined ? [] : [removal(department)])],
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
    holidayRegion: typedRegion(typed),
    sponsorId: typedText(typed, 'sponsorId'),
    remind: typedText(typed, 'remind'),
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
