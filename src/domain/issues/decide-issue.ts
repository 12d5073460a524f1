import type { Command } from '../command.ts';
import { type Context, type Decision, decided } from '../decision.ts';
import { refuse } from '../refusal.ts';
import type { Release } from '../release.ts';
import { type Issue, issueOf } from './issue.ts';
import { readIssue } from './issue-form.ts';

/** The same, reported twice by the same person while it is open, is one. */
const isSame = (a: Issue, b: Issue): boolean =>
  a.settledAt === null &&
  a.text === b.text &&
  a.severity === b.severity &&
  a.reportedBy.userId === b.reportedBy.userId &&
  a.owner.userId === b.owner.userId;

/** Somebody found something in what went out, or is going out. */
export const reportIssue = (
  release: Release,
  { text, severity, owner, link }: Extract<Command, { type: 'report_issue' }>,
  { by, now }: Context,
): Decision => {
  const read = readIssue({ text, severity, owner, link });
  if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
  const id = `i${release.issues.length + 1}`;
  const issue: Issue = {
    id,
    ...read.reported,
    reportedBy: by,
    reportedAt: now,
    settledBy: null,
    settledAt: null,
  };
  if (release.issues.some((known) => isSame(known, issue))) return decided(release);
  return decided(
    { ...release, issues: [...release.issues, issue] },
    { type: 'issue_reported', issueId: id, ...read.reported },
  );
};

/** Whoever sees to it, or the manager, says that it is solved. */
export const settleIssue = (
  release: Release,
  { issueId }: Extract<Command, { type: 'settle_issue' }>,
  { by, now }: Context,
): Decision => {
  const issue = issueOf(release, issueId);
  if (issue === undefined) return refuse({ code: 'unknown_matter' });
  if (issue.settledAt !== null) return decided(release);
  const issues = release.issues.map((each) =>
    each === issue ? { ...issue, settledBy: by, settledAt: now } : each,
  );
  return decided({ ...release, issues }, { type: 'issue_settled', issueId, text: issue.text });
};
