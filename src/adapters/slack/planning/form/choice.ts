import type { Release } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { context, section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { button } from '../../kit/elements.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { onRelease, titled } from '../card/titled.ts';

const MOST_CHOICES = 20;

/** What a command wants to do, as a verb: "Hold", and the button that goes on with it. */
export type Wanted = { verb: string; actionId: string; extra?: string };

/** "Which one?": several releases could be meant, and each button goes on with one of them. */
export const choiceMessage = (releases: readonly Release[], wanted: Wanted): SlackMessage => {
  const question = mrkdwn`${wanted.verb} which release?`;
  const shown = releases.slice(0, MOST_CHOICES);
  const left = releases.length - shown.length;
  const rows = shown.map((release) =>
    section(
      mrkdwn`*${titled(release)}*, launch ${slackDate(release.plan.launch.at, release.plan.launch.zone)}, \`${release.key}\``,
      {
        accessory: button({
          actionId: wanted.actionId,
          text: onRelease(wanted.verb, release),
          value: packIds({
            releaseId: release.id,
            ...(wanted.extra !== undefined && { extra: wanted.extra }),
          }),
        }),
      },
    ),
  );
  const keys = joinMrkdwn(
    shown.map(({ key }) => mrkdwn`\`${key}\``),
    ', ',
  );
  return message(mrkdwn`${question} ${keys}`, [
    section(question),
    ...rows,
    ...(left > 0 ? [context(`and ${left} more: type a little more of the name.`)] : []),
  ]);
};
