import { cronProblem, isZone } from '../calendar.ts';
import type { FieldProblem } from '../refusal.ts';
import { weekProblem } from '../working-days.ts';
import { lightRulesProblems } from './light-rules-problems.ts';
import { type Department, MAX_DEPARTMENTS, type StatusMeeting, type WorkspaceSettings } from './settings.ts';

const KEY_SHAPE = /^[a-z0-9][a-z0-9-]{0,29}$/;
const MAX_LEAD_TIME_DAYS = 90;

const departmentProblems = (
  department: Department,
  index: number,
  all: readonly Department[],
): FieldProblem[] => {
  const at = (field: string) => `departments[${index}].${field}`;
  const same = all.findIndex((other) => other.key === department.key);
  const { leadTimeDays } = department;
  return [
    !KEY_SHAPE.test(department.key) && {
      field: at('key'),
      problem: 'Use lower-case letters, digits and hyphens.',
    },
    same < index && { field: at('key'), problem: `"${department.key}" stands twice.` },
    department.name.trim() === '' && { field: at('name'), problem: 'Give the department a name.' },
    department.question.trim() === '' && {
      field: at('question'),
      problem: 'Say what this department judges.',
    },
    !(Number.isInteger(leadTimeDays) && leadTimeDays >= 0 && leadTimeDays <= MAX_LEAD_TIME_DAYS) && {
      field: at('leadTimeDays'),
      problem: `Between 0 and ${MAX_LEAD_TIME_DAYS} working days.`,
    },
    department.zone !== null &&
      !isZone(department.zone) && {
        field: at('zone'),
        problem: 'Use a time zone name like Europe/Berlin.',
      },
  ].filter((problem) => problem !== false);
};

const MOST_MINUTES = 480;

/** How long it is and where, as far as somebody said so. */
const meetingProblems = (meeting: StatusMeeting | null): readonly FieldProblem[] => {
  if (meeting === null) return [];
  const { minutes = 30, where, link = '' } = meeting;
  const isAddress = /^https?:\/\/\S+$/i.test(link) && URL.canParse(link);
  return [
    ...(Number.isInteger(minutes) && minutes > 0 && minutes <= MOST_MINUTES
      ? []
      : [{ field: 'statusMeeting.minutes', problem: `Write minutes from 1 to ${MOST_MINUTES}.` }]),
    ...(link === '' || isAddress
      ? []
      : [{ field: 'statusMeeting.link', problem: 'Write an address that begins with https:// or http://.' }]),
    ...(where === 'link' && link === ''
      ? [{ field: 'statusMeeting.link', problem: 'Write the address of the call.' }]
      : []),
  ];
};

const MOST_GOAL_DAYS = 5;
const LAST_GOAL_DAY = 365;

const goalDaysProblems = (days: readonly number[]): readonly FieldProblem[] => {
  const isInOrder = days.every((day, nth) => nth === 0 || day > (days[nth - 1] ?? 0));
  const areDays = days.every((day) => Number.isInteger(day) && day >= 1 && day <= LAST_GOAL_DAY);
  return isInOrder && areDays && days.length > 0 && days.length <= MOST_GOAL_DAYS
    ? []
    : [
        {
          field: 'goalDays',
          problem: `Write one to ${MOST_GOAL_DAYS} numbers of days from 1 to ${LAST_GOAL_DAY}, the smallest first, as in 1, 7, 30.`,
        },
      ];
};

/** What is wrong with settings, each problem at its field: `departments[2].key`. Empty when they may be saved. */
export const settingsProblems = (settings: WorkspaceSettings): readonly FieldProblem[] => {
  const { statusMeeting, departments } = settings;
  const cron = statusMeeting === null ? null : cronProblem(statusMeeting.cron);
  const week = weekProblem(settings.week);
  return [
    ...(isZone(settings.zone)
      ? []
      : [{ field: 'zone', problem: 'Use a time zone name like Europe/Berlin.' }]),
    ...(week === null ? [] : [{ field: 'week', problem: week }]),
    ...(cron === null ? [] : [{ field: 'statusMeeting.cron', problem: cron }]),
    ...(statusMeeting === null || isZone(statusMeeting.zone)
      ? []
      : [{ field: 'statusMeeting.zone', problem: 'Use a time zone name like Europe/Berlin.' }]),
    ...meetingProblems(statusMeeting),
    ...goalDaysProblems(settings.goalDays),
    ...(departments.length > MAX_DEPARTMENTS
      ? [{ field: 'departments', problem: `At most ${MAX_DEPARTMENTS} departments.` }]
      : []),
    ...departments.flatMap(departmentProblems),
    ...departments.flatMap(lightRulesProblems),
  ];
};
