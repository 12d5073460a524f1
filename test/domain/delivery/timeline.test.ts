import { describe, expect, test } from 'vitest';
import { answerBy, askMoment } from '../../../src/domain/delivery/answer-moments.ts';
import { timelineOf } from '../../../src/domain/delivery/timeline.ts';
import type { Light } from '../../../src/domain/lights/light.ts';
import type { Release } from '../../../src/domain/release.ts';
import type { WorkspaceSettings } from '../../../src/domain/settings/settings.ts';
import {
  aDepartment,
  aGreenLight,
  aLight,
  aPlan,
  aRelease,
  aStartedRelease,
  launchOn,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { held, notYet, onTrack } from '../deciding.ts';

/** The moments as "kind due", in order of time, so that a table can be read. */
const drawn = (release: Release, now = NOW, settings = someSettings()): string[] =>
  timelineOf(release, settings, now)
    .filter(({ kind }) => kind !== 'time.new_day')
    .map(({ kind, dueAt }) => `${dueAt.slice(0, 16)} ${kind.slice('time.'.length)}`)
    .sort();

const planning = (light: Partial<Light> = {}, overrides: Partial<Release> = {}): Release =>
  aRelease({ stage: 'planning', startedAt: NOW, lights: [aLight('docs', light)], ...overrides });

const recorded = { by: MAYA, at: NOW, asDeputy: false };

describe('before the launch, Thursday 10 December 2026, 14:00 in Berlin', () => {
  const managers = [
    '2026-12-09T09:00 go_no_go',
    '2026-12-10T12:30 launch_reminder',
    '2026-12-10T13:00 not_launched',
  ];
  const managersWhenReady = managers.with(-1, '2026-12-10T13:30 not_launched');

  test('a department is asked once, and its reminders come only then', () => {
    expect(drawn(planning())).toEqual(['2026-12-03T09:00 ask', ...managers]);
  });

  test('who was asked and waits is reminded three, two and one working days before, at ten', () => {
    const expected = [
      '2026-12-07T09:00 remind',
      '2026-12-08T09:00 remind',
      '2026-12-09T09:00 go_no_go',
      '2026-12-09T09:00 remind',
      ...managers.slice(1),
    ];
    expect(drawn(planning({ askedAt: NOW }))).toEqual(expected);
  });

  test.each<[string, Partial<Light>, string[]]>([
    ['green', { state: 'green', answer: { answer: 'green', ...recorded } }, []],
    ['not applicable', { state: 'not_applicable' }, []],
    ['waiting for consent', { state: 'not_applicable_asked' }, []],
    ['on track', { state: 'on_track', answer: { ...onTrack, ...recorded } }, ['2026-11-24T09:00 ask_again']],
    ['red', { state: 'not_yet', answer: { ...notYet, ...recorded } }, ['2026-11-24T09:00 ask_again']],
  ])('a light that is %s is asked about again only when that was promised', (_state, light, expected) => {
    const asked = { askedAt: '2026-11-16T09:00:00.000Z', ...light };
    const settled = light.state === 'green' || light.state === 'not_applicable';
    const managersHear = settled ? managersWhenReady : managers;
    expect(drawn(planning(asked))).toEqual([...expected, ...managersHear]);
  });

  test('red said before the ask has its next question too', () => {
    const early = { state: 'not_yet', askedAt: NOW, answer: { ...notYet, ...recorded } } as const;
    expect(drawn(planning(early))).toContain('2026-11-24T09:00 ask_again');
  });

  test('red that was asked again and stays silent is reminded like any open question', () => {
    const askedAgain = {
      state: 'not_yet',
      askedAt: '2026-11-24T09:00:00.000Z',
      answer: { ...notYet, ...recorded },
    } as const;
    const moments = drawn(planning(askedAgain), '2026-11-24T09:00:00.000Z');
    expect(moments.filter((moment) => moment.endsWith('remind'))).toHaveLength(3);
    expect(moments.filter((moment) => moment.endsWith('ask_again'))).toEqual([]);
  });

  test('a promise that falls on a day off is kept the next working morning', () => {
    const saturday = { ...onTrack, askAgainOn: '2026-11-28', ...recorded };
    const opens = { state: 'on_track', askedAt: NOW, answer: saturday } as const;
    expect(drawn(planning(opens))).toContain('2026-11-30T09:00 ask_again');
  });

  test('a promised day that had already come is not asked about in the same breath', () => {
    const today = { ...notYet, expectedOn: '2026-11-17', ...recorded, at: '2026-11-17T13:00:00.000Z' };
    const red = { state: 'not_yet', askedAt: NOW, answer: today } as const;
    expect(drawn(planning(red), '2026-11-17T13:00:00.000Z')).toContain('2026-11-18T09:00 ask_again');
  });

  test('an ask on the day of a reminder is its own reminder', () => {
    const late = { askedAt: '2026-12-09T08:00:00.000Z' };
    expect(
      drawn(planning(late), '2026-12-09T08:00:00.000Z').filter((each) => each.endsWith('remind')),
    ).toEqual([]);
  });

  test.each([
    [0, '2026-12-03T09:00:00.000Z'],
    [5, '2026-12-03T09:00:00.000Z'],
    [6, '2026-12-02T09:00:00.000Z'],
    [10, '2026-11-26T09:00:00.000Z'],
  ])(
    'a lead time of %i working days asks at %s: never less than five days before',
    (leadTimeDays, moment) => {
      expect(askMoment(aLight('docs', { leadTimeDays }), aRelease(), someSettings())).toBe(moment);
    },
  );

  test('an ask whose moment has passed goes at the next working hour', () => {
    const tooLate = planning({ leadTimeDays: 30 });
    expect(drawn(tooLate, '2026-11-21T12:00:00.000Z')).toContain('2026-11-23T08:00 ask');
    expect(drawn(tooLate, '2026-11-23T10:30:00.000Z')).toContain('2026-11-23T10:30 ask');
    expect(timelineOf(tooLate, someSettings(), NOW).find(({ kind }) => kind === 'time.ask')?.late).toBe(
      'make_up',
    );
  });

  test('a department elsewhere is asked in its own morning', () => {
    const settings = someSettings({ departments: [aDepartment('docs', { zone: 'America/New_York' })] });
    expect(drawn(planning(), NOW, settings)).toContain('2026-12-03T15:00 ask');
  });

  test.each([
    ['2026-12-01T09:00:00.000Z', '2026-12-07T16:00:00.000Z'],
    ['2026-12-08T09:00:00.000Z', '2026-12-09T16:00:00.000Z'],
    ['2026-12-10T09:00:00.000Z', '2026-12-10T13:00:00.000Z'],
  ])('asked at %s it should answer by %s', (now, by) => {
    expect(answerBy(aLight('docs'), aRelease(), someSettings(), now)).toBe(by);
  });
});

describe('a fair deadline', () => {
  test.each([
    ['2026-12-07T15:30:00.000Z', '2026-12-08T16:00:00.000Z'],
    ['2026-12-09T15:30:00.000Z', '2026-12-09T16:00:00.000Z'],
  ])('asked at %s: the end of the next working day where that is before the launch, %s', (askedAt, by) => {
    expect(answerBy(aLight('docs', { askedAt }), aRelease(), someSettings(), askedAt)).toBe(by);
  });

  test('does not move as the days go by', () => {
    const light = aLight('docs', { askedAt: '2026-12-03T09:00:00.000Z' });
    const monday = answerBy(light, aRelease(), someSettings(), '2026-12-07T15:00:00.000Z');
    expect(monday).toBe('2026-12-07T16:00:00.000Z');
  });
});

describe('once the planned moment is over', () => {
  const late = '2026-12-11T09:00:00.000Z';
  const asks = (light: Partial<Light>): string[] =>
    drawn(planning(light), late).filter((moment) => / (ask|ask_again|remind)$/.test(moment));

  test('departments hear nothing, whatever was promised', () => {
    expect(asks({})).toEqual([]);
    const promised = { answer: 'not_yet', reason: 'x', solver: 'y', expectedOn: '2026-12-14' } as const;
    expect(asks({ state: 'not_yet', askedAt: NOW, answer: { ...promised, ...recorded } })).toEqual([]);
  });

  test('a question put since then keeps its promises: an attempt that did not work asked it', () => {
    const askedAt = '2026-12-10T15:00:00.000Z';
    const answer = { ...onTrack, askAgainOn: '2026-12-14', ...recorded, at: askedAt };
    expect(asks({ state: 'on_track', askedAt, answer })).toEqual(['2026-12-14T09:00 ask_again']);
  });
});

describe('across the end of summer time in Berlin, 27 October 2024', () => {
  const plan = aPlan({ launch: launchOn('2024-10-30') });
  const now = '2024-10-14T08:00:00.000Z';

  test('ten in the morning is ten on the wall before and after', () => {
    const release = planning({ leadTimeDays: 6 }, { plan });
    expect(drawn(release, now)).toEqual([
      '2024-10-22T08:00 ask',
      '2024-10-29T09:00 go_no_go',
      '2024-10-30T12:30 launch_reminder',
      '2024-10-30T13:00 not_launched',
    ]);
    const asked = planning({ askedAt: now }, { plan });
    expect(drawn(asked, now)).toContain('2024-10-25T08:00 remind');
    expect(drawn(asked, now)).toContain('2024-10-29T09:00 remind');
  });
});

test.each([
  ['2026-11-17T09:00:00.000Z', '2026-11-18T08:00:00.000Z'],
  ['2026-11-18T07:59:00.000Z', '2026-11-18T08:00:00.000Z'],
  ['2026-11-18T08:00:00.000Z', '2026-11-19T08:00:00.000Z'],
])('at %s the card is next brought up to date at %s, nine in the morning of its zone', (now, dueAt) => {
  const moments = timelineOf(planning(), someSettings(), now).filter(({ kind }) => kind === 'time.new_day');
  expect(moments.map((moment) => moment.dueAt)).toEqual([dueAt]);
});

describe('not launched', () => {
  const release = aStartedRelease({ lights: [aLight('sales', { askedAt: NOW })] });
  const due = (now: string, plan = release.plan): string[] =>
    drawn({ ...release, plan }, now).filter((moment) => moment.endsWith('not_launched'));

  test.each([
    ['2026-12-10T12:59:59.000Z', ['2026-12-10T13:00']],
    ['2026-12-10T13:00:00.000Z', ['2026-12-10T13:00', '2026-12-11T09:00']],
    ['2026-12-11T08:59:00.000Z', ['2026-12-10T13:00', '2026-12-11T09:00']],
    ['2026-12-11T09:00:00.000Z', ['2026-12-10T13:00', '2026-12-11T09:00', '2026-12-14T09:00']],
    ['2026-12-13T12:00:00.000Z', ['2026-12-10T13:00', '2026-12-11T09:00', '2026-12-14T09:00']],
  ])('at %s the moments up to the next are %j', (now, expected) => {
    expect(due(now)).toEqual(expected.map((each) => `${each} not_launched`));
  });

  test('after a launch planned for eight in the morning nothing is said again at ten', () => {
    const plan = aPlan({ launch: launchOn('2026-12-10', '08:00') });
    expect(due('2026-12-10T07:00:00.000Z', plan)).toEqual([
      '2026-12-10T07:00 not_launched',
      '2026-12-11T09:00 not_launched',
    ]);
  });

  test('with all green the manager has half an hour to press Launch before it is said', () => {
    const ready = aStartedRelease({ lights: [aGreenLight('sales')] });
    expect(drawn(ready, '2026-12-10T12:00:00.000Z')).toContain('2026-12-10T13:30 not_launched');
  });

  test('a moved launch has its own moment again', () => {
    const plan = aPlan({ launch: launchOn('2026-12-17') });
    expect(due('2026-12-14T10:00:00.000Z', plan)).toEqual(['2026-12-17T13:00 not_launched']);
  });
});

describe('silence', () => {
  const SILENT = ['draft', 'launching', 'closed', 'cancelled'] as const;
  test.each(SILENT)('%s has no moments', (stage) => {
    expect(drawn(aStartedRelease({ stage }))).toEqual([]);
  });

  test('on hold only the weekly question to the manager is left, on a working morning', () => {
    const onHold = (at: string) => aStartedRelease({ hold: { ...held, at } });
    expect(drawn(onHold(NOW))).toEqual(['2026-11-24T09:00 still_on_hold']);
    expect(drawn(onHold(NOW), '2026-11-24T09:00:00.000Z')).toEqual(['2026-12-01T09:00 still_on_hold']);
    expect(drawn(onHold('2026-11-14T09:00:00.000Z'))).toEqual(['2026-11-23T08:00 still_on_hold']);
  });
});

test('drawing the same facts twice gives the same moments, each with a key of its own', () => {
  const releases = [aStartedRelease(), planning(), aStartedRelease({ hold: held })];
  for (const release of releases) {
    const settings: WorkspaceSettings = someSettings();
    const once = timelineOf(release, settings, NOW);
    expect(timelineOf(release, settings, NOW)).toEqual(once);
    expect(new Set(once.map(({ key }) => key)).size).toBe(once.length);
  }
});
