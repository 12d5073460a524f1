import { expect, test } from 'vitest';
import { draftAnnouncement } from '../../../src/domain/launch/announcement.ts';
import { aGreenLight, aLight, aRelease, leadOf, NOW } from '../../support/builders.ts';

const condition = (id: string, dueOn: string, state: 'open' | 'met') => ({
  id,
  departmentId: 'dep-docs',
  text: `The FAQ ${id} is published`,
  owner: { userId: leadOf('docs'), name: 'Dana' },
  dueOn,
  state,
  raisedBy: { userId: leadOf('docs'), name: 'Dana' },
  raisedAt: NOW,
  settledBy: null,
  settledAt: null,
});

test('what follows after the launch is said in the announcement, with its day; nothing else is', () => {
  const release = aRelease({
    lights: [aLight('docs', { state: 'conditional' }), aGreenLight('qa'), aLight('sales')],
    conditions: [
      condition('c1', '2026-12-17', 'open'),
      condition('c2', '2026-12-17', 'met'),
      condition('c3', '2026-12-09', 'open'),
    ],
  });
  expect(draftAnnouncement(release).closing).toBe(
    'Follows by Thu 17 Dec: The FAQ c1 is published.\nQuestions? Ask Maya. Thank you: Docs and QA.',
  );
});
