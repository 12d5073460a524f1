import { describe, expect, test } from 'vitest';
import { type Version, versionOf } from '../../../src/domain/announcement/version.ts';
import type { Command } from '../../../src/domain/command.ts';
import { decide } from '../../../src/domain/decide.ts';
import { deliveriesFor } from '../../../src/domain/delivery/effects.ts';
import type { Release } from '../../../src/domain/release.ts';
import { anActor, aStartedRelease, MAYA, NOW, someSettings } from '../../support/builders.ts';
import { PAT } from '../matters.ts';
import { aVersion, withVersions, written } from './version-cases.ts';

const settings = someSettings({ announcementChannelIds: ['C0ANN', 'C0ALL'] });
const actor = anActor();

const live = (...versions: readonly Version[]): Release => ({
  ...withVersions(aStartedRelease(), ...versions),
  stage: 'live',
  announcementId: 'ann-1',
  launch: { attempt: 1, decidedBy: MAYA, decidedAt: NOW, liveAt: NOW },
  attempts: 1,
});

const tryIt = (release: Release, command: Command) => decide(release, command, { actor, now: NOW, settings });

const out = aVersion({ ...written, state: 'published', publishedAt: NOW });
const correct = (words: string, reason: string): Command => ({
  type: 'correct_version',
  versionId: '1',
  words,
  reason,
});

describe('a version that is out', () => {
  test.each([
    ['without other words nothing happens', correct(written.words, 'The number.'), null],
    ['words are needed', correct(' ', 'The number.'), 'words'],
    ['a reason is needed', correct('Share two.', ' '), 'reason'],
  ] as const)('%s', (_, command, field) => {
    const decision = tryIt(live(out), command);
    if (field === null) expect(decision).toMatchObject({ ok: true, events: [] });
    else expect(decision).toMatchObject({ refusal: { code: 'fields_invalid', problems: [{ field }] } });
  });

  test('is edited where it stands, and keeps who, when and why', () => {
    const decision = tryIt(
      live({ ...out, channelId: 'C0DEV', outside: '' }),
      correct('Share two.', 'The number.'),
    );
    expect(decision).toMatchObject({
      ok: true,
      events: [{ type: 'version_step', step: 'corrected', words: 'The number.' }],
    });
    if (!decision.ok) return;
    expect(versionOf(decision.release, '1')).toMatchObject({
      state: 'published',
      words: 'Share two.',
      corrected: { by: MAYA, at: NOW, reason: 'The number.' },
    });
  });

  test('that was sent outside Slack is sent once more', () => {
    const sent = { ...out, writer: PAT, state: 'sent', sent: { by: PAT, at: NOW, link: '' } } as const;
    const decision = tryIt(live(sent), correct('Share two.', 'The number.'));
    if (!decision.ok) throw new Error(decision.refusal.code);
    expect(versionOf(decision.release, '1')).toMatchObject({ state: 'published', sent: null, round: 2 });
  });

  test('one that nobody has read is written anew instead', () => {
    const decision = tryIt(live(aVersion(written)), correct('Share two.', 'The number.'));
    expect(decision).toMatchObject({ refusal: { code: 'version_not_out' } });
  });
});

test('the announcement is edited in every channel, and each thread says why', () => {
  const command = { type: 'correct_announcement', announcementId: 'ann-2', reason: 'The price.' } as const;
  const before = live();
  const decision = tryIt(before, command);
  if (!decision.ok) throw new Error(decision.refusal.code);
  const { release, events } = decision;
  expect(release).toMatchObject({
    announcementId: 'ann-2',
    telling: { corrected: { by: MAYA, reason: 'The price.' } },
  });
  const named = events.map((event) => ({ id: 'event-1', event }));
  const sent = deliveriesFor({ release, before, settings, now: NOW }, named);
  const of = (kind: string) => sent.filter((action) => action.kind === kind);
  expect(of('board.announcement').map(({ payload }) => payload.announcementId)).toEqual(['ann-2', 'ann-2']);
  expect(of('statement.version_line').map(({ threadOf }) => threadOf?.audience)).toEqual([
    { channel: 'C0ANN' },
    { channel: 'C0ALL' },
  ]);
});

test('before it is out there is nothing to correct', () => {
  const early = { ...live(), announcementId: null };
  const command = { type: 'correct_announcement', announcementId: 'ann-2', reason: 'The price.' } as const;
  expect(tryIt(early, command)).toMatchObject({ refusal: { code: 'version_not_out' } });
  expect(tryIt({ ...live(), stage: 'launching' }, command)).toMatchObject({
    refusal: { code: 'wrong_stage' },
  });
});
