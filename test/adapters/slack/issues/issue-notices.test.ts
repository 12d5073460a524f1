import { expect, test } from 'vitest';
import { ISSUE_NOTICES } from '../../../../src/adapters/slack/issues/issue-notices.ts';
import type { Issue } from '../../../../src/domain/issues/issue.ts';
import { inStage } from '../../../domain/deciding.ts';
import { aLight, MAYA, NOW, someSettings } from '../../../support/builders.ts';

const issue: Issue = {
  id: 'i1',
  text: 'Totals are wrong.',
  severity: 'critical',
  owner: MAYA,
  link: null,
  reportedBy: MAYA,
  reportedAt: NOW,
  settledBy: null,
  settledAt: null,
};

test.each([
  ['support', 'Support was told first.'],
  ['docs', 'No department of it is support: please tell whoever talks to users.'],
] as const)('of something critical in a release with %s the manager reads who knows', (key, words) => {
  const release = inStage.live({ lights: [aLight(key)], issues: [issue] });
  const { text, severity, owner, link } = issue;
  const event = { type: 'issue_reported', issueId: 'i1', text, severity, owner, link } as const;
  const scene = { release, settings: someSettings(), now: NOW };
  const told = { id: 'event-1', event, by: MAYA, at: NOW };
  const notice = ISSUE_NOTICES.issue_reported?.(event, { scene, told, reader: MAYA.userId });
  expect(JSON.stringify(notice?.next)).toContain(words);
});
