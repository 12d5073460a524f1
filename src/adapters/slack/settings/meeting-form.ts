import { scheduleInWords } from '../../../domain/settings/schedule-words.ts';
import type { StatusMeeting, WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { cronOf, weeklyOf } from '../../../domain/settings/weekly-schedule.ts';
import { typedList, typedText } from '../edge/visit.ts';
import type { Choice } from '../kit/elements.ts';
import { checkboxesField, radioField, textField, timeField } from '../kit/inputs.ts';
import { modal } from '../kit/views.ts';
import { idsIn, listText, type SettingsForm } from './form.ts';
import { SETTINGS_FORMS } from './ids.ts';
import { weekdayChoices } from './times-form.ts';

const USUAL_DAY = '2';
const USUAL_TIME = '10:00';
const HUDDLE = 'huddle';

/** Where it is, in one line: the address of a call, the word huddle, or nothing for in writing. */
const whereText = (meeting: StatusMeeting | null): string =>
  meeting?.link ?? (meeting?.where === HUDDLE ? HUDDLE : '');

type How = Pick<StatusMeeting, 'minutes' | 'where' | 'link'>;

const howFrom = ({ minutes = '', where = '' }: Readonly<Record<string, string>>): How => ({
  ...(minutes !== '' && { minutes: Number(minutes) }),
  ...(where.toLowerCase() === HUDDLE && { where: HUDDLE }),
  ...(where !== '' && where.toLowerCase() !== HUDDLE && { where: 'link' as const, link: where }),
});

const howFieldsOf = (meeting: StatusMeeting | null): { minutes: string; where: string } => ({
  minutes: String(meeting?.minutes ?? ''),
  where: whereText(meeting),
});

const howText = (how: How): string => JSON.stringify(how);

/** When it begins, in words: "every Tuesday at 10:00, Berlin time". */
export const meetingWords = ({ statusMeeting, week }: WorkspaceSettings): string =>
  statusMeeting === null ? 'None' : scheduleInWords(statusMeeting.cron, statusMeeting.zone, week.days);

/** A schedule that days and a time cannot say came from a file: it is offered as it stands. */
const choices = (settings: WorkspaceSettings): Choice[] => {
  const { statusMeeting } = settings;
  const special = statusMeeting !== null && weeklyOf(statusMeeting.cron) === null;
  return [
    { text: 'On the days below', value: 'weekly' },
    { text: 'No status meeting', value: 'none' },
    ...(special ? [{ text: `As it is: ${meetingWords(settings)}`, value: 'special' }] : []),
  ];
};

/** The recurring agenda of what is not green. */
export const meetingForm: SettingsForm = {
  callbackId: SETTINGS_FORMS.meeting,
  fieldsOf: ({ statusMeeting, zone }) => {
    const weekly = statusMeeting === null ? null : weeklyOf(statusMeeting.cron);
    return {
      meeting: statusMeeting === null ? 'none' : weekly === null ? 'special' : 'weekly',
      days: weekly === null ? USUAL_DAY : listText(weekly.days.map(String)),
      time: weekly?.time ?? USUAL_TIME,
      zone: statusMeeting?.zone ?? zone,
      ...howFieldsOf(statusMeeting),
    };
  },
  draw: ({ settings, fields, metadata }) =>
    modal({
      callbackId: SETTINGS_FORMS.meeting,
      title: 'Status meeting',
      submit: 'Save',
      privateMetadata: metadata,
      blocks: [
        radioField({
          id: 'meeting',
          label: 'The agenda of what is not green',
          hint: 'Posted in the releases channel an hour before the meeting; not when no release runs.',
          choices: choices(settings),
          initial: fields.meeting ?? 'none',
        }),
        checkboxesField({
          id: 'days',
          label: 'Days',
          choices: weekdayChoices,
          initial: idsIn(fields.days),
          optional: true,
        }),
        timeField({ id: 'time', label: 'Time', initial: fields.time ?? '', optional: true }),
        textField({ id: 'zone', label: 'Time zone', initial: fields.zone ?? '', optional: true }),
        textField({ id: 'minutes', label: 'Minutes', initial: fields.minutes ?? '', optional: true }),
        textField({
          id: 'where',
          label: 'Where',
          hint: 'The address of a call, or the word huddle. Empty: in writing, in the thread.',
          initial: fields.where ?? '',
          optional: true,
        }),
      ],
    }),
  read: (typed) => ({
    meeting: typedText(typed, 'meeting'),
    days: listText(typedList(typed, 'days')),
    time: typedText(typed, 'time'),
    zone: typedText(typed, 'zone'),
    minutes: typedText(typed, 'minutes'),
    where: typedText(typed, 'where'),
  }),
  apply: (current, fields) => {
    if (fields.meeting === 'none') return { ...current, statusMeeting: null };
    const how = howFrom(fields);
    if (fields.meeting === 'special') {
      const { statusMeeting } = current;
      if (statusMeeting === null) return current;
      const { cron, zone } = statusMeeting;
      const same = howText(how) === howText(howFrom(howFieldsOf(statusMeeting)));
      if (same) return current;
      return { ...current, statusMeeting: { cron, zone, ...how } };
    }
    const days = idsIn(fields.days).map(Number);
    const { time = '' } = fields;
    const zone = fields.zone || current.zone;
    if (days.length === 0) return { problems: [{ field: 'days', problem: 'Tick at least one day.' }] };
    if (time === '') return { problems: [{ field: 'time', problem: 'Choose a time.' }] };
    return { ...current, statusMeeting: { cron: cronOf({ days, time }), zone, ...how } };
  },
};
