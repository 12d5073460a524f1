import { expect, test } from 'vitest';
import { launchForm, liveForm } from '../../../../src/adapters/slack/launch/form/announce-form.ts';
import { announcementView } from '../../../../src/adapters/slack/launch/form/read-view.ts';
import { draftAnnouncement } from '../../../../src/domain/launch/announcement.ts';
import type { Release } from '../../../../src/domain/release.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { nobody } from '../../../../src/practice/read/reader.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { aPlan, ZONE } from '../../../support/builders.ts';
import { aPlace, greenRelease } from './launch-scenes.ts';

const places = [aPlace()];
const STUMBLE = 'Readers outside engineering may stumble over this.';

const formsOf = (release: Release) => {
  const text = draftAnnouncement(release);
  return [
    launchForm({ release, text, kept: false, places, early: false }),
    liveForm({ release, text, kept: false, places }),
    announcementView(release, { text, places, zone: ZONE }),
  ];
};

test('under the announcement stands what readers may stumble over, and what to write instead', () => {
  for (const form of formsOf(greenRelease({ plan: aPlan({ highlights: 'feat: SSO (ATLAS-12)' }) }))) {
    const read = readView(form, nobody);
    expect(read).toContain(STUMBLE);
    expect(read).toContain('“ATLAS-12”: Say what changes for the reader');
    expect(read).toContain('“SSO”: Write it out once');
    expect(read.indexOf(STUMBLE)).toBeGreaterThan(read.indexOf('feat: SSO'));
  }
});

test('what the bot itself writes is plain: names of departments are known', () => {
  for (const form of formsOf(greenRelease())) expect(readView(form, nobody)).not.toContain(STUMBLE);
});

test('a long list is cut, says how much is left, and the form is still taken by Slack', () => {
  const highlights = Array.from({ length: 300 }, (_, index) => `ATLAS-${index}`).join(' ');
  for (const form of formsOf(greenRelease({ plan: aPlan({ highlights }) }))) {
    expect(readView(form, nobody)).toContain('… and 295 more');
    expect(viewProblems(form, 'modal')).toEqual([]);
  }
});

test('once it is published nothing is pointed at any more', () => {
  const text = draftAnnouncement(greenRelease({ plan: aPlan({ highlights: 'ATLAS-12' }) }));
  const release = greenRelease({
    announcementId: 'A1',
    launch: {
      attempt: 1,
      decidedBy: { userId: 'U0MAYA', name: 'Maya' },
      decidedAt: '2026-12-10T13:00:00.000Z',
      liveAt: '2026-12-10T13:00:00.000Z',
    },
  });
  expect(readView(announcementView(release, { text, places, zone: ZONE }), nobody)).not.toContain(STUMBLE);
});
