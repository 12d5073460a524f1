import type { KnownBlock } from '@slack/types';
import { isOut, type Version } from '../../../domain/announcement/version.ts';
import type { Release } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import { counted } from '../words/listed.ts';
import { VERSION_ACTIONS } from './ids.ts';

const isReady = (version: Version): boolean => isOut(version) || version.state === 'approved';

/** In the plan in full: how many versions there are, how many may go out, and the way to them. */
export const versionsRow = (release: Release): KnownBlock => {
  const { versions } = release.telling;
  const ready = versions.filter(isReady).length;
  const says =
    versions.length === 0
      ? 'Everybody reads the same announcement.'
      : `${counted(versions.length, 'version')}, ${ready === versions.length ? 'approved' : `${ready} approved`}.`;
  return section(mrkdwn`*Announcements for each group of readers*\n${says}`, {
    accessory: button({
      actionId: VERSION_ACTIONS.open,
      text: 'Open',
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: 'Announcements: open',
    }),
  });
};
