import type { ModalView } from '@slack/types';
import { LIST_PARTS } from '../../../domain/contents/parts.ts';
import type { Decided } from '../../../domain/decision.ts';
import { leftBehind } from '../../../domain/family/left-behind.ts';
import { broughtBy } from '../../../domain/family/merge.ts';
import { type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { selectField } from '../kit/inputs.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richList } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import { titled } from '../planning/card/titled.ts';
import { counted } from '../words/listed.ts';
import { listedNames } from '../words/listed-names.ts';
import { plainName } from '../words/plain-name.ts';
import { FAMILY_FORMS } from './ids.ts';
import { askedAgain } from './split-check.ts';

/** Room for the points, in characters. */
const POINTS_MAX = 2000;
const OPTION_MAX = 75;

/** "Merge": into which of the releases that this person manages. */
export const mergeForm = (release: Release, targets: readonly Release[], nested: boolean): ModalView =>
  modal({
    callbackId: FAMILY_FORMS.merge,
    title: 'Merge a release',
    ...(targets.length > 0 && { submit: 'Show what happens' }),
    close: targets.length > 0 ? 'Cancel' : 'Close',
    privateMetadata: packIds({ releaseId: release.id, ...(nested && { extra: 'nested' }) }),
    blocks:
      targets.length === 0
        ? [
            section(
              mrkdwn`There is no release of yours that *${titled(release)}* could move into. Both need the same release manager, and neither may be launched.`,
            ),
          ]
        : [
            section(
              mrkdwn`All of *${titled(release)}* moves into another release, and this one ends. You see who is asked again before anything happens.`,
            ),
            selectField({
              id: 'target',
              label: 'Which release does it move into?',
              choices: targets.map((target) => ({
                value: target.id,
                text: plainName(titled(target), OPTION_MAX),
                description: target.key,
              })),
            }),
          ],
  });

export type MergeLook = {
  source: Release;
  target: Release;
  /** What becomes of the release that takes it in. */
  grows: Decided;
};

/** "Milestones (2), Risks (1), Rounds (1)" */
const endsHere = (source: Release): string | null => {
  const { lists, rounds } = leftBehind(source);
  const lost = [
    ...lists.map(({ part, count }) => `${LIST_PARTS[part].name} (${count})`),
    ...(rounds > 0 ? [`Rounds (${rounds})`] : []),
  ];
  return lost.length === 0 ? null : lost.join(', ');
};

/** What would happen, in words: who joins, who is asked again, and what ends with the release that moves. */
export const mergeLines = ({ source, target, grows }: MergeLook): readonly Mrkdwn[] => {
  const [from, into] = [plainName(titleOf(source)), plainName(titleOf(target))];
  const { departments, milestones } = broughtBy(source, target);
  const again = askedAgain(grows);
  const ends = endsHere(source);
  return [
    mrkdwn`*${from}* ends here. Its card says that it moved into *${into}*, and those who were asked hear of it once.`,
    ...(departments.length === 0
      ? [mrkdwn`No department joins ${into}: all are part of it.`]
      : [mrkdwn`*Join ${into}, and are asked for it:* ${listedNames(departments.map(({ name }) => name))}`]),
    again.length === 0
      ? mrkdwn`Nobody is asked again for ${into}.`
      : mrkdwn`*Asked again for ${into}:* ${listedNames(again)}`,
    ...(milestones.length === 0
      ? []
      : [
          mrkdwn`${counted(milestones.length, 'milestone')} with a day of ${milestones.length === 1 ? 'its' : 'their'} own ${milestones.length === 1 ? 'comes' : 'come'} along.`,
        ]),
    ...(ends === null
      ? []
      : [mrkdwn`*Does not come along:* ${ends}. Write down in ${into} what of it is still needed.`]),
  ];
};

/** One text that says the same for as long as the same would happen. */
export const mergeMark = (look: MergeLook): string =>
  [
    ...mergeLines(look).map(({ text }) => text),
    ...broughtBy(look.source, look.target).items.map(({ what }) => what),
  ].join('\n');

/** "Move into Atlas 3.0": everything that follows, before it happens. */
export const mergeCheck = (
  look: MergeLook,
  { draftId, changed }: { draftId: string; changed: boolean },
): ModalView => {
  const { source, target } = look;
  const { items } = broughtBy(source, target);
  const [first, ...others] = mergeLines(look);
  return modal({
    callbackId: FAMILY_FORMS.mergeCheck,
    title: 'Merge a release',
    submit: `Move into ${titleOf(target)}`,
    close: 'Not now',
    privateMetadata: packIds({ releaseId: source.id, extra: draftId }),
    blocks: [
      ...(changed
        ? [context('Something changed while you looked at this. Here is what would happen now.')]
        : []),
      section(first ?? ''),
      ...(items.length === 0
        ? [section('No point of its scope goes over: all are there already, or none is written.')]
        : [
            section('What goes over:'),
            richList(
              items.map(({ what }) => what),
              POINTS_MAX,
            ),
          ]),
      ...others.map((line) => section(line)),
    ],
  });
};
