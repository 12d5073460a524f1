import type { KnownBlock, ModalView } from '@slack/types';
import type { AnnouncementText } from '../../../../domain/launch/announcement.ts';
import type { Release } from '../../../../domain/release.ts';
import { NOTICE_CALLBACK } from '../../edge/notice.ts';
import { context, divider } from '../../kit/blocks.ts';
import { modal } from '../../kit/views.ts';
import { announcementBlocks } from '../announcement/announcement-blocks.ts';
import { plainAnnouncement } from '../announcement/plain-words.ts';
import { goesTo, type Place } from '../prompt/places.ts';
import { practiceBlocks } from '../prompt/practice.ts';

/** The announcement to read, nothing to decide. */
export const announcementView = (
  release: Release,
  {
    text,
    places,
    zone,
    beside = [],
  }: { text: AnnouncementText; places: readonly Place[]; zone: string; beside?: readonly KnownBlock[] },
): ModalView => {
  const isOut = release.announcementId !== null && release.launch?.liveAt != null;
  return modal({
    callbackId: NOTICE_CALLBACK,
    title: 'The announcement',
    close: 'Close',
    blocks: [
      ...practiceBlocks(release),
      ...announcementBlocks(text, release, zone, beside),
      divider(),
      context(goesTo(places)),
      ...(isOut
        ? []
        : [
            context('Nothing is sent before the launch. You can change the text when you launch.'),
            ...plainAnnouncement(text, release),
          ]),
    ],
  });
};
