import { describe, expect, test } from 'vitest';
import { withNewItems } from '../../../src/domain/contents/contents.ts';
import { answerBy } from '../../../src/domain/delivery/answer-moments.ts';
import { AGENDA_SORTS, type AgendaItem, agendaOf } from '../../../src/domain/meetings/agenda.ts';
import type { MeetingKind } from '../../../src/domain/meetings/meeting.ts';
import type { Note } from '../../../src/domain/meetings/note.ts';
import type { Release } from '../../../src/domain/release.ts';
import {
  aGreenLight,
  aLight,
  aPlan,
  aRelease,
  aStartedRelease,
  departmentId,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { aBlocker, aCondition, aWaiver, PAT } from '../matters.ts';
import { aMilestone } from '../plan-cases.ts';
import { aCheckIn, aMeeting, aNote } from './a-meeting.ts';

const settings = someSettings();
/** An hour before the meeting: Thursday, a week before the launch. */
const now = '2026-12-03T08:00:00.000Z';
const sales = departmentId('sales');
const salesLead = { userId: leadOf('sales'), name: '' };
const COMPLETE = aPlan({ backOut: 'Turn the switch.' });

const green = ['docs', 'qa'] as const;
const running = (overrides: Partial<Release> = {}): Release =>
  aStartedRelease({ plan: COMPLETE, lights: green.map((key) => aGreenLight(key, NOW)), ...overrides });

const withSales = (light: Parameters<typeof aLight>[1], overrides: Partial<Release> = {}): Release =>
  running({ lights: [aLight('sales', light), ...green.map((key) => aGreenLight(key, NOW))], ...overrides });

const agenda = (release: Release, kind: MeetingKind = 'status', actions: readonly Note[] = []) =>
  agendaOf(kind, { release, settings, now }, actions);

const red = {
  state: 'not_yet',
  askedAt: NOW,
  answer: {
    answer: 'not_yet',
    reason: 'No price.',
    solver: 'Pat',
    solvedBy: { kind: 'person', userId: PAT.userId, name: PAT.name },
    expectedOn: '2026-12-04',
    by: { userId: leadOf('sales'), name: 'Sales lead' },
    at: '2026-12-02T09:00:00.000Z',
    asDeputy: false,
  },
} as const;

const answered = (is: 'yes' | 'at_risk' | 'no'): Release =>
  withSales(
    {},
    {
      meetings: [
        aMeeting({
          checkIns: [aCheckIn({ answer: { is, by: PAT, at: '2026-12-02T10:00:00.000Z' } })],
        }),
      ],
    },
  );

const withItems = (part: 'milestones' | 'dependencies', value: object): Release =>
  running({ plan: { ...COMPLETE, contents: withNewItems(COMPLETE.contents, part, [value as never]) } });

describe('the agenda names what is open, each with somebody who sees to it', () => {
  const rows: readonly [string, Release, Partial<AgendaItem> | null][] = [
    ['all green: nothing', running(), null],
    ['asked, in time: nothing', withSales({ askedAt: '2026-12-02T09:00:00.000Z' }), null],
    ['not asked yet: nothing', withSales({}), null],
    ['red', withSales(red), { sort: 'red', about: 'Sales', words: 'No price.', on: '2026-12-04' }],
    [
      'red, and somebody is waited for',
      withSales(red, { blockers: [aBlocker({ id: 'b9', departmentId: sales, text: 'Price sheet' })] }),
      { sort: 'waits', about: 'Sales', words: 'Price sheet', blockerId: 'b9' },
    ],
    [
      'somebody has it',
      withSales(red, { blockers: [aBlocker({ departmentId: sales, state: 'taken', takenBy: PAT })] }),
      { sort: 'waits', owner: PAT },
    ],
    ['a department says no', answered('no'), { sort: 'no', about: 'Sales', owner: PAT }],
    ['a department is at risk', answered('at_risk'), { sort: 'at_risk', about: 'Sales', owner: PAT }],
    ['a department is on track', answered('yes'), null],
    [
      'something in the way that nobody of the departments raised',
      running({ blockers: [aBlocker({ departmentId: null, severity: 'stops' })] }),
      { sort: 'blocker' },
    ],
    [
      'something that the launch does not wait for',
      running({ blockers: [aBlocker({ departmentId: null, severity: 'hurts' })] }),
      null,
    ],
    [
      'an overdue milestone; what nobody has taken is the manager’s',
      withItems('milestones', aMilestone({ owner: null, when: fixed('2026-12-01') })),
      { sort: 'overdue_milestone', owner: MAYA, on: '2026-12-01' },
    ],
    ['a milestone of today', withItems('milestones', aMilestone({ when: fixed('2026-12-03') })), null],
    [
      'what it waits for did not come',
      withItems('dependencies', { what: 'The login', release: null, owner: PAT, by: '2026-12-02' }),
      { sort: 'overdue_dependency', about: 'The login', owner: PAT },
    ],
    [
      'a condition that lapses within two working days',
      running({ conditions: [aCondition({ state: 'open', dueOn: '2026-12-07' })] }),
      { sort: 'lapses', on: '2026-12-07' },
    ],
    [
      'a condition that has time',
      running({ conditions: [aCondition({ state: 'open', dueOn: '2026-12-08' })] }),
      null,
    ],
    [
      'the manager has to agree',
      withSales({
        state: 'not_applicable_asked',
        askedAt: NOW,
        answer: { answer: 'not_applicable', reason: 'No.', by: PAT, at: NOW, asDeputy: false },
      }),
      { sort: 'decision', about: 'Sales', owner: MAYA, words: 'No.' },
    ],
    [
      'a second person has to agree',
      withSales({ askedAt: NOW, waiver: aWaiver({ needsSecond: true, agreedBy: null }) }),
      { sort: 'decision', owner: MAYA },
    ],
  ];

  test.each(rows)('%s', (_name, release, expected) => {
    const items = agenda(release);
    expect(items).toHaveLength(expected === null ? 0 : 1);
    if (expected !== null) expect(items[0]).toMatchObject(expected);
    for (const { owner } of items) expect((owner.userId ?? owner.name).trim()).not.toBe('');
  });

  test('a light that was not given in time is there from that moment on, and its lead sees to it', () => {
    const release = withSales({ askedAt: NOW });
    const [light] = release.lights;
    if (light === undefined) throw new Error('No light.');
    const by = answerBy(light, release, settings, NOW);
    const at = (moment: string) => agendaOf('status', { release, settings, now: moment }, []);
    expect(at('2026-12-03T08:00:00.000Z')).toEqual([]);
    expect(at(by)).toEqual([
      { sort: 'overdue_light', about: 'Sales', words: '', owner: salesLead, on: by.slice(0, 10) },
    ]);
  });

  test('open actions come back', () => {
    expect(agenda(running(), 'status', [aNote()])).toEqual([
      {
        sort: 'action',
        about: '',
        words: 'Write to the bank',
        owner: aNote().owner,
        on: '2026-12-04',
        noteId: 'note-1',
      },
    ]);
  });

  test('the worst comes first', () => {
    const release = withSales(red, {
      conditions: [aCondition({ state: 'open', dueOn: '2026-12-04' })],
      plan: { ...COMPLETE, contents: withNewItems(COMPLETE.contents, 'milestones', [late]) },
    });
    const sorts = agenda(release, 'status', [aNote()]).map(({ sort }) => sort);
    expect(sorts).toEqual(['red', 'overdue_milestone', 'lapses', 'action']);
    expect(sorts).toEqual(AGENDA_SORTS.filter((sort) => sorts.includes(sort)));
  });
});

const late = aMilestone({ when: fixed('2026-12-01') });

function fixed(date: string) {
  return { kind: 'fixed', date, until: null, time: null, zone: null } as const;
}

describe('what each kind has to talk about', () => {
  const incomplete = aPlan({ backOut: '', outOfScope: '' });
  const rows: readonly [MeetingKind, Release, readonly string[]][] = [
    ['status', withSales({}), []],
    ['kick_off', running(), []],
    ['kick_off', running({ plan: incomplete }), ['what is not in it', 'the way back']],
    ['go_no_go', running(), []],
    ['go_no_go', withSales({ askedAt: NOW }), ['Sales']],
    ['go_no_go', withSales(red), ['Sales']],
    ['retro', aRelease({ stage: 'live', plan: COMPLETE }), ['']],
  ];

  test.each(rows)('%s', (kind, release, expected) => {
    expect(agenda(release, kind).map(({ about }) => about)).toEqual(expected);
  });

  test('before it is launched nobody looks back, whatever is open', () => {
    for (const stage of ['planning', 'sign_off', 'launching', 'cancelled'] as const) {
      expect(agenda(withSales(red, { stage }), 'retro', [aNote()]), stage).toEqual([]);
    }
  });
});
