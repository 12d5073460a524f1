import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../../domain/calendar.ts';
import { titleOf } from '../../../domain/release.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import { slackDate } from '../kit/dates.ts';
import { joinMrkdwn, link, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { lineSections } from '../planning/card/line-sections.ts';
import { standing } from '../planning/card/standing.ts';
import { plainName } from '../words/plain-name.ts';
import type { Kinship, Relative } from './relatives.ts';

type World = { settings: WorkspaceSettings; now: Instant };

/** Its name, as a link to its card where that stands, and the name for commands. */
const named = ({ release, where }: Relative): Mrkdwn => {
  const title = plainName(titleOf(release));
  return mrkdwn`*${where === null ? title : link(where, title)}* \`${release.key}\``;
};

const launchOf = ({ release }: Relative, { settings }: World): Mrkdwn =>
  slackDate(release.plan.launch.at, settings.zone);

/** A wave with its date and where it stands. */
const waveLine = (relative: Relative, world: World): Mrkdwn => {
  const { release } = relative;
  const audience = release.family.waveOf?.audience ?? '';
  const whom = audience === '' ? null : mrkdwn`for ${audience}`;
  const head = joinMrkdwn([mrkdwn`• ${named(relative)}`, whom], ', ');
  return mrkdwn`${head}, ${launchOf(relative, world)}. ${standing({ release, ...world })}`;
};

const LINES: Record<Exclude<Kinship, 'wave'>, (relative: Relative, world: World) => Mrkdwn> = {
  main: (relative, world) => mrkdwn`A wave of ${named(relative)}, ${launchOf(relative, world)}.`,
  split_from: (relative) => mrkdwn`Split off from ${named(relative)}.`,
  split_into: (relative, world) => mrkdwn`Split off: ${named(relative)}, ${launchOf(relative, world)}.`,
  merged_into: (relative) => mrkdwn`Moved into ${named(relative)}.`,
  took_in: (relative) => mrkdwn`Took in ${named(relative)}.`,
};

/** One line for each release that belongs to this one, its waves last, by date. */
export const familyLines = (relatives: readonly Relative[], world: World): readonly Mrkdwn[] => {
  const others = relatives.flatMap((relative) =>
    relative.as === 'wave' ? [] : [LINES[relative.as](relative, world)],
  );
  const waves = relatives
    .filter(({ as }) => as === 'wave')
    .toSorted((a, b) => (a.release.plan.launch.at < b.release.plan.launch.at ? -1 : 1))
    .map((relative) => waveLine(relative, world));
  return [...others, ...(waves.length === 0 ? [] : [mrkdwn`*Waves*`, ...waves])];
};

/** The same as blocks of a card; none where it belongs to no other. */
export const familyBlocks = (relatives: readonly Relative[], world: World): KnownBlock[] =>
  lineSections(familyLines(relatives, world));
