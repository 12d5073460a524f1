import { carriedInTheWay } from '../../../domain/carried/carried.ts';
import type { CarriedEvent } from '../../../domain/carried/carried-event.ts';
import { lightsAreOpen, titleOf } from '../../../domain/release.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Notices } from '../lights/notices/direct-notice.ts';
import type { EventLines } from '../lights/notices/event-lines.ts';
import { carriedLine } from './carried-blocks.ts';

/** What the thread says of what is critical in other releases of the product. */
export const CARRIED_LINES: Pick<EventLines, CarriedEvent['type']> = {
  issues_carried: (_event, _told, { release }) => {
    const stands = carriedInTheWay(release);
    return stands.length === 0
      ? { line: mrkdwn`:white_check_mark: Nothing critical in other releases of this product is in the way` }
      : {
          line: joinMrkdwn([...stands.slice(0, 3).map(carriedLine), mrkdwn`The launch waits for it`], ' '),
        };
  },
  carried_accepted: ({ title, reason }, { by }) => ({
    line: mrkdwn`It may go although something critical is open in *${title}*. ${by.name}:`,
    quote: reason,
  }),
};

/** The manager of a plan reads at once that its launch waits for something critical. */
export const CARRIED_NOTICES: Pick<Notices, 'issues_carried'> = {
  issues_carried: (_event, { scene: { release } }) => {
    const stands = carriedInTheWay(release);
    if (stands.length === 0 || !lightsAreOpen(release)) return null;
    return {
      line: mrkdwn`*${titleOf(release)}* waits for something critical that users have now:`,
      next: joinMrkdwn([
        ...stands.slice(0, 3).map(carriedLine),
        mrkdwn`It goes once that is solved. Your card, above, has “Why it may go”.`,
      ]),
    };
  },
};
