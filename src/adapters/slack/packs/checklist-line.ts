import type { KnownBlock } from '@slack/types';
import { readChecklist, readChecklists } from '../../../application/packs/read-checklists.ts';
import type { Reads } from '../../../application/ports.ts';
import { withLimitations } from '../../../domain/acceptance/known-limitations.ts';
import { isSettled, type Light } from '../../../domain/lights/light.ts';
import { flowOn, type Given, readersOf } from '../../../domain/packs/flow-on.ts';
import { type Checklist, standingOf, summaryOf } from '../../../domain/packs/summary.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { inlineText } from '../words/inline-text.ts';
import { plainName } from '../words/plain-name.ts';
import { CHECKLIST_ACTIONS } from './ids.ts';

/** What a department's card says of checklists: its own, and what others wrote down in theirs for it. */
export type CardChecklist = { own: Checklist | null; limitations: readonly Given[] };

/** What the card of this light shows; read only for releases whose departments have questions. */
export const cardChecklist = async (reads: Reads, release: Release, light: Light): Promise<CardChecklist> => {
  const own = await readChecklist(reads, release, light);
  const isReader = !isSettled(light) && readersOf('known_limitations', release).includes(light.departmentId);
  if (!isReader) return { own, limitations: [] };
  const { known_limitations: all } = withLimitations(flowOn(await readChecklists(reads, release)), release);
  return { own, limitations: all.filter(({ departmentId }) => departmentId !== light.departmentId) };
};

/** "Checklist: 4 of 6, missing: FAQ link." for the dialog before a green light; empty without questions. */
export const checklistSentence = (checklist: Checklist | null | undefined): string =>
  checklist == null ? '' : `Checklist: ${summaryOf(checklist.pack, checklist.ticks)}.`;

const ownLine = (release: Release, light: Light, { pack, ticks }: Checklist): KnownBlock => {
  const { done, of } = standingOf(pack, ticks);
  return section(mrkdwn`Checklist: ${done} of ${of}`, {
    accessory: button({
      actionId: CHECKLIST_ACTIONS.open,
      text: 'Checklist',
      value: packIds({ releaseId: release.id, departmentId: light.departmentId }),
      accessibilityLabel: `Checklist: ${plainName(light.name, 25)}, ${plainName(titleOf(release), 30)}`,
    }),
  });
};

const told = ({ from, words }: Given): string => `Known limitations, from ${plainName(from)}: ${words}`;

/** The lines of a card, in front of its buttons, and what its text says of them. */
export const checklistLines = (
  release: Release,
  light: Light,
  { own, limitations }: CardChecklist,
): { blocks: readonly KnownBlock[]; text: Mrkdwn | null } => {
  if (own === null && limitations.length === 0) return { blocks: [], text: null };
  const standing = own === null ? null : standingOf(own.pack, own.ticks);
  return {
    blocks: [
      ...limitations.map((given) => section(told(given))),
      ...(own === null ? [] : [ownLine(release, light, own)]),
    ],
    text: joinMrkdwn(
      [
        ...limitations.map((given) => inlineText(told(given))),
        standing === null ? null : mrkdwn`Checklist: ${standing.done} of ${standing.of}.`,
      ],
      ' ',
    ),
  };
};
