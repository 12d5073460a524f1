import type { KnownBlock, ModalView } from '@slack/types';
import { isLegal } from '../../../domain/command.ts';
import { cannotBranch } from '../../../domain/family/decide-family.ts';
import type { Release } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import type { Scene } from '../planning/card/standing.ts';
import { onRelease, titled } from '../planning/card/titled.ts';
import { familyBlocks } from './family-blocks.ts';
import { FAMILY_ACTIONS, FAMILY_FORMS } from './ids.ts';
import type { Relative } from './relatives.ts';

type Way = {
  actionId: string;
  text: string;
  says: Mrkdwn;
  isOpen: (release: Release) => boolean;
};

const branches = (release: Release): boolean => cannotBranch(release, 'wave') === null;

/** The three ways on, each with what it is good for. */
const WAYS: readonly Way[] = [
  {
    actionId: FAMILY_ACTIONS.wave,
    text: 'Add a wave',
    says: mrkdwn`*Wave*: it goes live somewhere else at another time, with a launch and an announcement of its own. Departments answer once.`,
    isOpen: (release) => branches(release) && isLegal('add_wave', release),
  },
  {
    actionId: FAMILY_ACTIONS.split,
    text: 'Split',
    says: mrkdwn`*Split*: some of it comes later, or sooner, as a release of its own.`,
    isOpen: (release) => branches(release) && isLegal('split_off', release),
  },
  {
    actionId: FAMILY_ACTIONS.merge,
    text: 'Merge',
    says: mrkdwn`*Merge*: all of it moves into another release, and this one ends.`,
    isOpen: (release) =>
      branches(release) && release.family.waves.length === 0 && isLegal('merge_into', release),
  },
];

const wayRow = (release: Release, { actionId, text, says }: Way): KnownBlock =>
  section(says, {
    accessory: button({
      actionId,
      text,
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: onRelease(text, release),
    }),
  });

const waysOf = (release: Release): readonly Way[] => WAYS.filter(({ isOpen }) => isOpen(release));

/** Whether the plan has this part at all: a hotfix belongs to nobody. */
export const hasFamily = (release: Release): boolean => release.urgent === null;

/** What belongs to this release, and how to add to it, split it, or move it into another. */
export const familyView = (scene: Scene, relatives: readonly Relative[]): ModalView => {
  const { release } = scene;
  const ways = waysOf(release);
  return modal({
    callbackId: FAMILY_FORMS.view,
    title: 'Waves, split, merge',
    close: 'Close',
    blocks: [
      section(titled(release)),
      ...familyBlocks(relatives, scene),
      ...ways.map((way) => wayRow(release, way)),
      ...(ways.length === 0
        ? [section('As it stands, nothing can be added, split off or merged here.')]
        : []),
    ],
  });
};

/** The row of the plan that leads here. */
export const familyRow = (release: Release): KnownBlock => {
  const { waveOf, waves } = release.family;
  const says =
    waveOf !== null
      ? mrkdwn`A wave of ${waveOf.main.title}.`
      : waves.length > 0
        ? mrkdwn`${waves.length === 1 ? 'One wave' : `${waves.length} waves`} so far.`
        : mrkdwn`It goes live everywhere at once, and whole.`;
  return section(mrkdwn`*Waves, split, merge*\n${says}`, {
    accessory: button({
      actionId: FAMILY_ACTIONS.open,
      text: 'Waves, split, merge',
      value: packIds({ releaseId: release.id }),
      accessibilityLabel: onRelease('Waves, split, merge of', release),
    }),
  });
};
