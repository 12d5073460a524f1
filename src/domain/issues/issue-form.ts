import type { PersonStamp } from '../person.ts';
import type { FieldProblem } from '../refusal.ts';
import { ISSUE_SEVERITIES, type Issue, type IssueSeverity } from './issue.ts';

export const ISSUE_TEXT_MAX = 500;

/** What somebody reported, as it was typed; the owner null where nobody fits. */
export type IssueForm = { text: string; severity: string; owner: PersonStamp | null; link: string | null };

export type Reported = Pick<Issue, 'text' | 'severity' | 'owner' | 'link'>;

const isSeverity = (text: string): text is IssueSeverity =>
  (ISSUE_SEVERITIES as readonly string[]).includes(text);

/** The issue, or what is wrong with the form, each at its field. */
export const readIssue = ({
  text,
  severity,
  owner,
  link,
}: IssueForm): { reported: Reported } | { problems: readonly FieldProblem[] } => {
  const said = text.trim();
  const problems = [
    ...(said === '' ? [{ field: 'text', problem: 'Say what users see.' }] : []),
    ...([...said].length > ISSUE_TEXT_MAX
      ? [{ field: 'text', problem: `At most ${ISSUE_TEXT_MAX} characters.` }]
      : []),
    ...(isSeverity(severity) ? [] : [{ field: 'severity', problem: 'Choose how bad it is.' }]),
    ...(owner === null ? [{ field: 'owner', problem: 'Choose who sees to it: a full member.' }] : []),
  ];
  if (problems.length > 0 || owner === null || !isSeverity(severity)) return { problems };
  return { reported: { text: said, severity, owner, link } };
};
