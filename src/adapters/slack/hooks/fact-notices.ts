import type { ReleaseEvent } from '../../../domain/event.ts';
import { factWords } from '../../../domain/hooks/hook-words.ts';
import type { Light } from '../../../domain/lights/light.ts';
import type { PersonStamp } from '../../../domain/person.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
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

/** What the release manager reads: what failed, where to look, and that nothing happened by itself. */
export const factNotice = (
  event: Reported,
  { scene: { release }, told: { by } }: { scene: { release: Release }; told: { by: PersonStamp } },
): { line: Mrkdwn; quote?: string; next: Mrkdwn | null } => {
  if (event.tells === 'many') {
    return {
      line: mrkdwn`*${titleOf(release)}*: *${by.name}* and others report more failures than I tell one by one.`,
      next: mrkdwn`All of them stand under Details on its card.`,
    };
  }
  const means = event.kind === 'adoption' || event.kind === 'measure' ? null : MEANS[event.kind];
  return {
    line: mrkdwn`:warning: *${titleOf(release)}*: *${by.name}* reports ${factPiece(event)}.`,
    ...(event.words !== '' && { quote: event.words }),
    next: means,
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
