import { describe, expect, test } from 'vitest';
import { afterCard } from '../../../../src/adapters/slack/after/after-card.ts';
import { closeBlock } from '../../../../src/adapters/slack/after/close-entries.ts';
import { sharedLookBackMessage } from '../../../../src/adapters/slack/after/shared-look-back.ts';
import { carriedBlocks, carriedLines } from '../../../../src/adapters/slack/carried/carried-blocks.ts';
import { type SlackMessage, message as toMessage } from '../../../../src/adapters/slack/kit/message.ts';
import { joinMrkdwn } from '../../../../src/adapters/slack/kit/mrkdwn.ts';
import { owedAfterLaunch } from '../../../../src/application/outcome/owed-after.ts';
import type { AfterLaunch } from '../../../../src/domain/outcome/outcome.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { aCarried } from '../../../domain/carried/carried-cases.ts';
import { inStage, live } from '../../../domain/deciding.ts';
import { aKnownFact } from '../../../domain/hooks/facts.ts';
import { anIssue } from '../../../domain/launch-day/launch-day-cases.ts';
import { LOW } from '../../../domain/matters.ts';
import { spreading } from '../../../domain/rollout/rollout-cases.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import { anUrgent, aPlan, MAYA, someSettings } from '../../../support/builders.ts';
import { HOSTILE } from '../kit/hostile.ts';

const BANNED = /sign-?off|waive|stale|verdict|rollout|\btier\b|undefined|\[object|\(no name\)|\bnull\b/i;
const settings = someSettings({ admins: [MAYA.userId, 'U0ADMIN'] });
const WEEK = '2026-12-17T09:00:00.000Z';
const MONTHS = '2027-02-01T09:00:00.000Z';

const said = (text: string): AfterLaunch => ({
  checks: [
    { days: 1, value: '', answer: 'too_early', by: { ...MAYA, name: text }, at: '2026-12-11T09:00:00.000Z' },
    { days: 7, value: text, answer: 'partly', by: MAYA, at: WEEK },
  ],
  lookBack: { how: 'waived', reason: text, month: null, by: MAYA, at: WEEK },
  trouble: null,
});

type Drawn = { release: Release; now: string; reader?: 'stand_in' };

const SCENES: Readonly<Record<string, Drawn>> = {
  'before the first question': { release: live(), now: '2026-12-10T14:00:00.000Z' },
  'a question': { release: live(), now: WEEK },
  'to the stand-in': { release: live(), now: WEEK, reader: 'stand_in' },
  'answered in part': { release: live({ after: said('812 boards') }), now: WEEK },
  'time to look back': {
    release: inStage.retro({ plan: aPlan({ goal: '' }) }),
    now: '2026-12-21T09:00:00.000Z',
  },
  overdue: { release: inStage.retro({ issues: [anIssue({ reportedAt: WEEK })] }), now: MONTHS },
  'low risk': { release: live({ plan: aPlan({ risk: LOW }) }), now: WEEK },
  'a hotfix': { release: inStage.retro({ urgent: anUrgent({ review: 'Watch dates.' }) }), now: WEEK },
  closed: { release: inStage.closed({ after: said('812 boards') }), now: MONTHS },
  'going out to groups': { release: spreading(), now: WEEK },
  'stopped half-way': {
    release: spreading({
      stopped: { by: MAYA, at: WEEK, reason: 'Too slow.', takenBack: false },
    }),
    now: WEEK,
  },
  'a rehearsal': { release: live({ practice: true }), now: WEEK },
};

const facts = (text: string) => [
  aKnownFact({ kind: 'measure', name: text === '' ? 'boards' : text, count: 812, candidate: '' }),
  aKnownFact({ kind: 'adoption', name: 'installed', percent: 25, candidate: '' }),
];

const drawn = ({ release, now, reader }: Drawn, text = 'boards'): SlackMessage =>
  afterCard({ release, settings, now }, facts(text), reader ?? 'manager');

const reads = (message: SlackMessage, now: string): string =>
  readMessage(message, readerIn('Europe/Berlin', Date.parse(now)));

test.each([
  ['going out to groups', 'of 4 groups'],
  ['stopped half-way', 'and stopped there'],
])('%s says how far it has come', (name, words) => {
  const scene = SCENES[name];
  if (scene === undefined) throw new Error(`There is no scene ${name}.`);
  expect(reads(drawn(scene), scene.now)).toContain(words);
});

test('what another system reports stands whole, longer than a name may be', () => {
  const name = 'boards that were shared by at least two people of the same team, without the trial accounts';
  expect(drawn({ release: live(), now: WEEK }, name).text).toContain(`${name}: 812`);
});

describe.each(Object.entries(SCENES))('%s', (_name, scene) => {
  const message = drawn(scene);

  test('is taken by Slack, posted and edited, in words that people know, in blocks and in text', () => {
    expect(messageRefusal({ ...message }, 'chat.postMessage')).toBeNull();
    expect(messageRefusal({ ...message }, 'chat.update')).toBeNull();
    expect(reads(message, scene.now)).not.toMatch(BANNED);
    expect(message.text).not.toMatch(BANNED);
    expect(message.text).toContain('Atlas 2.0');
  });

  test('has at most one primary button', () => {
    expect(JSON.stringify(message).split('"style":"primary"').length - 1).toBeLessThanOrEqual(1);
  });
});

test.each([
  ['a question', '[[Say what it says]] [Close the release]'],
  ['to the stand-in', 'You stand in for Maya, who answers this.'],
  ['answered in part', '[Say it anew] [[Close the release]]'],
  ['time to look back', '[[We looked back]] [No look back] [Close the release]'],
  [
    'overdue',
    '[[Say what it says]] [Read and vote] [We looked back] [No look back] [Close the release] [All that was found]',
  ],
  ['low risk', '[[No, close]] [Yes]'],
  ['a hotfix', '[[Close the release]]'],
  ['closed', '*Look back*: not held. Maya: 812 boards'],
])('%s ends with %s', (name, ending) => {
  const scene = SCENES[name];
  if (scene === undefined) throw new Error(name);
  expect(reads(drawn(scene), scene.now).trim().endsWith(ending)).toBe(true);
});

test.each(Object.entries(HOSTILE))('whatever people type stays text: %s', (_name, text) => {
  const plan = aPlan({ goal: text || 'x', measure: text });
  const scene = { release: inStage.retro({ plan, after: said(text) }), now: MONTHS };
  const message = drawn(scene, text);
  expect(messageRefusal({ ...message }, 'chat.postMessage')).toBeNull();
  expect(message.text).not.toMatch(/<(!channel|!here|!everyone|!subteam|@U0MAYA|https:\/\/evil)/);
});

describe('what is critical elsewhere, on top of a plan', () => {
  const carried = (text: string) => [
    aCarried({ text, from: { releaseId: 'rel-old', title: text || 'x' } }),
    aCarried({ id: 'rel-old:i2', text, accepted: { by: MAYA, at: WEEK, reason: text } }),
    ...Array.from({ length: 8 }, (_, nth) => aCarried({ id: `rel-old:x${nth}`, text })),
  ];
  const onTop = (text: string, overrides: Partial<Release> = {}): SlackMessage => {
    const release = inStage.sign_off({ carried: carried(text), ...overrides });
    return toMessage(joinMrkdwn(carriedLines(release)), carriedBlocks(release, true));
  };

  test.each(Object.entries(HOSTILE))('is taken by Slack, and stays text: %s', (_name, text) => {
    const message = onTop(text);
    expect(messageRefusal({ ...message }, 'chat.postMessage')).toBeNull();
    expect(message.text).not.toMatch(/<(!channel|!here|!everyone|!subteam|@U0MAYA|https:\/\/evil)/);
  });

  test('each has its button until somebody said why; a hotfix and what is launched have none', () => {
    const buttons = (message: SlackMessage) => JSON.stringify(message).split('Why it may go"').length - 1;
    expect(buttons(onTop('Boards are empty.'))).toBe(4);
    expect(reads(onTop('Boards are empty.'), WEEK)).toContain('and 5 more critical ones.');
    expect(buttons(onTop('Boards are empty.', { urgent: anUrgent() }))).toBe(0);
    expect(carriedBlocks(live({ carried: carried('Boards are empty.') }), true)).toEqual([]);
  });
});

test.each(Object.entries(HOSTILE))(
  'one look back for many names each, and text stays text: %s',
  (_name, text) => {
    const releases = Array.from({ length: 25 }, (_, nth) =>
      inStage.closed({ id: `rel-${nth}`, plan: aPlan({ name: text || 'x', version: String(nth) }) }),
    );
    const message = sharedLookBackMessage(releases, { month: '2026-12', zone: 'Europe/Berlin' });
    expect(messageRefusal({ ...message }, 'chat.postMessage')).toBeNull();
    expect(message.text).toContain('25 releases of low risk');
    expect(JSON.stringify(message.blocks)).toContain('and 5 more');
    expect(message.text).not.toMatch(/<(!channel|!here|!everyone|!subteam|@U0MAYA|https:\/\/evil)/);
  },
);

describe('among the reminders', () => {
  test.each([
    [MAYA.userId, '2026-12-17T09:00:00.000Z', 'Answer'],
    [MAYA.userId, MONTHS, 'Answer'],
    ['U0ADMIN', MONTHS, 'Show'],
  ])('%s at %s gets one button', (userId, now, text) => {
    const entry = owedAfterLaunch(live(), { settings, userId, now });
    if (entry === null) throw new Error('Nothing is owed.');
    expect(JSON.stringify(closeBlock(entry, { zone: 'Europe/Berlin', now }))).toContain(`"text":"${text}"`);
  });

  test.each([
    ['nobody asked', 'U0ADMIN', live(), WEEK],
    ['another person', 'U0READER', live(), MONTHS],
    ['a rehearsal', MAYA.userId, live({ practice: true }), MONTHS],
    ['closed', MAYA.userId, inStage.closed(), MONTHS],
    ['an admin who may not see it', 'U0ADMIN', live({ practice: true, visibility: 'confidential' }), MONTHS],
  ])('nothing stands there: %s', (_what, userId, release, now) => {
    expect(owedAfterLaunch(release, { settings, userId, now })).toBeNull();
  });
});
