import { z } from 'zod';

/** Days as people write them; Monday is 1. */
export const DAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const text = (what: string) => z.string({ error: `Write ${what}.` });

/** Without quotes YAML reads `#docs` as a comment and finds nothing. */
const channel = text('a channel in quotes, as in "#docs", or its id, as in C0123456789');
const person = text('a person in quotes, as in "@maya", an e-mail address, or an id, as in U0123456789');

const region = text('a country or a part of it, as in DE or DE-BY');

const list = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item, { error: `Write a list of ${what} in square brackets, as in ["…", "…"].` });

const departmentShape = z.strictObject({
  key: text('a short handle, as in docs'),
  name: text('a name'),
  question: text('what this department is asked'),
  leadTimeDays: z.number({ error: 'Write a number of working days.' }),
  required: z.boolean({ error: 'Write true or false.' }),
  channel: channel.nullish(),
  leads: list(person, 'people').nullish(),
  deputies: list(person, 'people').nullish(),
  zone: text('a time zone, as in Europe/Berlin').nullish(),
  holidayRegion: region.nullish(),
  sponsor: person.nullish(),
  remind: z.enum(['direct', 'channel'], { error: 'Write direct or channel.' }).nullish(),
});

/** A settings file as it was read. What it leaves out stays as it is in the workspace. */
export const settingsFileShape = z.strictObject(
  {
    zone: text('a time zone, as in Europe/Berlin').optional(),
    workingWeek: z
      .strictObject({
        days: list(z.enum(DAY_NAMES, { error: `Write one of ${DAY_NAMES.join(', ')}.` }), 'days'),
        start: text('a time in quotes, as in "09:00"'),
        end: text('a time in quotes, as in "17:00"'),
        holidays: list(text('a date in quotes, as in "2026-12-25"'), 'dates').nullish(),
      })
      .optional(),
    holidayRegion: region.nullish(),
    channels: z
      .strictObject({
        releases: channel.nullish(),
        announcements: list(channel, 'channels').nullish(),
      })
      .optional(),
    people: z
      .strictObject({
        releaseManagers: list(person, 'people').nullish(),
        admins: list(person, 'people').nullish(),
      })
      .optional(),
    statusMeeting: z
      .strictObject({
        cron: text('a schedule in quotes, as in "0 10 * * 2"'),
        zone: text('a time zone, as in Europe/Berlin').optional(),
      })
      .nullish(),
    departments: z.array(departmentShape, { error: 'Write a list of departments.' }).optional(),
  },
  { error: 'Write settings, as in settings.example.yml.' },
);

export type SettingsFile = z.infer<typeof settingsFileShape>;
export type DepartmentInFile = NonNullable<SettingsFile['departments']>[number];

/** A way to a place in the file: ['departments', 2, 'leads']. */
export type FilePath = readonly (string | number)[];

/** What is wrong, at its line, counted from 1. */
export type FileProblem = { line: number; path: string; problem: string };
