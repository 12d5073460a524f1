import type { KnownBlock } from '@slack/types';
import type { Audience } from '../../../../domain/delivery/due-action.ts';
import { UNDO_MINUTES } from '../../../../domain/move/planned-move.ts';
import type { MovePreview } from '../../../../domain/move/preview-move.ts';
import type { Release } from '../../../../domain/release.ts';
import { packIds } from '../../edge/value.ts';
import { actions, context } from '../../kit/blocks.ts';
import { button } from '../../kit/elements.ts';
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { counted } from '../../words/listed.ts';
import { lineSections } from '../card/line-sections.ts';
import type { Scene } from '../card/standing.ts';
import { clashWords } from './clash-words.ts';
import { MOVE_ACTIONS } from './ids.ts';
import { shiftWords } from './shift-words.ts';

/** So many lines stay readable, and within what a window may hold whatever they say. */
export const PAGE_LINES = 40;
const NAMES_A_LINE = 8;

type Line = { heading: string; line: Mrkdwn };

const inRows = (names: readonly Mrkdwn[]): Mrkdwn[] => {
  const rows: Mrkdwn[] = [];
  for (let first = 0; first < names.length; first += NAMES_A_LINE) {
    rows.push(mrkdwn`• ${joinMrkdwn(names.slice(first, first + NAMES_A_LINE), ', ')}`);
  }
  return rows;
};

const place = (audience: Audience): Mrkdwn =>
  'channel' in audience ? channelMention(audience.channel) : userMention(audience.user);

const under = (heading: string, lines: readonly Mrkdwn[]): Line[] => lines.map((line) => ({ heading, line }));

const all = ({ shifts, clashes, askedAgain, told }: MovePreview, now: string): Line[] => [
  ...under(
    'Look at this first',
    clashes.map((clash) => clashWords(clash, now)),
  ),
  ...under('Asked again, because of the new date', inRows(askedAgain.map((name) => mrkdwn`${name}`))),
  ...under(
    'What moves',
    shifts.map((shift) => shiftWords(shift, now)),
  ),
  ...under('Who hears of it', inRows(told.map(place))),
];

const summary = ({ shifts, stays, clashes, askedAgain, told }: MovePreview, release: Release): Mrkdwn => {
  const heard =
    release.hold !== null || told.length === 0
      ? mrkdwn`Nobody hears of it while it is on hold.`
      : mrkdwn`It is told in ${counted(told.length, 'place')}, ${UNDO_MINUTES} minutes after your click; until then you can undo it.`;
  return joinMrkdwn(
    [
      clashes.length === 0
        ? mrkdwn`Nothing stands against it.`
        : mrkdwn`*${counted(clashes.length, 'thing')} to look at.*`,
      mrkdwn`*${counted(shifts.length, 'date')}* ${shifts.length === 1 ? 'moves' : 'move'}${stays === 0 ? mrkdwn`` : mrkdwn`, ${stays} ${stays === 1 ? 'stays' : 'stay'}`}.`,
      askedAgain.length === 0
        ? mrkdwn`Every green light stays.`
        : mrkdwn`*${counted(askedAgain.length, 'department')}* ${askedAgain.length === 1 ? 'is' : 'are'} asked again.`,
      heard,
    ],
    ' ',
  );
};

const turn = (release: Release, actionId: string, page: number, text: string) =>
  button({
    actionId,
    text,
    value: packIds({ releaseId: release.id, extra: String(page) }),
  });

/** Lines under their headings; a heading is said again where a page begins in the midst of its lines. */
const drawn = (lines: readonly Line[]): KnownBlock[] => {
  const headings = [...new Set(lines.map(({ heading }) => heading))];
  return headings.flatMap((heading) =>
    lineSections([
      mrkdwn`*${heading}*`,
      ...lines.filter((each) => each.heading === heading).map(({ line }) => line),
    ]),
  );
};

/** Everything that follows from the new date, the urgent first, page by page. */
export const previewBlocks = (
  { release, now }: Scene,
  preview: MovePreview,
  wanted: number,
): readonly KnownBlock[] => {
  const lines = all(preview, now);
  const pages = Math.max(1, Math.ceil(lines.length / PAGE_LINES));
  const page = Math.min(Math.max(1, wanted), pages);
  const shown = lines.slice((page - 1) * PAGE_LINES, page * PAGE_LINES);
  const turns = [
    ...(page > 1 ? [turn(release, MOVE_ACTIONS.back, page - 1, 'Back')] : []),
    ...(page < pages
      ? [turn(release, MOVE_ACTIONS.page, page + 1, `More: page ${page + 1} of ${pages}`)]
      : []),
  ];
  return [
    ...lineSections([summary(preview, release)]),
    ...drawn(shown),
    ...(turns.length === 0 ? [] : [context(`Page ${page} of ${pages}`), actions('move.pages', turns)]),
  ];
};
