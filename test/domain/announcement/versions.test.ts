import { describe, expect, test } from 'vitest';
import { publishWithLaunch } from '../../../src/domain/announcement/decide-version.ts';
import { notApproved, type Version, versionOf } from '../../../src/domain/announcement/version.ts';
import { noticeAt, versionMoments } from '../../../src/domain/announcement/version-moments.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';
import type { Actor } from '../../../src/domain/person.ts';
import { maySee } from '../../../src/domain/policy.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, aRelease, aStartedRelease, MAYA, NOW, someSettings } from '../../support/builders.ts';
import { held, LAUNCH_AT } from '../deciding.ts';
import { PAT, RICO } from '../matters.ts';
import { aVersion, noticeOf, PLACE, stateOf, withVersions, written } from './version-cases.ts';

const settings = someSettings();
const maya = anActor();
const pat = anActor(PAT);

const tryIt = (release: Release, command: Command, actor: Actor | null = maya, now = NOW) =>
  decide(release, command, { actor, now, settings });

const must = (release: Release, command: Command, actor: Actor | null = maya, now = NOW) => {
  const decision = tryIt(release, command, actor, now);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision;
};

const refusalOf = (release: Release, command: Command, actor: Actor | null = maya, now = NOW) => {
  const decision = tryIt(release, command, actor, now);
  return decision.ok ? null : decision.refusal.code;
};

const steps = (events: readonly ReleaseEvent[]) =>
  events.flatMap((event) => (event.type === 'version_step' ? [event.step] : []));

const started = (...versions: readonly Version[]) => withVersions(aStartedRelease(), ...versions);
const live = (...versions: readonly Version[]): Release => ({
  ...started(...versions),
  stage: 'live',
  launch: { attempt: 1, decidedBy: MAYA, decidedAt: NOW, liveAt: NOW },
});

const write = (words: string): Command => ({
  type: 'write_version',
  versionId: '1',
  words,
  sheet: 'The facts.',
});
const CHECK = { type: 'check_version', versionId: '1' } as const;
const APPROVE = { type: 'approve_version', versionId: '1' } as const;
const DROP = { type: 'drop_version', versionId: '1' } as const;

test('a version is planned, written, checked by whoever knows, approved by the manager, each step recorded', () => {
  let release: Release = aRelease();
  const said: string[] = [];
  const next = (command: Command, actor: Actor = maya) => {
    const decision = must(release, command, actor);
    said.push(...steps(decision.events));
    release = decision.release;
  };
  next({ type: 'put_version', versionId: null, place: { ...PLACE, writer: PAT, checker: MAYA } });
  expect(stateOf(release)).toBe('asked');
  next(write('Share a board.'), pat);
  next(CHECK);
  next(APPROVE);
  expect(said).toEqual(['planned', 'drafted', 'checked', 'approved']);
  expect(versionOf(release, '1')).toMatchObject({ state: 'approved', approvedBy: MAYA, sheet: 'The facts.' });
});

test('a number is never used twice', () => {
  const two = must(started(aVersion()), { type: 'put_version', versionId: null, place: PLACE }).release;
  const dropped = must(two, { type: 'drop_version', versionId: '2' }).release;
  const third = must(dropped, { type: 'put_version', versionId: null, place: PLACE }).release;
  expect(third.telling.versions.map(({ id }) => id)).toEqual(['1', '3']);
});

describe('what is missing before it may go out', () => {
  const CASES: readonly { what: string; version: Version; command: Command; code: string | null }[] = [
    {
      what: 'words, to be checked',
      version: aVersion({ checker: MAYA }),
      command: CHECK,
      code: 'version_not_written',
    },
    { what: 'words, to be approved', version: aVersion(), command: APPROVE, code: 'version_not_written' },
    {
      what: 'a check, where somebody checks',
      version: aVersion({ ...written, checker: PAT }),
      command: APPROVE,
      code: 'version_not_checked',
    },
    { what: 'nothing, where nobody checks', version: aVersion(written), command: APPROVE, code: null },
    {
      what: 'the same words as were read',
      version: aVersion(written),
      command: { ...APPROVE, words: 'Other words.' },
      code: 'version_changed',
    },
    {
      what: 'the same words as were checked',
      version: aVersion({ ...written, checker: MAYA }),
      command: { ...CHECK, words: 'Other words.' },
      code: 'version_changed',
    },
    { what: 'any words', version: aVersion(), command: write('  '), code: 'fields_invalid' },
    { what: 'a version', version: aVersion({ id: '9' }), command: APPROVE, code: 'unknown_matter' },
  ];
  test.each(CASES)('$what', ({ version, command, code }) => {
    expect(refusalOf(started(version), command)).toBe(code);
  });
});

describe('other words, or another place, are checked and approved anew', () => {
  const approved = aVersion({ ...written, state: 'approved', approvedBy: MAYA, checker: PAT });
  test.each([
    ['other words', write('Other words.'), 'draft', 2],
    ['the same words', write(written.words), 'approved', 1],
    [
      'another place',
      { type: 'put_version', versionId: '1', place: { ...PLACE, outside: 'Blog', checker: PAT } },
      'draft',
      2,
    ],
    [
      'the same place',
      { type: 'put_version', versionId: '1', place: { ...PLACE, checker: PAT } },
      'approved',
      1,
    ],
  ] as const)('%s', (_, command, state, round) => {
    const { release } = must(started(approved), command);
    expect(versionOf(release, '1')).toMatchObject({ state, round });
  });
});

describe('nobody checks their own words', () => {
  const draft = aVersion({ ...written, writer: PAT, wordedBy: PAT, checker: RICO });
  const rico = anActor(RICO);

  test('not even the release manager, where somebody else was chosen', () => {
    expect(refusalOf(started(draft), CHECK)).toBe('not_entitled');
    expect(refusalOf(started(draft), CHECK, pat)).toBe('not_entitled');
    expect(refusalOf(started(draft), CHECK, rico)).toBeNull();
  });

  test('other words of the checker are checked by the writer, who is asked anew', () => {
    const { release } = must(started(draft), write('Share two boards.'), rico);
    expect(versionOf(release, '1')).toMatchObject({ state: 'draft', round: 2, wordedBy: RICO });
    expect(refusalOf(release, CHECK, rico)).toBe('not_entitled');
    expect(must(release, CHECK, pat).release.telling.versions).toMatchObject([{ state: 'checked' }]);
    const again = must(release, write('Share three boards.'), pat).release;
    expect(versionOf(again, '1')).toMatchObject({ state: 'draft', round: 3, wordedBy: PAT });
    expect(refusalOf(again, CHECK, rico)).toBeNull();
  });
});

test('what was approved or corrected is kept in the record, word by word', () => {
  const approved = must(started(aVersion(written)), APPROVE);
  expect(approved.events).toMatchObject([{ step: 'approved', text: written.words }]);
  const out = live(aVersion({ ...written, state: 'published', publishedAt: NOW }));
  const correct = { type: 'correct_version', versionId: '1', words: 'Two boards.', reason: 'One.' } as const;
  expect(must(out, correct).events).toMatchObject([
    { step: 'corrected', words: 'One.', text: 'Two boards.' },
  ]);
});

test('what its readers have is not changed, checked or taken out any more, only corrected', () => {
  const out = live(aVersion({ ...written, checker: MAYA, state: 'published', publishedAt: NOW }));
  for (const command of [write('Other.'), CHECK, DROP])
    expect(refusalOf(out, command)).toBe('version_is_out');
  expect(must(out, APPROVE).events).toEqual([]);
});

describe('nothing of the launch goes out before it, and what was approved goes out behind its announcement', () => {
  const approved = aVersion({ ...written, state: 'approved' });
  test('before the launch an approval publishes nothing', () => {
    const { events } = must(started(aVersion(written)), APPROVE, maya, LAUNCH_AT);
    expect(steps(events)).toEqual(['approved']);
  });

  test('while the announcement is under way, neither', () => {
    const launching: Release = { ...live(aVersion(written)), stage: 'launching' };
    expect(steps(must(launching, APPROVE).events)).toEqual(['approved']);
  });

  test('the moment the announcement is out, what was approved is published, and nothing else', () => {
    const launching: Release = {
      ...live(
        approved,
        aVersion({ id: '2', ...written }),
        aVersion({ ...approved, id: '3', when: noticeOf(3) }),
      ),
      stage: 'launching',
    };
    const { events, release } = must(launching, { type: 'announced' }, null);
    expect(events[0]).toEqual({ type: 'announced' });
    expect(steps(events)).toEqual(['published']);
    expect(release.telling.versions.map(({ state }) => state)).toEqual(['published', 'draft', 'approved']);
    expect(notApproved(release).map(({ id }) => id)).toEqual(['2']);
  });

  test('approved afterwards, it goes at once', () => {
    expect(steps(must(live(aVersion(written)), APPROVE).events)).toEqual(['approved', 'published']);
  });

  test('publishing twice is once', () => {
    const once = publishWithLaunch(live(approved), NOW);
    expect(publishWithLaunch(once.release, NOW).events).toEqual([]);
  });
});

describe('a notice goes out at its own moment before the launch', () => {
  const PUBLISH = { type: 'publish_version', versionId: '1' } as const;
  const notice = (overrides: Partial<Version> = {}) =>
    aVersion({ ...written, state: 'approved', when: noticeOf(5), ...overrides });
  const at = noticeAt(notice(), aStartedRelease(), settings);

  test('five working days before, in the morning of the launch’s wall', () => {
    expect(at).toBe('2026-12-03T09:00:00.000Z');
    const draw = { release: started(notice()), settings, now: NOW };
    expect(versionMoments(draw)).toMatchObject([
      { kind: 'time.notice', dueAt: at, payload: { versionId: '1' } },
    ]);
  });

  test.each([
    ['approved, at its moment', started(notice()), at, ['published']],
    ['approved, before its moment', started(notice()), NOW, []],
    ['not approved', started(notice({ state: 'checked' })), at, []],
    ['on hold', { ...started(notice()), hold: held }, at, []],
    ['read already', started(notice({ state: 'published', publishedAt: NOW })), at, []],
  ] as const)('%s', (_, release, now, expected) => {
    expect(steps(must(release, PUBLISH, null, now).events)).toEqual(expected);
  });

  test('approved too late, it goes at once; a draft of a plan tells nobody', () => {
    const waits = notice({ state: 'draft' });
    expect(steps(must(started(waits), APPROVE, maya, at).events)).toEqual(['approved', 'published']);
    expect(steps(must(withVersions(aRelease(), waits), APPROVE, maya, at).events)).toEqual(['approved']);
  });

  test('after the launch there is nothing left to give notice of', () => {
    const place = { ...PLACE, when: noticeOf(5) };
    expect(refusalOf(live(), { type: 'put_version', versionId: null, place })).toBe('notice_too_late');
    expect(steps(must(live(notice({ state: 'draft' })), APPROVE).events)).toEqual(['approved']);
  });

  test('a secret is kept: its notice goes to its own channel or nowhere', () => {
    const secret = { visibility: 'confidential', privateChannelId: 'C0SECRET' } as const;
    const draft = (channelId: string) =>
      withVersions(aStartedRelease(secret), notice({ state: 'draft', channelId, outside: '' }));
    expect(refusalOf(draft('C0ANN'), APPROVE)).toBe('notice_is_secret');
    expect(refusalOf(draft('C0SECRET'), APPROVE)).toBeNull();
    const outside = notice({ state: 'draft' });
    for (const privateChannelId of ['C0SECRET', null]) {
      const release = aStartedRelease({ ...secret, privateChannelId });
      expect(refusalOf(withVersions(release, outside), APPROVE)).toBe('notice_is_secret');
    }
  });
});

test('what goes outside Slack is sent by its writer, with link and time, once it is out', () => {
  const send = (link: string): Command => ({ type: 'send_version', versionId: '1', link });
  expect(refusalOf(live(aVersion({ ...written, writer: PAT })), send(''), pat)).toBe('version_not_out');
  const out = live(aVersion({ ...written, writer: PAT, state: 'published', publishedAt: NOW }));
  const { release } = must(out, send('https://example.com/news'), pat);
  expect(versionOf(release, '1')).toMatchObject({
    state: 'sent',
    sent: { by: PAT, at: NOW, link: 'https://example.com/news' },
  });
  expect(must(release, send('https://example.com/news'), pat).events).toEqual([]);
  const inside = live(
    aVersion({ ...written, channelId: 'C0DEV', outside: '', state: 'published', publishedAt: NOW }),
  );
  expect(refusalOf(inside, send(''))).toBe('version_not_out');
});

test('whoever writes or checks a version of a secret release may know of it, until their part is done', () => {
  const secret = { visibility: 'confidential' } as const;
  const knows = (...versions: readonly Version[]) =>
    maySee(pat, withVersions(aStartedRelease(secret), ...versions), settings);
  expect(knows()).toBe(false);
  expect(knows(aVersion({ writer: PAT }))).toBe(true);
  expect(knows(aVersion({ checker: PAT }))).toBe(true);
  expect(knows(aVersion({ writer: PAT, state: 'sent', publishedAt: NOW }))).toBe(false);
});
