import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../../domain/calendar.ts';
import type { ReleaseEvent } from '../../../domain/event.ts';
import { noticeOfStage, STAGE_STANDS } from '../../../domain/hooks/failed-stage.ts';
import { factWords } from '../../../domain/hooks/hook-words.ts';
import type { Light } from '../../../domain/lights/light.ts';
import type { PersonStamp } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { actions } from '../kit/blocks.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { launchButton } from '../launch/prompt/launch-buttons.ts';
import type { EventLine } from '../lights/notices/event-lines.ts';

type Reported = Extract<ReleaseEvent, { type: 'fact_reported' }>;

/** "tests: failed, rc2", with a link to where it can be looked at. */
export const factPiece = (event: Reported): Mrkdwn => {
  const said = mrkdwn`${factWords({ ...event, name: event.check })}`;
  return event.link === '' ? said : joinMrkdwn([said, link(event.link, 'look')], ', ');
};

/** What the thread says: only what went wrong comes there. */
export const factLine = (event: Reported, { by }: { by: PersonStamp }): EventLine => ({
  line: mrkdwn`:warning: *${by.name}* reports ${factPiece(event)}`,
  ...(event.words !== '' && { quote: event.words }),
});

const MEANS = {
  check: mrkdwn`No light changed. If it matters, say in the release what is in the way.`,
  stage: mrkdwn`Nothing goes on or back by itself: that is your decision.`,
  alert: mrkdwn`Nothing changes by itself: that is your decision.`,
} as const;

type Told = { by: PersonStamp; at: Instant };

/** While it goes out a failed step can be acted on at once; null where it cannot. */
const whileDeploying = (
  event: Reported,
  release: Release,
  at: Instant,
): { next: Mrkdwn; controls: readonly KnownBlock[] } | null => {
  const notice = noticeOfStage(event, at);
  if (notice === null || !STAGE_STANDS.stage_failed(release, notice)) return null;
  const isHeld = release.hold !== null;
  const course = isHeld ? mrkdwn`It is on hold.` : mrkdwn`Hold it while somebody looks, or did it not work?`;
  return {
    next: mrkdwn`${course} Nothing goes on or back by itself.`,
    controls: [
      actions('stage', [
        ...(isHeld ? [] : [launchButton(release, 'hold', 'primary')]),
        launchButton(release, 'failed'),
      ]),
    ],
  };
};

/** What the release manager reads: what failed, where to look, and that nothing happened by itself. */
export const factNotice = (
  event: Reported,
  { scene: { release }, told: { by, at } }: { scene: { release: Release }; told: Told },
): { line: Mrkdwn; quote?: string; next: Mrkdwn | null; controls?: readonly KnownBlock[] } => {
  if (event.tells === 'many') {
    return {
      line: mrkdwn`*${titleOf(release)}*: *${by.name}* and others report more failures than I tell one by one.`,
      next: mrkdwn`All of them stand under Details on its card.`,
    };
  }
  const stage = whileDeploying(event, release, at);
  const means = event.kind === 'adoption' || event.kind === 'measure' ? null : MEANS[event.kind];
  return {
    line: mrkdwn`:warning: *${titleOf(release)}*: *${by.name}* reports ${factPiece(event)}.`,
    ...(event.words !== '' && { quote: event.words }),
    ...(stage === null ? { next: means } : { next: stage.next, controls: stage.controls }),
  };
};

/** What a department reads whose light another system turned red. */
export const turnedNotice = (
  event: Reported,
  { release, by, light }: { release: Release; by: PersonStamp; light: Light },
): { line: Mrkdwn; quote?: string; next: readonly Mrkdwn[] } => ({
  line: mrkdwn`:red_circle: *${titleOf(release)}*: *${by.name}* reports ${factPiece(event)}. The light of ${light.name} is red now.`,
  ...(event.words !== '' && { quote: event.words }),
  next: [mrkdwn`Once it is mended, please answer again on your card: nothing turns green by itself.`],
});
