import type { KnownBlock } from '@slack/types';
import { isNotice, type Version, versionOf } from '../../../domain/announcement/version.ts';
import { formatDateTime } from '../../../domain/calendar.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { context, header, section } from '../kit/blocks.ts';
import { clip } from '../kit/clip.ts';
import { slackDate } from '../kit/dates.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote, richText } from '../kit/rich-text.ts';
import { practiceBlocks, practiceText } from '../launch/prompt/practice.ts';
import { type Scene, sceneOf, toldBy } from '../lights/card/scene.ts';
import type { Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';

const HEADLINE = 140;
const SPOKEN = 2500;

/** Written outside Slack, where nothing edits it: the date in words, on the launch's own wall. */
export const copiedText = (version: Version, { release }: Scene): string => {
  if (!isNotice(version)) return version.words;
  const { at, zone } = release.plan.launch;
  return `${version.words}\nFrom when: ${formatDateTime(at, zone)}`;
};

const fromWhen = (release: Release, zone: string): Mrkdwn => {
  if (release.stage === 'cancelled') return mrkdwn`*It is not coming*: it was cancelled.`;
  const liveAt = release.launch?.liveAt ?? null;
  return liveAt === null
    ? mrkdwn`*From when*: ${slackDate(release.plan.launch.at, zone)}`
    : mrkdwn`*Live* since ${slackDate(liveAt, zone)}`;
};

const small = (version: Version, release: Release, zone: string): Mrkdwn => {
  const liveAt = release.launch?.liveAt ?? null;
  const since = isNotice(version) || liveAt === null ? null : mrkdwn`live since ${slackDate(liveAt, zone)}`;
  const again =
    version.corrected === null ? null : mrkdwn`corrected ${slackDate(version.corrected.at, zone)}, see below`;
  return joinMrkdwn([mrkdwn`${titleOf(release)}`, since, again], ' · ');
};

/** A version as its readers read it. */
export const versionMessage = (version: Version, { release, settings: { zone } }: Scene): SlackMessage => {
  const title = titleOf(release);
  const headline = isNotice(version) ? `${title}: what is coming` : `${title} is live`;
  const when: KnownBlock[] = isNotice(version) ? [section(fromWhen(release, zone))] : [];
  const aloud = joinMrkdwn([
    mrkdwn`${headline}`,
    inlineText(version.words, SPOKEN),
    isNotice(version) ? fromWhen(release, zone) : null,
  ]);
  return message(practiceText(release, aloud), [
    ...practiceBlocks(release),
    header(clip(headline, HEADLINE)),
    richText(version.words),
    ...when,
    context(small(version, release, zone)),
  ]);
};

export const renderVersionPost: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const version = scene === null ? undefined : versionOf(scene.release, row.slot?.subject ?? '');
  if (scene === null || version === undefined) return { skip: 'no_such_version' };
  return { message: versionMessage(version, scene) };
};

/** A line in the thread of what they read: what is another now. */
export const renderVersionLine: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const told = await toldBy(row, reads);
  if (scene === null || told === null) return { skip: 'nothing_to_tell' };
  const { release, settings } = scene;
  const line = (words: Mrkdwn, quote = ''): SlackMessage =>
    message(practiceText(release, quote === '' ? words : mrkdwn`${words} ${inlineText(quote)}`), [
      ...practiceBlocks(release),
      section(words),
      ...(quote === '' ? [] : [richQuote(quote)]),
    ]);
  switch (told.event.type) {
    case 'release_moved': {
      const { from, to } = told.event;
      const moved = mrkdwn`*${titleOf(release)}*: the date has changed, from ${slackDate(from.at, settings.zone)} to *${slackDate(to.at, settings.zone)}*. The notice above says the new one.`;
      return { message: line(moved) };
    }
    case 'release_cancelled':
      return { message: line(mrkdwn`*${titleOf(release)}* is not coming: it was cancelled.`) };
    case 'announcement_corrected':
      return { message: line(mrkdwn`*Corrected* above:`, told.event.reason) };
    case 'rollout_stopped':
      return {
        message: line(
          told.event.takenBack
            ? mrkdwn`*${titleOf(release)} was taken back* from those who had it:`
            : mrkdwn`*${titleOf(release)} goes no further* for now: those who have it keep it, nobody else gets it yet:`,
          told.event.reason,
        ),
      };
    case 'version_step':
      return { message: line(mrkdwn`*Corrected* above:`, told.event.words) };
    default:
      return { skip: 'nothing_to_tell' };
  }
};
