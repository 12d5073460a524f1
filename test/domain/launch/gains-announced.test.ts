import { expect, test } from 'vitest';
import { EMPTY_CONTENTS, withNewItems } from '../../../src/domain/contents/contents.ts';
import { draftAnnouncement } from '../../../src/domain/launch/announcement.ts';
import { aPlan, aRelease } from '../../support/builders.ts';

const contents = withNewItems(EMPTY_CONTENTS, 'scope', [
  { what: 'New board service', gain: 'Boards open at once.', link: '', departments: [] },
  { what: 'Old service is gone', gain: '', link: '', departments: [] },
  { what: 'Sharing', gain: 'Share a board with a link.', link: '', departments: [] },
]);

test('without highlights the draft says what users gain by each point, and never a point’s own name', () => {
  const { highlights } = draftAnnouncement(aRelease({ plan: aPlan({ contents, highlights: '' }) }));
  expect(highlights).toBe('Boards open at once.\nShare a board with a link.');
});

test('highlights that somebody wrote stand alone', () => {
  const { highlights } = draftAnnouncement(aRelease({ plan: aPlan({ contents, highlights: 'Boards!' }) }));
  expect(highlights).toBe('Boards!');
});
