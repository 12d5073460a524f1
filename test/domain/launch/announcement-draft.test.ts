import { describe, expect, test } from 'vitest';
import { draftAnnouncement } from '../../../src/domain/launch/announcement.ts';
import { aGreenLight, aLight, aPlan, aStartedRelease } from '../../support/builders.ts';

describe('the draft of the announcement', () => {
  const release = aStartedRelease({
    lights: [
      aGreenLight('docs'),
      aLight('sales', { state: 'not_applicable' }),
      aGreenLight('qa'),
      aGreenLight('eng'),
      aLight('support', { required: false }),
    ],
  });

  test('says what the plan knows, whom to ask, and thanks those who gave a green light', () => {
    expect(draftAnnouncement(release)).toEqual({
      title: 'Atlas 2.0 is live',
      value: 'Shared boards.',
      highlights: 'Boards can be shared with a link.',
      closing: 'Questions? Ask Maya. Thank you: Docs, QA and Engineering.',
    });
  });

  test('thanks nobody when nobody was asked, and needs no version', () => {
    const bare = { ...release, lights: [], plan: aPlan({ version: null }) };
    expect(draftAnnouncement(bare)).toMatchObject({
      title: 'Atlas is live',
      closing: 'Questions? Ask Maya.',
    });
  });
});
