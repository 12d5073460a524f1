import { issueOf } from '../../../domain/issues/issue.ts';
import { titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { joinMrkdwn, link, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { sceneOf } from '../lights/card/scene.ts';
import type { Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { plainName } from '../words/plain-name.ts';
import { ISSUE_ACTIONS } from './ids.ts';
import { SEVERITY_MARKS, SEVERITY_WORDS } from './issue-words.ts';

/** `board.issue`: whoever sees to it reads what was found, and says when it is solved. */
export const renderIssue: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const issue = scene === null || row.slot === null ? undefined : issueOf(scene.release, row.slot.subject);
  if (scene === null || issue === undefined) return { skip: 'no_such_issue' };
  const { release } = scene;
  const { text, severity, owner, reportedBy, settledBy, link: address } = issue;
  const line = mrkdwn`${SEVERITY_MARKS[severity]} *${SEVERITY_WORDS[severity]}*, in *${titleOf(release)}*. ${reportedBy.name} reported it, you see to it:`;
  const next =
    settledBy === null
      ? mrkdwn`Press *Solved* when users have it as it should be.`
      : mrkdwn`Solved, said ${settledBy.name}. There is nothing to do here any more.`;
  const where = address === null ? null : mrkdwn`${link(address, 'The message')} in which it was found.`;
  const solved = button({
    actionId: ISSUE_ACTIONS.settle,
    text: 'Solved',
    value: packIds({ releaseId: release.id, extra: issue.id }),
    style: 'primary',
    accessibilityLabel: `Solved: ${plainName(text, 40)}`,
  });
  return {
    message: messageOf(release, owner.name, joinMrkdwn([line, inlineText(text), where, next], ' '), [
      section(line),
      richQuote(text),
      ...(where === null ? [] : [context(where)]),
      section(next),
      ...(settledBy === null ? [actions('issue', [solved])] : []),
    ]),
  };
};

/** What people read about what was found. */
export const issueRenderers = { 'board.issue': renderIssue } as const;
