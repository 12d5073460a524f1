import { describe, expect, test } from 'vitest';
import type { Version } from '../../../src/domain/announcement/version.ts';
import {
  lateBoards,
  taskOf,
  versionBoards,
  versionSlot,
} from '../../../src/domain/announcement/version-boards.ts';
import type { DueAction } from '../../../src/domain/delivery/due-action.ts';
import type { Release } from '../../../src/domain/release.ts';
import { aStartedRelease, MAYA, NOW } from '../../support/builders.ts';
import { PAT, RICO } from '../matters.ts';
import { aVersion, noticeOf, withVersions, written } from './version-cases.ts';

const posted = (actions: readonly DueAction[]): string[] =>
  actions
    .filter(({ payload }) => payload.post === true)
    .map(({ slot }) => `${slot?.subject} ${Object.values(slot?.audience ?? {}).join()}`);

const boards = (version: Version, overrides: Partial<Release> = {}) =>
  posted(versionBoards({ release: withVersions(aStartedRelease(overrides), version), now: NOW }, version));

const byPat = { writer: PAT, checker: RICO } as const;
const CASES: readonly { what: string; version: Version; asked: string[] }[] = [
  { what: 'the writer, to write', version: aVersion(byPat), asked: ['write:1 U0PAT'] },
  { what: 'nobody, where the manager writes', version: aVersion(), asked: [] },
  { what: 'whoever checks', version: aVersion({ ...byPat, ...written }), asked: ['check:1:1 U0RICO'] },
  {
    what: 'whoever checks, anew in the next round',
    version: aVersion({ ...byPat, ...written, round: 2 }),
    asked: ['check:1:2 U0RICO'],
  },
  {
    what: 'the manager, once it is checked',
    version: aVersion({ ...byPat, ...written, state: 'checked' }),
    asked: ['approve:1:1 U0MAYA'],
  },
  {
    what: 'the manager, where nobody checks what others wrote',
    version: aVersion({ writer: PAT, ...written }),
    asked: ['approve:1:1 U0MAYA'],
  },
  {
    what: 'nobody, once it is approved',
    version: aVersion({ ...byPat, ...written, state: 'approved' }),
    asked: [],
  },
  {
    what: 'the writer, to send what goes outside',
    version: aVersion({ ...byPat, ...written, state: 'published', publishedAt: NOW }),
    asked: ['send:1:1 U0PAT'],
  },
  {
    what: 'its readers, where it stands in Slack',
    version: aVersion({
      ...byPat,
      ...written,
      channelId: 'C0DEV',
      outside: '',
      state: 'published',
      publishedAt: NOW,
    }),
    asked: ['1 C0DEV'],
  },
];

test.each(CASES)('a message goes to $what', ({ version, asked }) => {
  expect(boards(version)).toEqual(asked);
});

describe('nobody is asked for what is over', () => {
  test('a cancelled release', () => {
    expect(boards(aVersion(byPat), { stage: 'cancelled' })).toEqual([]);
  });

  test('a notice after the launch', () => {
    const launch = { attempt: 1, decidedBy: MAYA, decidedAt: NOW, liveAt: NOW };
    expect(boards(aVersion({ ...byPat, when: noticeOf(5) }), { stage: 'live', launch })).toEqual([]);
  });
});

test('in a rehearsal the manager reads everything, in no channel', () => {
  const release = aStartedRelease({ practice: true });
  const out = aVersion({ channelId: 'C0DEV', outside: '', ...written, state: 'published', publishedAt: NOW });
  expect(versionSlot(out, release)?.audience).toEqual({ user: MAYA.userId });
  expect(boards(aVersion(byPat), { practice: true })).toEqual(['write:1 U0MAYA']);
});

test('only a notice that nobody approved is late', () => {
  const late = (version: Version) =>
    posted(lateBoards({ release: withVersions(aStartedRelease(), version), now: NOW }, version));
  expect(late(aVersion({ ...written, when: noticeOf(5) }))).toEqual(['late:1 U0MAYA']);
  expect(late(aVersion({ ...written, when: noticeOf(5), state: 'approved' }))).toEqual([]);
  expect(late(aVersion(written))).toEqual([]);
});

test('a subject says what is asked; any other says nothing', () => {
  expect(taskOf('check:3:2')).toEqual({ task: 'check', versionId: '3', round: 2 });
  expect(taskOf('write:3')).toEqual({ task: 'write', versionId: '3', round: 1 });
  for (const other of ['', 'check', '3', 'dance:3']) expect(taskOf(other)).toBeNull();
});
