import type { Button, KnownBlock } from '@slack/types';
import { requestsBefore } from '../../../../application/feedback/requests-before.ts';
import { forecastOf } from '../../../../application/forecast/forecast-of.ts';
import { lessonsToLookAt } from '../../../../application/lessons/read-lessons.ts';
import { visibleReleases } from '../../../../application/plan/find-release.ts';
import type { DueRow, Reads } from '../../../../application/ports.ts';
import { roomOf } from '../../../../domain/delivery/audience.ts';
import { releaseCardSlot } from '../../../../domain/delivery/boards.ts';
import { slotKey } from '../../../../domain/delivery/due-action.ts';
import type { Forecast } from '../../../../domain/forecast/forecast.ts';
import { missingFromPlan } from '../../../../domain/plan/plan-form.ts';
import { isOver, lightsAreOpen, type Release } from '../../../../domain/release.ts';
import { adoptionLine } from '../../adoption/adoption-words.ts';
import { briefLine } from '../../brief/brief-words.ts';
import { carriedBlocks } from '../../carried/carried-blocks.ts';
import { packIds } from '../../edge/value.ts';
import { familyBlocks, familyLines } from '../../family/family-blocks.ts';
import { type Relative, relativesOf } from '../../family/relatives.ts';
import { requestsLine } from '../../feedback/requests-line.ts';
import { foundSentence } from '../../issues/issue-words.ts';
import { context, header, section } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { channelMention, joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import { suggestedBlocks, suggestedSentence } from '../../lessons/lesson-words.ts';
import { milestoneWords } from '../../milestones/manager-words.ts';
import type { Renderer, Surroundings } from '../../renderer.ts';
import { dateSummary } from '../../review/review-words.ts';
import { hurriedWords } from '../../urgent/words.ts';
import { forecastWords } from '../../words/forecast.ts';
import { messageLink } from '../../words/link.ts';
import { CONTENTS_ACTIONS } from '../contents/ids.ts';
import { packPlace, topOf } from '../contents/list/list-place.ts';
import { managerButtons } from '../course/course-buttons.ts';
import { draftCard } from '../form/draft-card.ts';
import { waitingBlocks, waitingWords } from '../move/waiting-move.ts';
import { formerCard } from './former-card.ts';
import { cancelReason } from './release-card.ts';
import { inTheWay, type Scene, standing } from './standing.ts';
import { onRelease, titled } from './titled.ts';
import { itemsSinceStart, vagueLines } from './vague-lines.ts';

/** A reason on the card; in full it stands in the record. */
const REASON_MAX = 600;

type Reader = 'manager' | 'stand_in' | 'former';

const readerOf = (release: Release, userId: string): Reader => {
  if (release.manager.userId === userId) return 'manager';
  return release.standInId === userId ? 'stand_in' : 'former';
};

const missing = (release: Release): Mrkdwn | null => {
  // Nobody writes a plan while something is broken.
  const parts = release.urgent === null ? missingFromPlan(release.plan) : [];
  return parts.length === 0 ? null : mrkdwn`Still missing: ${joinMrkdwn(parts, ', ')}.`;
};

const milestonesButton = (release: Release): Button =>
  button({
    actionId: CONTENTS_ACTIONS.open,
    text: 'Open the milestones',
    value: packIds({ releaseId: release.id, extra: packPlace(topOf('milestones', 'nothing')) }),
    accessibilityLabel: onRelease('Open the milestones of', release),
  });

/** Why it was cancelled, and when it will be green as before: null where that is not known, or not so. */
type RunningExtras = {
  cancelledBecause?: string | null;
  forecast?: Forecast | null;
  /** Milestones that are overdue, or that nobody was told of. */
  milestones?: Mrkdwn | null;
  /** The number from which items of the plan came after Start; null where nobody knows. */
  firstNewItem?: number | null;
  /** How many lessons of earlier releases its manager has not looked at. */
  lessons?: number;
  /** What users of earlier releases asked for. */
  asked?: Mrkdwn | null;
  /** Its waves, and releases that came out of it or that it came from. */
  relatives?: readonly Relative[];
  /** How many have it. */
  adopted?: Mrkdwn | null;
};

/**
 * The manager's card from Start on: where it stands, where its card is, and what the manager can do.
 * @param where the release card: a link or a channel; null before it stands
 */
export const runningCard = (
  scene: Scene,
  where: Mrkdwn | null,
  reader: 'manager' | 'stand_in',
  {
    cancelledBecause = null,
    forecast = null,
    milestones = null,
    firstNewItem = null,
    lessons = 0,
    asked = null,
    relatives = [],
    adopted = null,
  }: RunningExtras = {},
): SlackMessage => {
  const { release } = scene;
  const title = titled(release);
  const way = inTheWay(release, scene.settings);
  const stands = standing(scene);
  const card = where === null ? null : mrkdwn`The card is in ${where}.`;
  const started = ['planning', 'sign_off'].includes(release.stage) ? mrkdwn`Started.` : null;
  const lead = joinMrkdwn([started, card, stands], ' ');
  const isEditable = ['planning', 'sign_off'].includes(release.stage);
  const date = isEditable ? dateSummary(scene) : null;
  const briefed = isOver(release) ? null : briefLine(release);
  const small: KnownBlock[] = [
    ...(briefed === null ? [] : [context(briefed)]),
    ...(date === null ? [] : [context(date)]),
    ...(isEditable && asked !== null ? [context(asked)] : []),
    ...(isEditable && missing(release) !== null ? [context(missing(release) ?? '')] : []),
    ...(isEditable ? vagueLines(release, firstNewItem).map((line) => context(line)) : []),
    ...(reader === 'stand_in'
      ? [context(mrkdwn`You stand in for ${release.manager.name}, who can hand it over to you.`)]
      : []),
  ];
  const found = foundSentence(release);
  const green = forecast === null ? null : forecastWords(forecast, scene.settings.zone);
  // Whoever else reads this card hears of a new date when everybody does.
  const isManager = reader === 'manager';
  const moves = isManager ? waitingWords(release) : null;
  const family = familyLines(relatives, scene);
  return message(
    joinMrkdwn(
      [
        mrkdwn`${title}: ${lead}`,
        moves,
        way,
        green,
        milestones,
        found,
        adopted,
        suggestedSentence(lessons),
        ...family,
      ],
      ' ',
    ),
    [
      header(title),
      ...carriedBlocks(release, isManager),
      section(lead),
      ...(isManager ? waitingBlocks(release) : []),
      ...(release.urgent === null ? [] : [section(hurriedWords(release))]),
      ...(cancelledBecause === null ? [] : [richQuote(cancelledBecause, REASON_MAX)]),
      ...(way === null ? [] : [section(joinMrkdwn([mrkdwn`*In the way*`, way, green]))]),
      ...(milestones === null ? [] : [section(milestones, { accessory: milestonesButton(release) })]),
      ...(found === null ? [] : [section(found)]),
      ...suggestedBlocks(release, lessons),
      ...(adopted === null ? [] : [section(adopted)]),
      ...familyBlocks(relatives, scene),
      ...small,
      ...(reader === 'manager' && !isOver(release) ? managerButtons(scene) : []),
    ],
  );
};

const whereCardIs = async (
  reads: Reads,
  { release, settings }: Scene,
  { workspaceUrl }: Pick<Surroundings, 'workspaceUrl'>,
): Promise<Mrkdwn | null> => {
  const room = roomOf(release, settings);
  const slot = releaseCardSlot(release, settings);
  if (room === null || slot === null || !('channel' in room)) return null;
  // Never started, so it never had one.
  if (release.startedAt === null) return null;
  const posted = await reads.message(release.workspaceId, slotKey(release.id, slot));
  const channel = channelMention(room.channel);
  if (posted === null || posted.state === 'gone') return channel;
  return mrkdwn`${channel}: ${link(posted.permalink ?? messageLink(workspaceUrl, posted), 'open it')}`;
};

const personOf = (row: DueRow): string | null =>
  row.slot !== null && 'user' in row.slot.audience ? row.slot.audience.user : null;

export const renderManagerCard: Renderer = async (row, reads, surroundings) => {
  const { now } = surroundings;
  const userId = personOf(row);
  const release = row.releaseId === null ? null : await reads.release(row.workspaceId, row.releaseId);
  if (release === null || userId === null) return { skip: 'no such release' };
  const settings = await reads.settings(row.workspaceId);
  const scene = { release, settings, now };
  const reader = readerOf(release, userId);
  if (reader === 'former') return { message: formerCard(release) };
  const own = reader === 'manager';
  const relatives = await relativesOf(reads, release, {
    settings,
    workspaceUrl: surroundings.workspaceUrl,
    own,
  });
  const lessons = await lessonsToLookAt(reads, scene, userId);
  const asked = requestsLine(
    lightsAreOpen(release) || release.stage === 'draft' ? await requestsBefore(reads, release) : [],
  );
  if (release.stage !== 'draft') {
    const where = await whereCardIs(reads, scene, surroundings);
    const cancelledBecause = await cancelReason(reads, release);
    const foreseen = await forecastOf(reads, release, { settings, now });
    const milestones = await milestoneWords(reads, scene);
    const firstNewItem = await itemsSinceStart(reads, release);
    const reported = await reads.knownFacts(row.workspaceId, release.id);
    const adopted = adoptionLine(release, reported, settings.zone);
    return {
      message: runningCard(scene, where, reader, {
        cancelledBecause,
        forecast: foreseen,
        milestones,
        firstNewItem,
        lessons,
        asked,
        relatives,
        adopted,
      }),
    };
  }
  // Only what this person may see: another day's confidential launch stays unknown.
  const viewer = { workspaceId: row.workspaceId, userId, name: '', isFullMember: true, isSlackAdmin: false };
  const others = await visibleReleases(reads, viewer, 'open');
  return { message: draftCard(scene, others, reader, { relatives, lessons, wished: asked }) };
};
