import type { KnownBlock } from '@slack/types';
import { FIRST_PART, splitNotes } from '../../../../domain/announcement/split-notes.ts';
import type { AnnouncementText } from '../../../../domain/launch/announcement.ts';
import { type Release, titleOf } from '../../../../domain/release.ts';
import { context, header } from '../../kit/blocks.ts';
import { clip } from '../../kit/clip.ts';
import { slackDate } from '../../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richText } from '../../kit/rich-text.ts';
import { inlineText } from '../../words/inline-text.ts';
import { counted } from '../../words/listed.ts';

/** Room for each part, so that all of them together fit into one message with its buttons. */
export const ANNOUNCEMENT_ROOM = { title: 140, value: 2000, highlights: FIRST_PART, closing: 2000 } as const;

const part = (text: string, max: number): KnownBlock[] => (text.trim() === '' ? [] : [richText(text, max)]);

const isCut = (text: AnnouncementText): boolean =>
  (['title', 'value', 'closing'] as const).some((field) => text[field].length > ANNOUNCEMENT_ROOM[field]);

/** Long notes begin here; the rest follows in the thread. */
const highlights = (text: AnnouncementText): KnownBlock[] => {
  const [first = '', ...rest] = splitNotes(text.highlights);
  return [
    ...part(first, ANNOUNCEMENT_ROOM.highlights),
    ...(rest.length === 0
      ? []
      : [context(`It goes on in the thread: ${counted(rest.length, 'more message')}.`)]),
  ];
};

/** Name, version and, once it is known, the moment from which users have it. */
const nameLine = (release: Release, zone: string): Mrkdwn => {
  const liveAt = release.launch?.liveAt ?? null;
  const { corrected } = release.telling;
  return joinMrkdwn(
    [
      mrkdwn`${titleOf(release)}`,
      liveAt === null ? null : mrkdwn`live since ${slackDate(liveAt, zone)}`,
      corrected === null ? null : mrkdwn`corrected ${slackDate(corrected.at, zone)}, see below`,
    ],
    ' · ',
  );
};

/**
 * An announcement as it appears; what people wrote is shown as they wrote it, longer than fits with "…".
 *
 * @param beside what the plan knows: where users learn it, who looks after it
 */
export const announcementBlocks = (
  text: AnnouncementText,
  release: Release,
  zone: string,
  beside: readonly KnownBlock[] = [],
): KnownBlock[] => [
  header(clip(text.title, ANNOUNCEMENT_ROOM.title)),
  ...part(text.value, ANNOUNCEMENT_ROOM.value),
  ...highlights(text),
  ...part(text.closing, ANNOUNCEMENT_ROOM.closing),
  ...beside,
  context(nameLine(release, zone)),
  ...(isCut(text) ? [context(mrkdwn`Shortened here; ${release.manager.name} has the whole text.`)] : []),
];

const SPOKEN = { title: 200, value: 600, highlights: 1500, closing: 400 } as const;

/** The same for notifications, search and screen readers. */
export const announcementAloud = (text: AnnouncementText, release: Release): Mrkdwn => {
  const pieces = (Object.keys(SPOKEN) as (keyof AnnouncementText)[])
    .filter((field) => text[field].trim() !== '')
    .map((field) => inlineText(text[field].trim(), SPOKEN[field]));
  const words = joinMrkdwn(pieces);
  const title = titleOf(release);
  return text.title.includes(title) ? words : mrkdwn`${title}: ${words}`;
};
