import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/domain/contents/parts.ts';
import {
  nextRepeat,
  readRepeats,
  repeatsProblem,
  repeatsWords,
} from '../../../src/domain/contents/repeats.ts';
import type { When } from '../../../src/domain/contents/when.ts';
import { launchOn } from '../../support/builders.ts';
import { aPlannedMeeting, daysBefore } from '../meetings/a-meeting.ts';

const WEEK = { days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' };

describe('how often, as it is written', () => {
  test.each([
    ['every Monday', 'every Monday'],
    ['  Every   MONDAY ', 'every Monday'],
    ['every Thursday and Monday', 'every Monday and Thursday'],
    ['every Monday, Wednesday and Friday', 'every Monday, Wednesday and Friday'],
    ['every two weeks on Thursday', 'every two weeks on Thursday'],
    ['every 2 weeks on thursday', 'every two weeks on Thursday'],
    ['every working day', 'every working day'],
    ['0 10 * * 1', '0 10 * * 1'],
    ['0  10 * * MON', '0 10 * * MON'],
  ])('"%s" is "%s", and reads the same again', (typed, text) => {
    const read = readRepeats(typed);
    expect(read).toMatchObject({ ok: true, text });
    expect(readRepeats(text)).toEqual(read);
  });

  test.each([
    ['weekly', 'Write how often, as in "every Monday"'],
    ['every', 'Write how often'],
    ['every Monday at 10:00', 'Write how often'],
    ['every five weeks on Monday', 'Write how often'],
    ['every Someday', 'The week has no someday.'],
    ['every two weeks on Monday and Friday', 'Choose one day where it skips weeks'],
    ['0 0 10 * * 1', 'A schedule has no seconds'],
    ['0 10 * *', 'A schedule has five parts'],
    ['0 10 * * 9', '"9" is no day of the week'],
    ['*/5 10 * * 1', 'once an hour at most'],
    ['0 * * * 1', 'once a day at most'],
    ['0 10 31 2 *', 'This schedule never happens.'],
  ])('"%s" is refused: %s', (typed, problem) => {
    const read = readRepeats(typed);
    expect(read.ok ? 'taken' : read.problem).toContain(problem);
  });

  test('a schedule is said in words where there are some', () => {
    expect(repeatsWords('0 10 * * 2', 'Europe/Berlin')).toBe('every Tuesday at 10:00, Berlin time');
    expect(repeatsWords('every Monday', 'Europe/Berlin')).toBe('every Monday');
    expect(repeatsWords('', 'Europe/Berlin')).toBe('');
  });
});

const fixed = (date: string, time: string | null = '10:00', zone: string | null = null): When => ({
  kind: 'fixed',
  date,
  until: null,
  time,
  zone,
});

/** All of them, computed one at a time, the launch on Thursday 10 December 2026 at two in Berlin. */
const all = (
  planned: Pick<Item<'meetings'>, 'when' | 'repeats'>,
  {
    launch = launchOn('2026-12-10'),
    week = WEEK,
  }: { launch?: ReturnType<typeof launchOn>; week?: typeof WEEK } = {},
): string[] => {
  const found: string[] = [];
  let at = nextRepeat(planned, { launch, week }, '1970-01-01T00:00:00.000Z');
  for (; at !== null && found.length < 30; at = nextRepeat(planned, { launch, week }, at)) found.push(at);
  return found.map((each) => each.slice(0, 16));
};

describe('when it takes place', () => {
  test('from its first day until the launch, at the time of its first', () => {
    expect(all({ when: fixed('2026-11-23'), repeats: 'every Monday' })).toEqual([
      '2026-11-23T09:00',
      '2026-11-30T09:00',
      '2026-12-07T09:00',
    ]);
  });

  test('a first day of another name is no meeting yet', () => {
    expect(all({ when: fixed('2026-11-25'), repeats: 'every Monday' })).toEqual([
      '2026-11-30T09:00',
      '2026-12-07T09:00',
    ]);
  });

  test('every two weeks, counted from the first', () => {
    expect(all({ when: fixed('2026-11-05'), repeats: 'every two weeks on Thursday' })).toEqual([
      '2026-11-05T09:00',
      '2026-11-19T09:00',
      '2026-12-03T09:00',
    ]);
  });

  test('never on a day on which nobody works, which moves nothing', () => {
    const week = { ...WEEK, holidays: ['2026-12-07', '2026-12-09'] };
    const planned = { when: fixed('2026-12-03', null), repeats: 'every working day' };
    expect(all(planned, { week })).toEqual([
      '2026-12-03T09:00',
      '2026-12-04T09:00',
      '2026-12-08T09:00',
      '2026-12-10T09:00',
    ]);
    expect(all({ when: fixed('2026-11-23'), repeats: 'every Monday' }, { week })).toEqual([
      '2026-11-23T09:00',
      '2026-11-30T09:00',
    ]);
  });

  test('not at the moment of the launch, nor after it', () => {
    const planned = { when: fixed('2026-12-08', '14:00'), repeats: 'every working day' };
    expect(all(planned)).toEqual(['2026-12-08T13:00', '2026-12-09T13:00']);
  });

  test('it keeps its time on the wall of the launch when the clocks change', () => {
    const planned = { when: fixed('2026-10-19'), repeats: 'every Monday' };
    expect(all(planned, { launch: launchOn('2026-11-03') })).toEqual([
      '2026-10-19T08:00',
      '2026-10-26T09:00',
      '2026-11-02T09:00',
    ]);
  });

  test('a schedule has its own time, on the wall of the launch', () => {
    const planned = { when: fixed('2026-12-01', null), repeats: '30 15 * * 2,4' };
    expect(all(planned)).toEqual(['2026-12-01T14:30', '2026-12-03T14:30', '2026-12-08T14:30']);
  });

  test('as a distance from the launch its first moves along', () => {
    const planned = { when: daysBefore(6), repeats: 'every Wednesday' };
    expect(all(planned)).toEqual(['2026-12-02T09:00', '2026-12-09T09:00']);
    expect(all(planned, { launch: launchOn('2026-12-17') })).toEqual([
      '2026-12-09T09:00',
      '2026-12-16T09:00',
    ]);
  });
});

describe('what cannot repeat', () => {
  const scene = { launch: launchOn('2026-12-10'), week: WEEK };

  test.each([
    ['once', aPlannedMeeting(), null],
    ['a status meeting', aPlannedMeeting({ repeats: 'every Monday' }), null],
    ['a look back', aPlannedMeeting({ kind: 'retro', repeats: 'every Monday' }), 'Only a status meeting'],
    ['go / no-go', aPlannedMeeting({ kind: 'go_no_go', repeats: 'every Monday' }), 'Only a status meeting'],
    ['on a day off', aPlannedMeeting({ repeats: 'every Saturday' }), 'No such working day'],
    [
      'after the launch',
      aPlannedMeeting({ when: daysBefore(-2), repeats: 'every Monday' }),
      'No such working day',
    ],
  ])('%s', (_name, planned, problem) => {
    const said = repeatsProblem(planned, scene);
    if (problem === null) expect(said).toBeNull();
    else expect(said).toContain(problem);
  });
});
