import { parseArgs } from 'node:util';

// Prints what the calendar answers around clock changes, one line each, for a process that was started with
// another zone (TZ) and that believes in another present (--now). Everything it prints must be the same.

const { values } = parseArgs({ options: { now: { type: 'string', default: '' } } });
const shift = Date.parse(values.now) - Date.now();
const RealDate = Date;

/** The date of the process, moved. Set before the calendar is loaded, so that nothing keeps the real one. */
class MovedDate extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    const [at] = parts;
    super(at ?? RealDate.now() + shift);
  }

  static override now(): number {
    return RealDate.now() + shift;
  }
}
Object.assign(globalThis, { Date: MovedDate });

const calendar = await import('../../src/domain/calendar.ts');
const workingDays = await import('../../src/domain/working-days.ts');
const { scheduleInWords } = await import('../../src/domain/settings/schedule-words.ts');
const { CHANGED_RULES, changeMoments, dateAt, timesOfDay, ZONES } = await import('./calendar-oracle.ts');

const WEEK = { days: [1, 2, 3, 4, 7], start: '02:30', end: '17:00', holidays: ['2026-03-31', '2025-11-03'] };
const HOUR = 3_600_000;

const lines: string[] = [
  `zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}, ${new Date().getMonth() === 0 ? 'January' : 'July'}`,
];

const print = (zone: string, ms: number): void => {
  for (const date of [dateAt(ms, -1), dateAt(ms), dateAt(ms, 1)]) {
    for (const time of timesOfDay(30)) {
      lines.push(`${zone} ${date} ${time} = ${calendar.toInstant({ date, time, zone })}`);
    }
  }
  for (let at = ms - 2 * HOUR; at < ms + 2 * HOUR; at += HOUR / 4) {
    const instant = calendar.fromEpochMs(at);
    const { date, time } = calendar.toWall(instant, zone);
    const runs = ['30 2 * * *', '0 10 * * 2'].map((cron) => calendar.nextOccurrence(cron, zone, instant));
    lines.push(
      [
        instant,
        calendar.formatDateTime(instant, zone),
        ...runs,
        workingDays.nextWorkingMoment(instant, WEEK, zone),
        workingDays.workingHoursAfter(instant, WEEK, zone),
        workingDays.addWorkingDays(date, -3, WEEK),
        scheduleInWords(`${Number(time.slice(3))} ${Number(time.slice(0, 2))} * * 1-5`, zone),
      ].join(' | '),
    );
  }
};

for (const { zone } of ZONES) for (const ms of changeMoments(zone, 2026, 2026)) print(zone, ms);
for (const { zone, year } of CHANGED_RULES) for (const ms of changeMoments(zone, year, year)) print(zone, ms);

process.stdout.write(`${lines.join('\n')}\n`);
