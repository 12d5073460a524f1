import { changeRelease } from '../../../application/change-release.ts';
import type { House } from '../../../application/house.ts';
import { nothing, type Reply, replyTo, say, strange } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { seenRelease } from '../planning/look/seen-release.ts';
import { ISSUE_ACTIONS, ISSUE_FORMS, ISSUE_SHORTCUTS } from './ids.ts';
import { issueList } from './issue-list.ts';
import { openReport, reportByCommand, reportFromMessage, submitReport } from './report.ts';

const settle = async (house: House, { ids, request }: ActionVisit): Promise<Reply> => {
  const { releaseId, extra: issueId } = ids ?? {};
  if (releaseId === undefined || issueId === undefined) return strange;
  const outcome = await changeRelease(house, request, releaseId, { type: 'settle_issue', issueId });
  return replyTo(outcome, nothing, releaseId);
};

const list = async (house: House, { actor, ids }: ActionVisit): Promise<Reply> => {
  const seen = await seenRelease(house, actor, ids?.releaseId, true);
  return 'reply' in seen ? seen.reply : say(issueList(seen.scene.release));
};

/** What is found during and after a launch: reported, seen to, solved. */
export const registerIssues = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'issue',
    usage: '[KEY] [list]',
    summary: 'Report what users see in a release that is going out or live; with list, what was found.',
    run: (visit) => reportByCommand(house, visit),
  });
  edge.onShortcut(ISSUE_SHORTCUTS.report, (visit) => reportFromMessage(house, visit));
  edge.onAction(ISSUE_ACTIONS.settle, (visit) => settle(house, visit));
  edge.onAction(ISSUE_ACTIONS.list, (visit) => list(house, visit));
  edge.onAction(ISSUE_ACTIONS.report, ({ actor, ids }) =>
    openReport(house, actor, { releaseId: ids?.releaseId ?? null, text: '', from: null }),
  );
  edge.onSubmit(ISSUE_FORMS.report, (visit) => submitReport(house, visit));
};
