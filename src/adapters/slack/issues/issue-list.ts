import { isOpenIssue } from '../../../domain/issues/issue.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { plainName } from '../words/plain-name.ts';
import { ISSUE_ACTIONS } from './ids.ts';
import { foundSentence, issueLine } from './issue-words.ts';

const MOST = 20;

const report = (release: Release) =>
  actions('issues', [
    button({
      actionId: ISSUE_ACTIONS.report,
      text: 'Report an issue',
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: `Report an issue in ${plainName(titleOf(release), 40)}`,
    }),
  ]);

/** `/release issue KEY list`: what was found, the open ones first, each with who sees to it. */
export const issueList = (release: Release): SlackMessage => {
  const ordered = [...release.issues].sort((a, b) => Number(isOpenIssue(b)) - Number(isOpenIssue(a)));
  const head = mrkdwn`*${titleOf(release)}*: ${foundSentence(release) ?? mrkdwn`nothing was found so far.`}`;
  const shown = ordered.slice(0, MOST).map(issueLine);
  const left = ordered.length - shown.length;
  return message(joinMrkdwn([head, ...shown]), [
    section(head),
    ...shown.map((line) => section(line)),
    ...(left > 0 ? [context(`and ${left} more, in the record.`)] : []),
    report(release),
  ]);
};
