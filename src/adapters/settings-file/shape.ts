import { z } from 'zod';
import { ASKS, FEEDS } from '../../domain/packs/pack.ts';
import { RISKS } from '../../domain/risk/risk.ts';
import { SEPARATIONS } from '../../domain/settings/settings.ts';

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

const questionShape = z.strictObject({
  question: text('a question that is answered yes, no or not applicable'),
  label: text('a few words for it, as in FAQ link'),
  why: text('why it is asked').nullish(),
  required: z.boolean({ error: 'Write true or false.' }).nullish(),
  asks: z.enum(ASKS, { error: `Write one of ${ASKS.join(', ')}.` }).nullish(),
  feeds: z.enum(FEEDS, { error: `Write one of ${FEEDS.join(', ')}.` }).nullish(),
});

/** What may change after a green light, as files call it; the date always counts when it comes earlier. */
export const JUDGED = ['name', 'price', 'packages', 'scope', 'build'] as const;

const lightShape = z.strictObject({
  needs: z
    .union([z.enum(['any', 'all']), z.number()], { error: 'Write any, all, or a number of people, as in 2.' })
    .optional(),
  after: list(text('the key of a department, as in qa'), 'keys of departments').nullish(),
  holdsDays: z.number({ error: 'Write a number of working days, or null for until the launch.' }).nullish(),
  judges: list(z.enum(JUDGED, { error: `Write one of ${JUDGED.join(', ')}.` }), 'what it judges').nullish(),
  laterDateToo: z.boolean({ error: 'Write true or false.' }).optional(),
  neededFrom: z.enum(RISKS, { error: `Write one of ${RISKS.join(', ')}.` }).optional(),
  getsBrief: z.boolean({ error: 'Write true or false.' }).nullish(),
});

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
  onDuty: person.nullish(),
  light: lightShape.nullish(),
  questions: list(questionShape, 'questions').nullish(),
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
        audit: channel.nullish(),
        compliance: channel.nullish(),
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
        minutes: z.int({ error: 'Write minutes as a number, as in 30.' }).optional(),
        where: z
          .enum(['writing', 'huddle', 'link'], { error: 'Write one of writing, huddle, link.' })
          .optional(),
        link: text('an address, as in https://meet.example.com/status').optional(),
      })
      .nullish(),
    separation: z.enum(SEPARATIONS, { error: `Write one of ${SEPARATIONS.join(', ')}.` }).optional(),
    goalDays: list(z.number({ error: 'Write a number of days.' }), 'days').optional(),
    departments: z.array(departmentShape, { error: 'Write a list of departments.' }).optional(),
  },
  { error: 'Write settings, as in settings.example.yml.' },
);

export type SettingsFile = z.infer<typeof settingsFileShape>;
export type QuestionInFile = z.infer<typeof questionShape>;
export type LightInFile = z.infer<typeof lightShape>;
export type DepartmentInFile = NonNullable<SettingsFile['departments']>[number];

/** A way to a place in the file: ['departments', 2, 'leads']. */
export type FilePath = readonly (string | number)[];

/** What is wrong, at its line, counted from 1. */
export type FileProblem = { line: number; path: string; problem: string };
