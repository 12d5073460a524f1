import { describe, expect, test } from 'vitest';
import { releaseBoards } from '../../../src/domain/delivery/boards.ts';
import type { DueAction } from '../../../src/domain/delivery/due-action.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import type { RecordedAnswer } from '../../../src/domain/lights/light.ts';
import type { Release } from '../../../src/domain/release.ts';
import type { WorkspaceSettings } from '../../../src/domain/settings/settings.ts';
import {
  aDepartment,
  aLight,
  aPlan,
  aStartedRelease,
  departmentId,
  deputyOf,
  launchOn,
  leadOf,
  MAYA,
  NOW,
  someSettings,
} from '../../support/builders.ts';
import { announcing, deploying, held, live } from '../deciding.ts';
import { LOW, NORMAL } from '../matters.ts';

const RICO = { userId: 'U0RICO', name: 'Rico' };
const settings = someSettings({
  announcementChannelIds: ['C0ANN', 'C0ALL'],
  releaseManagers: [MAYA.userId, RICO.userId, 'U0TOM'],
});

/** Docs and Sales were asked, Support was not; Maya has a stand-in. */
const lights = [aLight('docs', { askedAt: NOW }), aLight('sales', { askedAt: NOW }), aLight('support')];
const release = aStartedRelease({ lights, standInId: 'U0STAND' });

const target = ({ slot, threadOf, payload }: DueAction): string => {
  const audience = slot?.audience ?? threadOf?.audience;
  if (audience === undefined) return 'nobody';
  const place = 'channel' in audience ? `#${audience.channel}` : `@${audience.user}`;
  return payload.onlyIfOutside === undefined ? place : `${place} if not in #${payload.onlyIfOutside}`;
};

const inWords = (action: DueAction): string =>
  `${action.kind.replace(/^(board|statement)\./, '')} ${target(action)}${action.threadOf === null || action.slot === null ? '' : ' in thread'}`;

type Given = { on?: Release; settings?: WorkspaceSettings };

/** What new messages an event makes, the release's own boards aside; what is only edited is left out. */
const posts = (event: ReleaseEvent, { on = release, settings: given = settings }: Given = {}): string[] => {
  const own = new Set(releaseBoards(on, given, NOW).map(({ key }) => key));
  return deliveriesFor({ release: on, settings: given, now: NOW }, [{ id: 'ev-1', event }])
    .filter(({ key, payload }) => !own.has(key) && payload.post !== false)
    .map(inWords)
    .sort();
};

const sales = { departmentId: departmentId('sales'), name: 'Sales' };
const answered = (answer: Partial<RecordedAnswer>, before = 'waiting'): ReleaseEvent => ({
  type: 'light_answered',
  ...sales,
  before,
  answer: { answer: 'green', by: MAYA, at: NOW, asDeputy: false, ...answer } as RecordedAnswer,
});

const LINE = 'thread_line #C0REL in thread';
const MANAGERS = ['to_manager @U0MAYA', 'to_manager @U0STAND'];
const DOCS_CARD = ['department_card #C0DOCS', `department_card @${leadOf('docs')} if not in #C0DOCS`];
const SALES_CARD = ['department_card #C0SALES', `department_card @${leadOf('sales')} if not in #C0SALES`];
const ASKED = [...DOCS_CARD, ...SALES_CARD];
const ALL_DEPARTMENTS = ['to_department #C0DOCS', 'to_department #C0SALES', 'to_department #C0SUPPORT'];

/** Who hears what, by hand. A card of a department that was asked counts as its one message. */
const TABLE: readonly [string, ReleaseEvent, string[], Given?][] = [
  [
    'a draft: nobody',
    { type: 'release_drafted', title: 'Atlas', launch: aPlan().launch },
    [],
    { on: { ...release, stage: 'draft', startedAt: null, lights: [aLight('docs')] } },
  ],
  ['a changed plan: nobody new', { type: 'plan_changed', fields: ['goal'] }, ASKED],
  [
    'Start: one heads-up for each department',
    { type: 'release_started' },
    ['heads_up #C0DOCS', 'heads_up #C0SALES', 'heads_up #C0SUPPORT', 'pin.release_card #C0REL'],
  ],
  [
    'a move: every department, once',
    { type: 'release_moved', from: aPlan().launch, to: launchOn('2026-12-17') },
    [LINE, ...ASKED, 'to_department #C0DOCS', 'to_department #C0SALES', 'to_department #C0SUPPORT'],
  ],
  [
    'a move of a draft: nobody',
    { type: 'release_moved', from: aPlan().launch, to: launchOn('2026-12-17') },
    [],
    { on: { ...release, stage: 'draft', startedAt: null, lights: [aLight('docs')] } },
  ],
  [
    'a move on hold: nobody',
    { type: 'release_moved', from: aPlan().launch, to: launchOn('2026-12-17') },
    ASKED,
    { on: { ...release, hold: held } },
  ],
  ['a department added: its heads-up', { type: 'department_added', ...sales }, ['heads_up #C0SALES']],
  [
    'a department added on hold: nobody yet',
    { type: 'department_added', ...sales },
    [],
    { on: { ...release, hold: held } },
  ],
  ['a department removed: a line', { type: 'department_removed', ...sales }, [LINE]],
  [
    'the ask: the card of that department',
    { type: 'department_asked', ...sales, again: false, because: null },
    SALES_CARD,
  ],
  [
    'asked again: a line under its card, and the lead who is not there',
    { type: 'department_asked', ...sales, again: true, because: 'x' },
    [...SALES_CARD, 'asked_again #C0SALES in thread', `asked_again @${leadOf('sales')} if not in #C0SALES`],
  ],
  ['green: the card alone', answered({ answer: 'green' }), SALES_CARD],
  ['on track: the card alone', answered({ answer: 'on_track', askAgainOn: '2026-11-24' }), SALES_CARD],
  ['green after red: a line', answered({ answer: 'green' }, 'not_yet'), [LINE, ...SALES_CARD]],
  [
    'not yet: the managers too',
    answered({ answer: 'not_yet', reason: 'x', solver: 'y', expectedOn: '2026-11-24' }),
    [LINE, ...SALES_CARD, ...MANAGERS],
  ],
  [
    'not applicable: the managers, who consent',
    answered({ answer: 'not_applicable', reason: 'x' }),
    [LINE, ...SALES_CARD, ...MANAGERS],
  ],
  ['consent: a line', { type: 'consent_given', ...sales, agreed: true }, [LINE, ...SALES_CARD]],
  ['all green: a line', { type: 'all_green' }, [LINE]],
  ['readiness lost: nobody anew', { type: 'readiness_lost', name: 'Sales' }, []],
  [
    'hold: every department',
    { type: 'release_held', reason: 'x' },
    [LINE, ...ASKED, 'to_department #C0DOCS', 'to_department #C0SALES', 'to_department #C0SUPPORT'],
  ],
  [
    'resume: every department',
    { type: 'release_resumed', heldSince: NOW, moved: false },
    [LINE, ...ASKED, 'to_department #C0DOCS', 'to_department #C0SALES', 'to_department #C0SUPPORT'],
  ],
  [
    'cancel: only those who were asked',
    { type: 'release_cancelled', reason: 'x' },
    [LINE, 'to_department #C0DOCS', 'to_department #C0SALES'],
    { on: { ...release, stage: 'cancelled' } },
  ],
  [
    'a manager sought: the list, without who left',
    { type: 'manager_sought', was: MAYA },
    ['manager_sought @U0RICO', 'manager_sought @U0TOM'],
  ],
  [
    'a new manager: both who manage now, and who did',
    { type: 'manager_changed', from: MAYA, to: RICO },
    [LINE, 'to_manager @U0MAYA', 'to_manager @U0RICO', 'to_manager @U0STAND'],
    { on: { ...release, manager: RICO } },
  ],
  [
    'the decision to launch: a line',
    { type: 'launch_decided', mode: 'live_now', attempt: 1, without: [] },
    [LINE],
    { on: deploying({ lights }) },
  ],
  [
    'declared live: every announcement channel',
    { type: 'declared_live', attempt: 1 },
    ['announcement #C0ALL', 'announcement #C0ANN'],
    { on: announcing() },
  ],
  [
    'a launch that did not work: support first, then a line',
    { type: 'launch_failed', attempt: 1, usersSee: 'part', cause: 'x' },
    [LINE, ...ASKED, 'to_department #C0SUPPORT'],
  ],
  [
    'it did not work, and the manager named whom to tell: they hear too',
    { type: 'launch_failed', attempt: 1, usersSee: 'part', cause: 'x', tell: [departmentId('docs')] },
    [LINE, ...ASKED, 'to_department #C0DOCS', 'to_department #C0SUPPORT'],
  ],
  [
    'the next attempt: a line, and support hears that it is tried again',
    { type: 'launch_decided', mode: 'live_now', attempt: 2, without: [] },
    [LINE, 'to_department #C0SUPPORT'],
    { on: deploying({ lights, attempts: 2 }) },
  ],
  ['announced: a line', { type: 'announced' }, [LINE], { on: live({ lights }) }],
  [
    'the look back opens: it stands in the thread; the card after the launch asks, no second message',
    { type: 'retro_opened' },
    ['retro #C0REL in thread'],
    { on: live({ lights, standInId: 'U0STAND' }) },
  ],
  [
    'the look back of what somebody judged to matter: its departments, too',
    { type: 'retro_opened' },
    ['retro #C0REL in thread', 'to_department #C0DOCS', 'to_department #C0SALES', 'to_department #C0SUPPORT'],
    { on: live({ lights, standInId: 'U0STAND', plan: aPlan({ risk: NORMAL }) }) },
  ],
  [
    'the look back at low risk: nothing',
    { type: 'retro_opened' },
    [],
    { on: live({ lights, standInId: 'U0STAND', plan: aPlan({ risk: LOW }) }) },
  ],
  [
    'the look back was held: its minutes',
    { type: 'retro_held' },
    ['retro_minutes #C0REL in thread'],
    { on: live({ lights }) },
  ],
  [
    'no look back: a line',
    { type: 'retro_waived', reason: 'Two lines of change.', month: null },
    [LINE],
    { on: live({ lights }) },
  ],
  [
    'closed: a line',
    { type: 'release_closed', outcome: 'x', lessons: 'y' },
    [LINE],
    { on: live({ stage: 'closed', lights }) },
  ],
];

describe('who hears what, and nobody else', () => {
  test.each(TABLE)('%s', (_words, event, expected, given) => {
    expect(posts(event, given)).toEqual([...expected].sort());
  });
});

test('a new date with the end of a hold reaches each department once', () => {
  const events = [
    { id: 'ev-1', event: { type: 'release_resumed', heldSince: NOW, moved: true } as const },
    {
      id: 'ev-2',
      event: { type: 'release_moved', from: aPlan().launch, to: launchOn('2026-12-17') } as const,
    },
  ];
  const told = deliveriesFor({ release, settings, now: NOW }, events).filter(
    ({ kind }) => kind === 'statement.to_department',
  );
  expect(told.map(inWords).sort()).toEqual(ALL_DEPARTMENTS);
  expect(told.every(({ payload }) => payload.eventId === 'ev-1')).toBe(true);
});

test('a former manager’s boards are brought up to date, and none is posted to them', () => {
  const event = { type: 'manager_changed', from: MAYA, to: RICO } as const;
  const all = deliveriesFor({ release: { ...release, manager: RICO }, settings, now: NOW }, [
    { id: 'ev-1', event },
  ]);
  const toMaya = all.filter((action) => target(action) === '@U0MAYA');
  expect(toMaya.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['board.manager_card', 'board.all_green', 'board.launch_prompt']),
  );
  const boards = toMaya.filter(({ kind }) => kind.startsWith('board.'));
  expect(boards.filter(({ payload }) => payload.post !== false)).toEqual([]);
});

test('after an attempt that did not work its boards lose their buttons, and the next attempt has its own', () => {
  const event = { type: 'launch_failed', attempt: 1, usersSee: 'part', cause: 'x' } as const;
  const all = deliveriesFor({ release: { ...release, attempts: 1 }, settings, now: NOW }, [
    { id: 'ev-1', event },
  ]);
  const subjects = all.filter(({ kind }) => kind === 'board.launch_prompt').map(({ slot }) => slot?.subject);
  const { at } = release.plan.launch;
  expect(new Set(subjects)).toEqual(new Set([`1:${at}`, `2:${at}`]));
});

test('a moved launch is asked about in a message of its own, and the old question says so', () => {
  const from = release.plan.launch;
  const to = launchOn('2026-12-17');
  const moved = { ...release, plan: { ...release.plan, launch: to } };
  const named = { id: 'ev-1', event: { type: 'release_moved', from, to } as const };
  const prompts = deliveriesFor({ release: moved, settings, now: NOW }, [named]).filter(
    ({ kind }) => kind === 'board.launch_prompt',
  );
  const subjects = prompts.map(({ slot }) => slot?.subject);
  expect(new Set(subjects)).toEqual(new Set([`1:${from.at}`, `1:${to.at}`]));
  expect(prompts.every(({ payload }) => payload.post === false)).toBe(true);
});

test('support and the announcement go before everything else that waits', () => {
  const failed = { type: 'launch_failed', attempt: 1, usersSee: 'part', cause: 'x' } as const;
  const [first] = [...deliveriesFor({ release, settings, now: NOW }, [{ id: 'e', event: failed }])].sort(
    (a, b) => a.priority - b.priority,
  );
  expect(first && inWords(first)).toBe('to_department #C0SUPPORT');
  const declared = { type: 'declared_live', attempt: 1 } as const;
  const [second] = [
    ...deliveriesFor({ release: announcing(), settings, now: NOW }, [{ id: 'e', event: declared }]),
  ].sort((a, b) => a.priority - b.priority);
  expect(second?.kind).toBe('board.announcement');
});

test('a department without a channel is asked through its leads, without leads through its deputies', () => {
  const ask = { type: 'department_asked', ...sales, again: false, because: null } as const;
  const leads = someSettings({
    departments: [aDepartment('sales', { channelId: null, leads: ['U0A', 'U0B'] })],
  });
  expect(posts(ask, { settings: leads })).toEqual(['department_card @U0A', 'department_card @U0B']);
  const deputies = someSettings({ departments: [aDepartment('sales', { channelId: null, leads: [] })] });
  expect(posts(ask, { settings: deputies })).toEqual([`department_card @${deputyOf('sales')}`]);
});

test('no event means nothing leaves the house', () => {
  expect(deliveriesFor({ release, settings, now: NOW }, [])).toEqual([]);
});
