import type { Release } from '../../../domain/release.ts';
import { titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { moment } from '../lights/card/sentences.ts';
import type { Renderer } from '../renderer.ts';
import { plainName } from '../words/plain-name.ts';
import { URGENT_ACTIONS } from './ids.ts';
import { hurriedText, hurriedWords } from './words.ts';

const label = (text: string, release: Release): string => `${text}: ${plainName(titleOf(release), 45)}`;

const controls = (release: Release) => {
  const value = packIds({ releaseId: release.id });
  return actions('mended', [
    button({
      actionId: URGENT_ACTIONS.mended,
      text: 'Yes',
      value,
      style: 'primary',
      accessibilityLabel: label('Yes, it is mended', release),
    }),
    button({
      actionId: URGENT_ACTIONS.notMended,
      text: 'No',
      value,
      accessibilityLabel: label('No, it is not mended', release),
    }),
  ]);
};

/** "Is it mended?", to whoever said that they look; afterwards what they found. Null before it is live. */
export const mendedMessage = (release: Release): SlackMessage | null => {
  const { urgent, launch } = release;
  const liveAt = launch?.liveAt ?? null;
  if (urgent === null || liveAt === null) return null;
  const line = mrkdwn`*${titleOf(release)}* is live since ${moment(liveAt, release)}.`;
  const { mended } = urgent;
  const found =
    mended === null
      ? mrkdwn`*Is it mended?*`
      : mended.yes
        ? mrkdwn`:large_green_circle: *It is mended*, said ${mended.by.name}, ${moment(mended.at, release)}. Thank you.`
        : mrkdwn`:red_circle: *It is not mended*, said ${mended.by.name}, ${moment(mended.at, release)}. ${release.manager.name} knows.`;
  const open =
    mended?.yes !== true &&
    (release.stage === 'launching' || release.stage === 'live' || release.stage === 'retro');
  return message(joinMrkdwn([line, hurriedText(release), found], ' '), [
    section(line),
    section(hurriedWords(release)),
    section(found),
    ...(open ? [controls(release)] : []),
  ]);
};

export const renderMended: Renderer = async (row, reads) => {
  const release = row.releaseId === null ? null : await reads.release(row.workspaceId, row.releaseId);
  const drawn = release === null ? null : mendedMessage(release);
  return drawn === null ? { skip: 'not_live' } : { message: drawn };
};
