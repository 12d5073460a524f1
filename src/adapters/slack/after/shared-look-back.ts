import { readShared } from '../../../application/outcome/shared-look-back.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { foundWords } from '../issues/issue-words.ts';
import { section } from '../kit/blocks.ts';
import { slackDay } from '../kit/dates.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { lineSections } from '../planning/card/line-sections.ts';
import type { Renderer } from '../renderer.ts';
import { counted } from '../words/listed.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "December 2026" */
const monthWords = (month: string): string =>
  `${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;

const MOST = 20;

const line = (release: Release, zone: string): Mrkdwn => {
  const found = foundWords(release);
  const live = slackDay(release.launch?.liveAt ?? release.plan.launch.at, zone);
  return mrkdwn`• *${titleOf(release)}*, live ${live}${found === null ? mrkdwn`` : mrkdwn`, found: ${found}`}`;
};

/** The releases of low risk that were closed in a month without trouble: one look back for all. */
export const sharedLookBackMessage = (
  releases: readonly Release[],
  { month, zone }: { month: string; zone: string },
): SlackMessage => {
  const head = mrkdwn`*One look back for ${counted(releases.length, 'release')} of low risk*, closed in ${monthWords(month)} without trouble:`;
  const left = releases.length - MOST;
  const lines = [
    ...releases.slice(0, MOST).map((release) => line(release, zone)),
    ...(left > 0 ? [mrkdwn`• and ${left} more`] : []),
  ];
  const next = mrkdwn`Twenty minutes together are enough: what do we keep, what do we change?`;
  return message(joinMrkdwn([head, ...lines, next]), [section(head), ...lineSections(lines), section(next)]);
};

/** `statement.shared_look_back`: what shares it is read when it is sent. */
export const renderSharedLookBack: Renderer = async ({ workspaceId, slot }, reads) => {
  if (slot === null || !('user' in slot.audience)) return { skip: 'nobody named' };
  const userId = slot.audience.user;
  const month = slot.subject;
  const releases = await readShared(reads, { workspaceId, userId, month });
  if (releases.length === 0) return { skip: 'nothing_to_tell' };
  const settings = await reads.settings(workspaceId);
  const person = await reads.person(workspaceId, userId);
  return { message: sharedLookBackMessage(releases, { month, zone: person?.zone ?? settings.zone }) };
};
