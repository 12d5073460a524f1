import { compare } from '../../domain/calendar.ts';
import { isLegal, type PersonCommand } from '../../domain/command.ts';
import { type IssueForm, readIssue } from '../../domain/issues/issue-form.ts';
import type { Actor } from '../../domain/person.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import { changeInTransaction, type Outcome } from '../change-release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { visibleReleases } from '../plan/find-release.ts';
import { previewCommand } from '../plan/preview-command.ts';
import type { Reads } from '../ports.ts';

/** Placeholder words with which the rules are asked beforehand; they are never stored. */
export const ISSUE_PROBE = {
  type: 'report_issue',
  text: '…',
  severity: 'minor',
  owner: { userId: '…', name: '…' },
  link: null,
} as const satisfies PersonCommand;

/** Releases in which this person may have found something, the one launched last first. */
export const reportableReleases = async (reads: Reads, actor: Actor): Promise<readonly Release[]> => {
  const visible = await visibleReleases(reads, actor, 'open');
  return visible
    .filter((release) => isLegal('report_issue', release))
    .sort((a, b) => compare(b.plan.launch.at, a.plan.launch.at) || (a.key < b.key ? -1 : 1));
};

/**
 * Records what somebody found, or says what is wrong with the form, field by field.
 *
 * @param draftId the unfinished form that this completes; it is deleted with the same write
 */
export const reportIssue = async (
  house: House,
  request: Request,
  { releaseId, form, draftId }: { releaseId: string; form: IssueForm; draftId: string },
): Promise<Outcome> => {
  const { actor } = request;
  const { workspaceId } = actor;
  // Whether anything can be reported at all is said before what is wrong with the words.
  const probed = await previewCommand(house, actor, releaseId, ISSUE_PROBE);
  if (!probed.ok) return probed;
  const read = readIssue(form);
  if ('problems' in read) return refuse({ code: 'fields_invalid', problems: read.problems });
  const command = { type: 'report_issue', ...read.reported } as const;
  return once(house, request, async (tx): Promise<Outcome> => {
    const outcome = await changeInTransaction(tx, house, { actor, workspaceId, releaseId, command });
    if (outcome.ok) await tx.deleteFormDraft(workspaceId, draftId);
    return outcome;
  });
};
