import { isDate, isTime } from '../../../domain/calendar.ts';
import type { FieldProblem } from '../../../domain/refusal.ts';
import type { WorkingWeek } from '../../../domain/working-days.ts';
import { typedList, typedText } from '../edge/visit.ts';
import { checkboxesField, longTextField, textField, timeField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { idsIn, listText, type SettingsForm } from './form.ts';
import { SETTINGS_FORMS } from './ids.ts';
import { chosenRegion, regionField } from './region-field.ts';

/** Monday first, numbered from 1. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const weekdayChoices = WEEKDAYS.map((text, index) => ({ text, value: String(index + 1) }));

/** Dates one a line, in order and each once, whatever stood between them. */
const holidaysText = (text: string): string =>
  [...new Set(text.split(/[\s,;]+/).filter((date) => date !== ''))].sort().join('\n');

/** What is wrong with the week, each at the field where it was typed. */
const weekProblems = ({ days, start, end, holidays }: Required<WorkingWeek>): readonly FieldProblem[] => {
  const noDates = holidays.filter((date) => !isDate(date));
  const late = isTime(start) && isTime(end) && start >= end;
  return [
    days.length === 0 && { field: 'days', problem: 'A working week needs at least one day.' },
    !isTime(start) && { field: 'start', problem: 'Choose a time of day.' },
    !isTime(end) && { field: 'end', problem: 'Choose a time of day.' },
    late && { field: 'end', problem: `Work has to end after it starts, at ${start}.` },
    noDates.length > 0 && {
      field: 'holidays',
      problem: `Holidays are written as 2026-12-25. Not a date: ${noDates.slice(0, 5).join(', ')}.`,
    },
  ].filter((problem) => problem !== false);
};

/** The workspace's zone, working week and days off. */
export const timesForm: SettingsForm = {
  callbackId: SETTINGS_FORMS.times,
  fieldsOf: ({ zone, week, holidayRegion }) => ({
    zone,
    holidayRegion: holidayRegion ?? '',
    days: listText(week.days.map(String)),
    start: week.start,
    end: week.end,
    holidays: holidaysText((week.holidays ?? []).join('\n')),
  }),
  draw: async ({ fields, metadata }) =>
    modal({
      callbackId: SETTINGS_FORMS.times,
      title: 'Working times',
      submit: 'Save',
      privateMetadata: metadata,
      blocks: [
        textField({
          id: 'zone',
          label: 'Time zone',
          hint: 'By its name, for example Europe/Berlin or America/New_York.',
          initial: fields.zone ?? '',
        }),
        checkboxesField({
          id: 'days',
          label: 'Working days',
          choices: weekdayChoices,
          initial: idsIn(fields.days),
        }),
        timeField({ id: 'start', label: 'Work starts', initial: fields.start ?? '' }),
        timeField({ id: 'end', label: 'Work ends', initial: fields.end ?? '' }),
        await regionField({
          label: 'Public holidays of',
          hint: 'A country, or a part of it: type to search. Nobody is asked or reminded on its public holidays.',
          none: 'No public holidays',
          shown: fields.holidayRegion ?? '',
          zone: fields.zone ?? '',
        }),
        longTextField({
          id: 'holidays',
          label: 'More days off',
          hint: 'One date a line, for example 2026-12-24. Nobody is asked or reminded on these days.',
          initial: fields.holidays ?? '',
          optional: true,
        }),
      ],
    }),
  read: (typed) => ({
    zone: typedText(typed, 'zone'),
    holidayRegion: chosenRegion(typed),
    days: listText(typedList(typed, 'days')),
    start: typedText(typed, 'start'),
    end: typedText(typed, 'end'),
    holidays: holidaysText(typedText(typed, 'holidays')),
  }),
  apply: (current, fields) => {
    const holidays = (fields.holidays ?? '').split('\n').filter((date) => date !== '');
    const days = idsIn(fields.days).map(Number);
    const { start = '', end = '', zone = '' } = fields;
    const problems = weekProblems({ days, start, end, holidays });
    if (problems.length > 0) return { problems };
    return {
      ...current,
      zone,
      holidayRegion: fields.holidayRegion || null,
      week: { days, start, end, ...(holidays.length > 0 && { holidays }) },
    };
  },
};
