import type { KnownBlock } from '@slack/types';
import { type LightRules, USUAL_RULES } from '../../../domain/lights/light-rules.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import { RISKS } from '../../../domain/risk/risk.ts';
import { HOLDS_DAYS } from '../../../domain/settings/light-rules-problems.ts';
import { type Department, departmentById } from '../../../domain/settings/settings.ts';
import { typedList, typedText } from '../edge/visit.ts';
import { context, section } from '../kit/blocks.ts';
import { checkboxesField, multiSelectField, personField, radioField, textField } from '../kit/inputs.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { plainName } from '../words/plain-name.ts';
import { idsIn, listText, type SettingsForm } from './form.ts';
import { SETTINGS_FORMS } from './ids.ts';
import {
  isJudged,
  judgedChoices,
  LATER_DATE,
  neededChoices,
  quorumChoices,
  quorumText,
} from './light-rules-words.ts';

const fieldsFrom = ({ rules, onDutyId }: Department, all: readonly Department[]): FormFields => ({
  quorum: quorumText(rules.quorum),
  after: listText(rules.after.filter((id) => all.some((department) => department.id === id))),
  validDays: rules.validDays === null ? '' : String(rules.validDays),
  judges: listText([...rules.judges.filter(isJudged), ...(rules.dateBound ? [LATER_DATE] : [])]),
  requiredFrom: rules.requiredFrom,
  onDutyId: onDutyId ?? '',
});

/** Other departments that may come first; none is offered where there is no other. */
const orderField = (fields: FormFields, others: readonly Department[]): KnownBlock[] =>
  others.length === 0
    ? []
    : [
        multiSelectField({
          id: 'after',
          label: 'Comes after',
          hint: 'It is asked once these are green, and cannot be green before.',
          choices: others.map(({ id, name }) => ({ value: id, text: plainName(name, 70) })),
          initial: idsIn(fields.after),
          optional: true,
        }),
      ];

const inputs = (fields: FormFields, others: readonly Department[]): KnownBlock[] => [
  radioField({
    id: 'quorum',
    label: 'Whose green light does it need?',
    choices: quorumChoices(fields.quorum ?? ''),
    initial: fields.quorum ?? 'any',
  }),
  ...orderField(fields, others),
  textField({
    id: 'validDays',
    label: 'For how many working days does its green light hold?',
    hint: 'Then it is asked again. Empty: until the launch.',
    initial: fields.validDays ?? '',
    maxLength: 3,
    optional: true,
  }),
  checkboxesField({
    id: 'judges',
    label: 'What does it judge?',
    hint: 'It is asked again when one of these changes after its green light. An earlier launch asks everybody again.',
    choices: judgedChoices,
    initial: idsIn(fields.judges),
    optional: true,
  }),
  radioField({
    id: 'requiredFrom',
    label: 'Which releases need its green light?',
    hint: 'The others ask it too, and may launch without.',
    choices: neededChoices,
    initial: fields.requiredFrom ?? 'low',
  }),
  personField({
    id: 'onDutyId',
    label: 'Person on duty for hotfixes',
    hint: 'This person is asked at any hour, at night and on days off too. Name only somebody who agreed to that.',
    optional: true,
    ...(fields.onDutyId && { initial: fields.onDutyId }),
  }),
];

const quorumFrom = (text: string | undefined): LightRules['quorum'] =>
  text === 'any' || text === 'all' ? text : Number(text);

const daysFrom = (text: string): number | null => {
  if (text === '') return null;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
};

/** Whether its people answer customers is asked in the department's own form. */
const rulesFrom = (fields: FormFields): Omit<LightRules, 'answersCustomers'> => {
  const judged = idsIn(fields.judges);
  return {
    quorum: quorumFrom(fields.quorum),
    after: idsIn(fields.after),
    validDays: daysFrom((fields.validDays ?? '').trim()),
    judges: judged.filter(isJudged),
    dateBound: judged.includes(LATER_DATE),
    requiredFrom: RISKS.find((risk) => risk === fields.requiredFrom) ?? USUAL_RULES.requiredFrom,
  };
};

const { least, most } = HOLDS_DAYS;
const NO_DAYS = { field: 'validDays', problem: `A number of working days, ${least} to ${most}, or nothing.` };
const GONE = { field: 'quorum', problem: 'Somebody removed this department meanwhile.' };

/** How one department's light is given and how long it holds. It stands on top of the department's form. */
export const lightRulesForm: SettingsForm = {
  callbackId: SETTINGS_FORMS.lightRules,
  onTop: true,
  fieldsOf: ({ departments }, { departmentId }) => {
    const department = departments.find(({ id }) => id === departmentId);
    return department === undefined ? {} : fieldsFrom(department, departments);
  },
  draw: ({ settings: { departments }, fields, about: { departmentId }, metadata }) => {
    const name = departments.find(({ id }) => id === departmentId)?.name ?? '';
    return modal({
      callbackId: SETTINGS_FORMS.lightRules,
      title: 'Rules of its light',
      submit: 'Save',
      close: 'Back',
      privateMetadata: metadata,
      blocks: [
        section(mrkdwn`*${name}*`),
        ...inputs(
          fields,
          departments.filter(({ id }) => id !== departmentId),
        ),
        context('Releases that were started keep the rules with which they were started.'),
      ],
    });
  },
  read: (typed) => ({
    quorum: typedText(typed, 'quorum'),
    after: listText(typedList(typed, 'after')),
    validDays: typedText(typed, 'validDays'),
    judges: listText(typedList(typed, 'judges')),
    requiredFrom: typedText(typed, 'requiredFrom'),
    onDutyId: typedText(typed, 'onDutyId'),
  }),
  apply: (current, fields, { departmentId }) => {
    if (departmentById(current, departmentId ?? '') === undefined) return { problems: [GONE] };
    const rules = rulesFrom(fields);
    if (Number.isNaN(rules.validDays)) return { problems: [NO_DAYS] };
    const onDutyId = fields.onDutyId || null;
    return {
      ...current,
      departments: current.departments.map((department) =>
        department.id === departmentId
          ? { ...department, rules: { ...department.rules, ...rules }, onDutyId }
          : department,
      ),
    };
  },
};
