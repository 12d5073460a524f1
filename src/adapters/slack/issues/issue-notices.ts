import type { Button } from '@slack/types';
import { issueOf } from '../../../domain/issues/issue.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { isSpreading } from '../../../domain/rollout/rollout.ts';
import { supportOf } from '../../../domain/settings/support.ts';
import { packIds } from '../edge/value.ts';
import { actions } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { launchButton } from '../launch/prompt/launch-buttons.ts';
import type { Notices } from '../lights/notices/direct-notice.ts';
import { stopButton } from '../rollout/group-controls.ts';
import { inlineText } from '../words/inline-text.ts';
import { plainName } from '../words/plain-name.ts';
import { ISSUE_ACTIONS } from './ids.ts';
import { onWatch, SEVERITY_MARKS, SEVERITY_WORDS } from './issue-words.ts';

const listButton = (release: Release): Button =>
  button({
    actionId: ISSUE_ACTIONS.list,
    text: 'All that was found',
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: `All that was found in ${plainName(titleOf(release), 40)}`,
  });

/**
 * While it goes out it can be held, or taken back; what goes on to others can be held, or stopped. Once all users have
 * it, what the plan says is done by people.
 */
const courses = (release: Release): readonly Button[] => {
  const { stage, launch, hold } = release;
  if (isSpreading(release)) {
    return [...(hold === null ? [launchButton(release, 'hold')] : []), stopButton(release)];
  }
  if (stage !== 'launching' || launch === null || launch.liveAt !== null) return [];
  return [...(hold === null ? [launchButton(release, 'hold')] : []), launchButton(release, 'failed')];
};

const BACK_OUT_MAX = 600;

/** Whoever talks to users hears of it first, where the release has such a department. */
const firstTold = (release: Release): Mrkdwn =>
  supportOf(release).length > 0
    ? mrkdwn`Support was told first.`
    : mrkdwn`No department of it is support: please tell whoever talks to users.`;

/** The release manager reads at once of everything that was found; of what is critical, with the way back. */
export const ISSUE_NOTICES: Pick<Notices, 'issue_reported'> = {
  issue_reported: ({ issueId, text, severity, owner }, { scene, told }) => {
    const { release } = scene;
    const issue = issueOf(release, issueId);
    if (issue === undefined || issue.settledAt !== null) return null;
    const isCritical = severity === 'critical';
    const { backOut } = release.plan;
    const wayBack = !isCritical
      ? null
      : backOut === ''
        ? mrkdwn`The plan says nothing about a way back.`
        : mrkdwn`*The way back*: ${inlineText(backOut, BACK_OUT_MAX)}`;
    return {
      line: mrkdwn`${SEVERITY_MARKS[severity]} *${SEVERITY_WORDS[severity]}*, found in *${titleOf(release)}*. ${told.by.name} reported it:`,
      quote: text,
      next: joinMrkdwn(
        [mrkdwn`${owner.name} sees to it.`, onWatch(scene), isCritical ? firstTold(release) : null, wayBack],
        ' ',
      ),
      controls: [actions('issue', [...(isCritical ? courses(release) : []), listButton(release)])],
    };
  },
};
