import { describe, expect, test } from 'vitest';
import {
  absenceList,
  absenceSet,
  welcomeBack,
} from '../../../../src/adapters/slack/reminders/away-message.ts';
import { chaseMessage, nudgedMessage } from '../../../../src/adapters/slack/reminders/chase-message.ts';
import { digestMessage } from '../../../../src/adapters/slack/reminders/digest.ts';
import { snoozeForm } from '../../../../src/adapters/slack/reminders/snooze-form.ts';
import type { DigestContent, Entry } from '../../../../src/application/reminders/digest/read-digest.ts';
import type { Absence } from '../../../../src/domain/reminders/absence.ts';
import type { Reminder } from '../../../../src/domain/reminders/reminder.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import { aDepartment, aLight, aPlan, aStartedRelease, someSettings } from '../../../support/builders.ts';
import { HOSTILE } from '../kit/hostile.ts';

const NOW = '2026-12-08T09:00:00.000Z';
const EARLIER = '2026-12-07T09:00:00.000Z';
const reader = readerIn('Europe/Berlin', Date.parse(NOW));
const BANNED =
  /sign-?off|waiver|waive|stale|verdict|rollout|\btier\b|ladder|digest|undefined|\[object|\bnull\b/i;

const away: Absence = {
  id: 'a-1',
  userId: 'U0LDOCS',
  from: '2026-12-07',
  until: '2026-12-11',
  standInId: 'U0DDOCS',
  setBy: 'U0MAYA',
  setAt: EARLIER,
};

const reminder = (overrides: Partial<Reminder> = {}): Reminder => ({
  id: 'r-1',
  releaseId: 'rel-1',
  departmentId: 'dep-docs',
  userId: 'U0LDOCS',
  step: 'lead',
  place: 'direct',
  raisedBy: null,
  dueAt: EARLIER,
  raisedAt: EARLIER,
  goesAt: EARLIER,
  digest: '2026-12-07',
  snoozedUntil: null,
  settledAt: null,
  ...overrides,
});

const all = [
  reminder(),
  reminder({
    id: 'r-2',
    userId: 'U0DDOCS',
    step: 'handed_on',
    raisedBy: 'U0LDOCS',
    goesAt: NOW,
    raisedAt: NOW,
  }),
  reminder({ id: 'r-3', step: 'nudge', raisedBy: 'U0MAYA', raisedAt: NOW, goesAt: NOW }),
  reminder({ id: 'r-4', place: 'channel', digest: null }),
  reminder({ id: 'r-5', snoozedUntil: '2026-12-09T08:00:00.000Z' }),
];

const entryFor = (name: string, overrides: Partial<Entry> = {}): Entry => {
  const light = aLight('docs', { name, askedAt: '2026-12-03T09:00:00.000Z' });
  const release = aStartedRelease({ plan: aPlan({ name }), lights: [light] });
  return { release, light, part: 'lead', instead: null, by: NOW, own: [reminder()], all, ...overrides };
};

const content = (entries: readonly Entry[], overrides: Partial<DigestContent> = {}): DigestContent => ({
  settings: someSettings({ departments: [aDepartment('docs')] }),
  zone: 'Europe/Berlin',
  own: null,
  newer: null,
  entries,
  snoozed: [],
  actions: [],
  closes: [],
  isCalledFor: true,
  ...overrides,
});

const drawn = (name: string) => {
  const entry = entryFor(name);
  const { release, light } = entry;
  const to = { userId: 'U0LDOCS', now: NOW, slashCommand: '/release' };
  const department = {
    light,
    people: [
      { userId: 'U0LDOCS', part: 'lead', standsIn: null, reminders: all },
      { userId: 'U0DDOCS', part: 'deputy', standsIn: { instead: away }, reminders: all },
      { userId: 'U0GONE', part: null, standsIn: { instead: null }, reminders: [...all, ...all] },
    ] as const,
    next: {
      at: NOW,
      called: [
        { userId: 'U0LDOCS', step: 'lead', instead: null },
        { userId: 'U0DDOCS', step: 'stand_in', instead: away },
      ] as const,
    },
    nudgeAgainAt: NOW,
  };
  const list = { ok: true, absences: [away], forOthers: true, today: '2026-12-08' } as const;
  const chase = { ok: true, release, zone: 'Europe/Berlin', now: NOW } as const;
  return {
    'one entry': digestMessage(content([entry]), to),
    'every part': digestMessage(
      content([
        entry,
        entryFor(name, { part: 'deputy', instead: away }),
        entryFor(name, { part: 'deputy' }),
        entryFor(name, { part: 'sponsor' }),
      ]),
      to,
    ),
    'a sponsor’s': digestMessage(content([entryFor(name, { part: 'sponsor' })]), to),
    'more than it takes': digestMessage(content(Array.from({ length: 40 }, () => entry)), to),
    'put off': digestMessage(content([], { snoozed: [{ release, light, until: NOW }] }), to),
    'nothing left': digestMessage(content([]), to),
    followed: digestMessage(
      content([entry], { newer: { userId: 'U', subject: 'x', dueAt: NOW, sentAt: NOW, chosen: false } }),
      to,
    ),
    chase: chaseMessage({
      ...chase,
      departments: [department, { ...department, next: null, nudgeAgainAt: null }],
    }),
    'chase of many': chaseMessage({ ...chase, departments: Array.from({ length: 60 }, () => department) }),
    'chase of nobody': chaseMessage({ ...chase, departments: [] }),
    nudged: nudgedMessage({
      ok: true,
      name,
      told: [{ userId: 'U0LDOCS', goesAt: '2026-12-09T08:00:00.000Z', zone: 'Asia/Tokyo' }],
      now: NOW,
    }),
    absences: absenceList(list, to),
    'no absence': absenceList({ ...list, absences: [], forOthers: false }, to),
    'absence set': absenceSet(
      {
        ok: true,
        absence: away,
        cover: [
          { department: name, standIns: ['U0DDOCS'] },
          { department: name, standIns: [] },
        ],
      },
      { userId: 'U0MAYA', now: NOW },
    ),
    back: welcomeBack({ ok: true, userId: 'U0LDOCS' }, 'U0MAYA'),
  };
};

describe.each(Object.entries(drawn('Docs')))('%s', (_name, message) => {
  test('is taken by Slack, posted and edited, in words that people know', () => {
    expect(messageRefusal({ ...message }, 'chat.postMessage')).toBeNull();
    expect(messageRefusal({ ...message }, 'chat.update')).toBeNull();
    for (const shown of [message, { text: message.text }]) {
      expect(readMessage(shown, reader)).not.toMatch(BANNED);
      expect(readMessage(shown, reader)).not.toMatch(/\(no name\)/);
    }
  });

  test('has at most one primary button', () => {
    expect(JSON.stringify(message).split('"style":"primary"').length - 1).toBeLessThanOrEqual(1);
  });
});

/** Every text of the blocks that formats. */
const formatted = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(formatted);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  if (object.type === 'mrkdwn') return [String(object.text)];
  return Object.values(object).flatMap(formatted);
};

const PINGS = /<!(channel|here|everyone|subteam)|<https:\/\/evil/;

test.each(Object.entries(HOSTILE))(
  'with %s as every name, Slack takes it and nobody is pinged',
  (_name, text) => {
    for (const [which, message] of Object.entries(drawn(text))) {
      expect(messageRefusal({ ...message }, 'chat.update'), which).toBeNull();
      for (const said of [message.text, ...formatted(message.blocks)]) expect(said, which).not.toMatch(PINGS);
    }
    const { release, light } = entryFor(text);
    expect(viewProblems(snoozeForm({ release, light }, { zone: 'Asia/Tokyo', now: NOW }), 'modal')).toEqual(
      [],
    );
  },
);
