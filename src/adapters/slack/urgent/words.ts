import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../../domain/calendar.ts';
import { reviewDueAt } from '../../../domain/delivery/urgent-moments.ts';
import type { Light } from '../../../domain/lights/light.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { isReviewOwed } from '../../../domain/urgent/decide-urgent.ts';
import { section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { inlineText } from '../words/inline-text.ts';

type Launch = Release['launch'];

const isLive = (launch: Launch): boolean => (launch?.liveAt ?? null) !== null;
const breaksLabel = (launch: Launch): string =>
  isLive(launch) ? 'What broke for customers:' : 'What breaks for customers:';
const changesLabel = (launch: Launch): string => (isLive(launch) ? 'What we changed:' : 'What we change:');

/** What breaks and what changes, as people typed it: for a place that does not format. */
export const hurriedWords = ({ urgent, plan, launch }: Release): string =>
  urgent === null
    ? ''
    : [`${breaksLabel(launch)} ${urgent.breaks}`, `${changesLabel(launch)} ${plan.value}`].join('\n');

/** The same inside a text that formats. */
export const hurriedText = ({ urgent, plan, launch }: Release): Mrkdwn =>
  urgent === null
    ? mrkdwn``
    : joinMrkdwn(
        [
          mrkdwn`${breaksLabel(launch)}`,
          inlineText(urgent.breaks),
          mrkdwn`${changesLabel(launch)}`,
          inlineText(plan.value),
        ],
        ' ',
      );

/** What users gain; of a hotfix, what breaks and what changes. */
export const gainWords = (release: Release): string =>
  release.urgent === null ? `Users gain: ${release.plan.value}` : hurriedWords(release);

export const gainText = (release: Release): Mrkdwn =>
  release.urgent === null ? inlineText(`Users gain: ${release.plan.value}`) : hurriedText(release);

/** "Hotfix 2024-12-03 needs QA now: may it go out?" */
export const hurriedQuestion = (release: Release, { name }: Pick<Light, 'name'>): Mrkdwn =>
  mrkdwn`*${titleOf(release)}* needs *${name}* now: may it go out?`;

/** Whoever is asked after somebody else reads who that was. */
export const alsoAsked = (release: Release, light: Pick<Light, 'delegates'>): Mrkdwn | null => {
  if (release.urgent === null || light.delegates.length < 2) return null;
  const names = light.delegates.map(({ name }) => mrkdwn`${name}`);
  return mrkdwn`Asked: ${joinMrkdwn(names, ', ')}. One answer is enough.`;
};

/** When it goes out, or since when it is live. */
export const hurriedMoment = ({ launch }: Release, { zone }: WorkspaceSettings): Mrkdwn => {
  const liveAt = launch?.liveAt ?? null;
  return liveAt === null ? mrkdwn`as soon as all are green` : slackDate(liveAt, zone);
};

/** Whether it is mended, by whoever was to look. */
const mendedWords = ({ urgent, plan }: Release): Mrkdwn | null => {
  if (urgent === null) return null;
  const { mended, confirmer } = urgent;
  if (mended === null) return mrkdwn`${confirmer.name} confirms that it is mended.`;
  const when = slackDate(mended.at, plan.launch.zone);
  return mended.yes
    ? mrkdwn`:large_green_circle: *It is mended*, says ${mended.by.name}, ${when}.`
    : mrkdwn`:red_circle: *It is not mended*, says ${mended.by.name}, ${when}.`;
};

/** Until when what was learnt has to be written down; null where it is, or is not owed yet. */
export const reviewOwedWords = (release: Release, settings: WorkspaceSettings): Mrkdwn | null => {
  const due: Instant | null = reviewDueAt(release, settings);
  if (due === null || !isReviewOwed(release)) return null;
  return mrkdwn`It went out in a hurry. What was learnt is to be written down by ${slackDate(due, settings.zone)}, by ${release.manager.name}; it is closed after that.`;
};

const REVIEW_MAX = 600;

/** What the card of a hotfix says beside what every card says. */
export const hurriedBlocks = (release: Release, settings: WorkspaceSettings): KnownBlock[] => {
  const { urgent } = release;
  if (urgent === null) return [];
  const mended = mendedWords(release);
  const owed = reviewOwedWords(release, settings);
  return [
    ...(mended === null ? [] : [section(mended)]),
    ...(owed === null ? [] : [section(owed)]),
    ...(urgent.review === null
      ? []
      : [section(mrkdwn`*What was learnt*`), richQuote(urgent.review, REVIEW_MAX)]),
  ];
};
