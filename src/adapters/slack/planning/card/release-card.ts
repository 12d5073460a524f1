import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Reads } from '../../../../application/ports.ts';
import type { KnownFact } from '../../../../domain/hooks/fact.ts';
import { counts } from '../../../../domain/launch/waiver.ts';
import { isSettled } from '../../../../domain/lights/light.ts';
import { launchedWithout } from '../../../../domain/lights/verdict.ts';
import { isRunning, lightsAreOpen, type Release, titleOf } from '../../../../domain/release.ts';
import { showsShort } from '../../../../domain/review/time-to-prepare.ts';
import { isSpreading } from '../../../../domain/rollout/rollout.ts';
import { adoptionLine } from '../../adoption/adoption-words.ts';
import { carriedBlocks } from '../../carried/carried-blocks.ts';
import { packIds } from '../../edge/value.ts';
import { familyBlocks, familyLines } from '../../family/family-blocks.ts';
import { type Relative, relativesOf } from '../../family/relatives.ts';
import { factBlocks, factText } from '../../hooks/known-facts.ts';
import { actions, context, fields, header, section } from '../../kit/blocks.ts';
import { slackDate } from '../../kit/dates.ts';
import { button, overflow } from '../../kit/elements.ts';
import { message, type SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../../kit/mrkdwn.ts';
import { richQuote } from '../../kit/rich-text.ts';
import { firstNames } from '../../lights/card/order-line.ts';
import { checkInLine } from '../../meetings/check-in-line.ts';
import { guardWords } from '../../milestones/watch-words.ts';
import type { Renderer } from '../../renderer.ts';
import { gainText, gainWords, hurriedBlocks, hurriedMoment } from '../../urgent/words.ts';
import { lightLine, markOf } from '../../words/light.ts';
import { listedAnd } from '../../words/listed.ts';
import { pathWords } from '../../words/path.ts';
import { PLAN_ACTIONS } from '../ids.ts';
import { formerCard } from './former-card.ts';
import { lineSections } from './line-sections.ts';
import { daysLeft, inTheWay, type Scene, standing, toBeMended, waitsForQuestions } from './standing.ts';
import { isStranded, strandedCard } from './stranded-card.ts';
import { onRelease, titled } from './titled.ts';

/** From this many departments on, only those are shown that are not green. */
const MANY_DEPARTMENTS = 9;
/** A reason on the card; in full it stands with the notice in the thread. */
const REASON_MAX = 600;

const areLightsShown = ({ stage }: Release): boolean =>
  ['draft', 'planning', 'sign_off', 'launching'].includes(stage);

const hidesGreen = (release: Release): boolean =>
  release.lights.length >= MANY_DEPARTMENTS && release.lights.some(isSettled);

const whenOf = ({ release, settings, now }: Scene): Mrkdwn => {
  if (release.urgent !== null) return hurriedMoment(release, settings);
  const { at } = release.plan.launch;
  const when = slackDate(at, settings.zone);
  return lightsAreOpen(release) || release.stage === 'draft'
    ? mrkdwn`${when}${daysLeft(release, now)}`
    : when;
};

/** Every department's light, one line each. */
export const lightLines = ({ release, settings, now }: Scene): Mrkdwn[] =>
  release.lights.map((light) => {
    const first = light.askedAt === null && lightsAreOpen(release) ? firstNames(light, release) : null;
    const short = lightsAreOpen(release) ? showsShort(light, release, settings, now) : null;
    const asked = lightLine(light, now, settings.zone, short);
    const line = first === null ? asked : mrkdwn`${asked}, comes after ${first}`;
    return light.required ? line : mrkdwn`${line} (optional)`;
  });

const shownLights = (scene: Scene): KnownBlock[] => {
  const { release } = scene;
  if (!areLightsShown(release)) return [];
  if (!hidesGreen(release)) return lineSections(lightLines(scene));
  const open = release.lights.filter((light) => !isSettled(light));
  const settled = release.lights.length - open.length;
  return [
    ...lineSections(lightLines({ ...scene, release: { ...release, lights: open } })),
    context(mrkdwn`${markOf('green')} ${settled} green`),
  ];
};

const withoutLine = (release: Release): KnownBlock[] => {
  const leftOut = release.lights.filter(({ waiver }) => counts(waiver)).map(({ name }) => name);
  const optional = launchedWithout(release).flatMap((obstacle) =>
    'department' in obstacle ? [obstacle.department] : [],
  );
  const names = [...new Set([...leftOut, ...optional])];
  const isLaunched = release.launch !== null && !lightsAreOpen(release);
  return isLaunched && names.length > 0 ? [context(`Launched without ${listedAnd(names)}.`)] : [];
};

const holdReason = ({ hold, stage }: Release): KnownBlock[] =>
  hold === null || stage === 'closed' || stage === 'cancelled' ? [] : [richQuote(hold.reason, REASON_MAX)];

const endWords = ({ stage, outcome }: Release, cancelledBecause: string | null): KnownBlock[] => {
  if (stage === 'cancelled') {
    return cancelledBecause === null
      ? []
      : [section(mrkdwn`*Why it was cancelled*`), richQuote(cancelledBecause, REASON_MAX)];
  }
  return stage === 'closed' && outcome !== ''
    ? [section(mrkdwn`*What came of it*`), richQuote(outcome, REASON_MAX)]
    : [];
};

const facts = (scene: Scene): KnownBlock[] => {
  const { release } = scene;
  const whoElse = release.seeksManager ? ' (has left, a new one is sought)' : null;
  return fields([
    mrkdwn`*Launch*\n${whenOf(scene)}`,
    mrkdwn`*Release manager*\n${joinMrkdwn([release.manager.name, whoElse], ' ')}`,
    mrkdwn`*How it goes out*\n${pathWords[release.plan.path]}`,
    mrkdwn`*Name for commands*\n\`${release.key}\``,
  ]);
};

/** For those who may; who that is, the rules decide when it is pressed. */
const moreMenu = (release: Release): ActionsBlockElement[] => {
  const isOut = release.launch?.liveAt != null;
  if (isOut ? !isSpreading(release) : !isRunning(release)) return [];
  const choice = (extra: string, text: string) => ({
    text,
    value: packIds({ releaseId: release.id, extra }),
  });
  const title = titleOf(release);
  const course =
    release.hold === null ? choice('hold', `Hold ${title}`) : choice('resume', `Resume ${title}`);
  const raise = lightsAreOpen(release) ? [choice('blocker', 'Something is in the way')] : [];
  return [
    overflow(PLAN_ACTIONS.cardMore, [course, choice('status', `What is in the way of ${title}`), ...raise]),
  ];
};

const buttons = (release: Release, hasMenu: boolean): KnownBlock => {
  const value = packIds({ releaseId: release.id });
  const details = button({
    actionId: PLAN_ACTIONS.details,
    text: 'Details',
    value,
    accessibilityLabel: onRelease('Details of', release),
  });
  const all = button({
    actionId: PLAN_ACTIONS.allLights,
    text: 'Show all',
    value,
    accessibilityLabel: onRelease('All green lights of', release),
  });
  return actions('plan.card', [
    details,
    ...(areLightsShown(release) && hidesGreen(release) ? [all] : []),
    ...(hasMenu ? moreMenu(release) : []),
  ]);
};

/** What a card shows beside the release itself. */
export type CardExtras = {
  /** Why it was cancelled; null where that is not known, or not so. */
  cancelledBecause?: string | null;
  /** Its waves, and releases that came out of it or that it came from. */
  relatives?: readonly Relative[];
  /** What other systems reported of it. */
  facts?: readonly KnownFact[];
  /** For one reader alone: what they can do with it, in place of the "…" that everybody sees. */
  own?: readonly KnownBlock[];
};

/** The card in the releases channel: what, why, when, who, every light, and what is in the way. */
export const releaseCard = (
  scene: Scene,
  { cancelledBecause = null, relatives = [], facts: reported = [], own = [] }: CardExtras = {},
): SlackMessage => {
  const { release, settings, now } = scene;
  const title = titled(release);
  const stands = standing(scene);
  const way = inTheWay(release, settings, now);
  const mended = toBeMended(release, now);
  const guard = guardWords(scene);
  const said = checkInLine(release);
  const adopted = adoptionLine(release, reported, settings.zone);
  const text = joinMrkdwn(
    [
      mrkdwn`${title}, launch ${whenOf(scene)}, release manager: ${release.manager.name}. ${stands}`,
      way === null ? null : mrkdwn`${way}.`,
      mended === null ? null : mrkdwn`${mended}.`,
      gainText(release),
      guard,
      adopted,
      factText(reported, release),
      ...familyLines(relatives, scene),
    ],
    ' ',
  );
  return message(text, [
    header(title),
    ...carriedBlocks(release, false),
    section(stands),
    ...holdReason(release),
    ...endWords(release, cancelledBecause),
    section(gainWords(release)),
    ...hurriedBlocks(release, settings),
    ...facts(scene),
    ...(guard === null ? [] : [section(guard)]),
    ...shownLights(scene),
    ...(said === null ? [] : [context(said)]),
    ...withoutLine(release),
    ...(way === null || waitsForQuestions(release, settings) ? [] : [section(mrkdwn`*In the way*\n${way}`)]),
    ...(mended === null ? [] : [context(mended)]),
    ...(adopted === null ? [] : [section(adopted)]),
    ...factBlocks(reported, release, settings.zone),
    ...familyBlocks(relatives, scene),
    context(mrkdwn`As of ${slackDate(now, settings.zone)}`),
    buttons(release, own.length === 0),
    ...own,
  ]);
};

/** Why it was cancelled, from the record; null when it was not, or when the words were erased. */
export const cancelReason = async (
  reads: Pick<Reads, 'auditEntries'>,
  release: Release,
): Promise<string | null> => {
  if (release.stage !== 'cancelled') return null;
  const entries = await reads.auditEntries(release.workspaceId, release.id);
  const reason = entries.findLast(({ type }) => type === 'release_cancelled')?.personal?.reason;
  return typeof reason === 'string' && reason.trim() !== '' ? reason : null;
};

export const renderReleaseCard: Renderer = async (row, reads, { now, workspaceUrl }) => {
  const release = row.releaseId === null ? null : await reads.release(row.workspaceId, row.releaseId);
  if (release === null) return { skip: 'no such release' };
  const settings = await reads.settings(row.workspaceId);
  const audience = row.slot?.audience;
  // A rehearsal's card, or a secret one, stands with its manager: after a hand-over it is somebody else's.
  if (audience !== undefined && 'user' in audience && audience.user !== release.manager.userId) {
    return { message: formerCard(release) };
  }
  if (isStranded(row, release, settings)) return { message: strandedCard(release, settings) };
  const cancelledBecause = await cancelReason(reads, release);
  const relatives = await relativesOf(reads, release, { settings, workspaceUrl });
  const reported = await reads.knownFacts(row.workspaceId, release.id);
  return {
    message: releaseCard({ release, settings, now }, { cancelledBecause, relatives, facts: reported }),
  };
};
