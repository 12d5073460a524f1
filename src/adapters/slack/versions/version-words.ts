import { createHash } from 'node:crypto';
import {
  checkerOf,
  goesOutside,
  isNotice,
  isOut,
  type Version,
} from '../../../domain/announcement/version.ts';
import { noticeAt } from '../../../domain/announcement/version-moments.ts';
import { READER_WORDS } from '../../../domain/announcement/version-name.ts';
import { tMinusWords } from '../../../domain/contents/when.ts';
import { slackDate } from '../kit/dates.ts';
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';

/** Marks the words that stood before somebody: short, and different for other words. */
export const markOf = ({ words }: Pick<Version, 'words'>): string =>
  createHash('sha256').update(words).digest('base64url').slice(0, 12);

/** "*Customers* (Newsletter, outside Slack)", "*Developers* in #dev". */
export const whereWords = (version: Version): Mrkdwn =>
  version.channelId === null
    ? mrkdwn`*${READER_WORDS[version.readers]}* (${version.outside}, outside Slack)`
    : mrkdwn`*${READER_WORDS[version.readers]}* in ${channelMention(version.channelId)}`;

/** Behind "it goes out": "with the launch, behind the announcement", "as a notice, Thu 3 Dec (T-5)". */
export const whenWords = (version: Version, { release, settings }: Scene): Mrkdwn => {
  if (version.when === null) return mrkdwn`with the launch, behind the announcement`;
  const distance = tMinusWords(version.when);
  const at = slackDate(noticeAt(version, release, settings), settings.zone);
  return mrkdwn`as a notice, ${at}${distance === null ? mrkdwn`` : mrkdwn` (${distance})`}`;
};

/** "It goes out with the launch, behind the announcement."; nothing for what is out. */
export const goesOut = (version: Version, scene: Scene): Mrkdwn | null =>
  isOut(version) ? null : mrkdwn`It goes out ${whenWords(version, scene)}.`;

const checkedFirst = (version: Version): Mrkdwn => {
  const checker = checkerOf(version);
  return checker === null ? mrkdwn`to be approved` : mrkdwn`${checker.name} checks it`;
};

/** How far it is, and who has it. */
export const stateWords = (version: Version, { settings }: Pick<Scene, 'settings'>): Mrkdwn => {
  const { writer, sent, publishedAt, corrected } = version;
  const again = corrected === null ? null : mrkdwn`corrected ${slackDate(corrected.at, settings.zone)}`;
  switch (version.state) {
    case 'asked':
      return mrkdwn`${writer.name} writes it`;
    case 'draft':
      return mrkdwn`written, ${checkedFirst(version)}`;
    case 'checked':
      return mrkdwn`checked, to be approved`;
    case 'approved':
      return isNotice(version)
        ? mrkdwn`approved, goes out at its moment`
        : mrkdwn`approved, goes out behind the announcement`;
    case 'published': {
      const since = slackDate(publishedAt ?? '', settings.zone);
      const out = goesOutside(version) ? mrkdwn`${writer.name} sends it` : mrkdwn`published ${since}`;
      return joinMrkdwn([out, again], ', ');
    }
    case 'sent':
      return mrkdwn`sent by ${sent?.by.name ?? ''} ${slackDate(sent?.at ?? '', settings.zone)}`;
  }
};
