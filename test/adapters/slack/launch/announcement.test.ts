import { expect, test } from 'vitest';
import { mrkdwn } from '../../../../src/adapters/slack/kit/mrkdwn.ts';
import { announcementMessage } from '../../../../src/adapters/slack/launch/announcement/announcement.ts';
import { type Announcement, draftAnnouncement } from '../../../../src/domain/launch/announcement.ts';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { buttonsOf } from '../../../../src/practice/read/buttons.ts';
import { aPlan, MAYA, ZONE } from '../../../support/builders.ts';
import { HOSTILE, hasBrokenEntity } from '../kit/hostile.ts';
import { AT_LAUNCH, greenRelease, launched } from './launch-scenes.ts';

const release = greenRelease(launched);

const announcement = (text: Partial<Announcement> = {}): Announcement => ({
  id: 'ann-1',
  releaseId: release.id,
  ...draftAnnouncement(release),
  approvedBy: MAYA,
  approvedAt: AT_LAUNCH,
  ...text,
});

test('the announcement says name, value, highlights, who to ask, thanks, and takes a rating with one tap', () => {
  const { text, blocks = [] } = announcementMessage(announcement(), release, ZONE);
  for (const part of [
    'Atlas 2.0 is live',
    'Shared boards.',
    'Boards can be shared',
    'Ask Maya',
    'Thank you: Engineering',
  ]) {
    expect(text).toContain(part);
    expect(JSON.stringify(blocks)).toContain(part);
  }
  expect(buttonsOf(blocks).map(({ label }) => label)).toEqual([
    '1 Poor',
    '2 Weak',
    '3 Okay',
    '4 Good',
    '5 Great',
  ]);
  expect(text).toContain('Rate it');
});

test.each(Object.entries(HOSTILE))(
  'hostile text (%s) in every part is posted and edited, pings nobody',
  (_, hostile) => {
    const text = { title: hostile, value: hostile, highlights: hostile, closing: hostile };
    const named = { ...release, plan: aPlan({ name: hostile, version: hostile }) };
    const message = announcementMessage(announcement(text), named, ZONE);
    expect(messageRefusal({ ...message, channel: 'C0ANN' }, 'chat.postMessage')).toBeNull();
    expect(messageRefusal({ ...message, channel: 'C0ANN' }, 'chat.update')).toBeNull();
    expect(message.text).not.toMatch(/<(!channel|!here|!everyone|!subteam|@U0MAYA|https:\/\/evil)/);
    expect(hasBrokenEntity(message.text)).toBe(false);
    expect(buttonsOf(message.blocks ?? [])).toHaveLength(5);
  },
);

test('long notes go on in the thread, and the announcement says so', () => {
  const long = announcement({ highlights: 'A long note. '.repeat(1000) });
  const said = JSON.stringify(announcementMessage(long, release, ZONE).blocks);
  expect(said).toContain('It goes on in the thread: 3 more messages.');
  expect(said).not.toContain('Shortened');
});

test('another part that is too long is shortened and says who has the whole text', () => {
  const long = announcement({ closing: 'A long closing. '.repeat(1000) });
  const message = announcementMessage(long, release, ZONE);
  expect(JSON.stringify(message.blocks)).toContain('Shortened here; Maya has the whole text.');
  expect(JSON.stringify(announcementMessage(announcement(), release, ZONE).blocks)).not.toContain(
    'Shortened',
  );
});

test('a rehearsal is marked PRACTICE', () => {
  const message = announcementMessage(announcement(), { ...release, practice: true }, ZONE);
  expect(message.text).toMatch(/^PRACTICE/);
});

test('what stands below the announcement is read aloud, too', () => {
  const beside = { groups: null, learn: mrkdwn`*Learn it*: a guide`, care: mrkdwn`*Hyper-care*: Pat` };
  const { text } = announcementMessage(announcement(), release, ZONE, beside);
  expect(text).toContain('*Learn it*: a guide\n*Hyper-care*: Pat\nHow is it for you?');
});
