import type { ModalView } from '@slack/types';
import { daysBetween, type Instant, minutesBetween, toWall } from '../../../../domain/calendar.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { joinMrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { modal } from '../../kit/views.ts';
import { counted } from '../../words/listed.ts';
import { LAUNCH_FORMS } from '../ids.ts';
import { practiceBlocks } from '../prompt/practice.ts';

const MINUTES_A_DAY = 24 * 60;

/** "4 days", counted on the wall clock of the plan; "3 hours" within a day. */
const ahead = ({ plan }: Release, now: Instant): string => {
  const { at, zone } = plan.launch;
  const minutes = minutesBetween(now, at);
  return minutes < MINUTES_A_DAY
    ? counted(Math.max(1, Math.round(minutes / 60)), 'hour')
    : counted(Math.max(1, daysBetween(toWall(now, zone).date, toWall(at, zone).date)), 'day');
};

/** "Launch 4 days early?", naming who is still preparing. Nothing is sent by going on. */
export const earlyForm = (
  release: Release,
  { stillPreparing, now }: { stillPreparing: readonly string[]; now: Instant },
): ModalView => {
  const { at, zone } = release.plan.launch;
  const preparing =
    stillPreparing.length === 0
      ? mrkdwn`No department is still preparing.`
      : mrkdwn`Still preparing: ${joinMrkdwn(stillPreparing, ', ')}.`;
  return modal({
    callbackId: LAUNCH_FORMS.early,
    title: `Launch ${ahead(release, now)} early?`,
    submit: 'Go on',
    close: 'Keep the date',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(mrkdwn`*${titleOf(release)}* is planned for ${slackDate(at, zone)}.`),
      section(preparing),
      section('If you go on, you see the announcement first. Nothing is sent before you confirm it.'),
    ],
  });
};
