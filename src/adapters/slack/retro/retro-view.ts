import type { Button, KnownBlock, ModalView } from '@slack/types';
import { LESSON_PROBE } from '../../../application/lessons/keep-lesson.ts';
import type { LookBackSeen } from '../../../application/retro/read-look-back.ts';
import type { PersonCommand } from '../../../domain/command.ts';
import { hasLookBack } from '../../../domain/outcome/outcome.ts';
import type { Actor } from '../../../domain/person.ts';
import { mayNot } from '../../../domain/policy.ts';
import { titleOf } from '../../../domain/release.ts';
import { type PointStanding, VOTES_EACH } from '../../../domain/retro/point.ts';
import { isLookBackOpen } from '../../../domain/retro/retro.ts';
import { AFTER_ACTIONS } from '../after/ids.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, divider, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import type { Scene } from '../lights/card/scene.ts';
import { noteLine } from '../meetings/minutes.ts';
import { lineSections } from '../planning/card/line-sections.ts';
import { inlineText } from '../words/inline-text.ts';
import { counted } from '../words/listed.ts';
import { plainName } from '../words/plain-name.ts';
import { endedWords, factParts, lookBackName } from './fact-parts.ts';
import { RETRO_ACTIONS, RETRO_FORMS } from './ids.ts';
import { pointLine, withheldWords } from './point-words.ts';
import { addButton, HELD_CONFIRM } from './retro-buttons.ts';

/** A window takes a hundred blocks. */
const MOST_POINTS = 40;

export type RetroParts = { scene: Scene; seen: LookBackSeen; actor: Actor };

const voteButton = ({ scene: { release } }: RetroParts, { id, text, mine }: PointStanding): Button =>
  button({
    actionId: RETRO_ACTIONS.vote,
    text: mine ? '✓ Matters' : 'Matters',
    value: packIds({ releaseId: release.id, extra: id }),
    accessibilityLabel: `${mine ? 'Take back your vote' : 'Vote'}: ${plainName(text, 50)}`,
  });

const pointBlock = (parts: RetroParts, point: PointStanding): KnownBlock => {
  const { scene, seen } = parts;
  const mayVote = isLookBackOpen(scene.release) && (point.mine || seen.standing.left > 0);
  return section(pointLine(point), mayVote ? { accessory: voteButton(parts, point) } : {});
};

const votesLeft = ({ scene: { release }, seen: { standing } }: RetroParts): KnownBlock[] =>
  isLookBackOpen(release) && standing.points.length > 0
    ? [
        context(
          standing.left === 0
            ? `You named your ${VOTES_EACH} points. Take one back to name another.`
            : `Name up to ${VOTES_EACH} points that matter most: ${standing.left} left.`,
        ),
      ]
    : [];

const points = (parts: RetroParts): KnownBlock[] => {
  const { standing } = parts.seen;
  const withheld = withheldWords(standing);
  const left = standing.points.length - MOST_POINTS;
  return [
    divider(),
    section(mrkdwn`*What people wrote*`),
    ...votesLeft(parts),
    ...(standing.points.length === 0 && withheld === null ? [context('Nobody wrote anything yet.')] : []),
    ...standing.points.slice(0, MOST_POINTS).map((point) => pointBlock(parts, point)),
    ...(left > 0 ? [context(`And ${counted(left, 'point')} more.`)] : []),
    ...(withheld === null ? [] : [context(withheld)]),
  ];
};

const listed = (name: string, lines: readonly Mrkdwn[]): KnownBlock[] =>
  lines.length === 0 ? [] : [section(mrkdwn`*${name}*`), ...lineSections(lines)];

const results = ({ scene: { now }, seen: { notes, lessons } }: RetroParts): KnownBlock[] => {
  const lines = (kind: 'decision' | 'action'): readonly Mrkdwn[] =>
    notes.filter((note) => note.kind === kind).map((note) => noteLine(note, now));
  return [
    ...listed('Decided', lines('decision')),
    ...listed('To do', lines('action')),
    ...listed(
      'Learnt',
      lessons.map(({ text }) => mrkdwn`• ${inlineText(text)}`),
    ),
  ];
};

const may = ({ scene, actor }: RetroParts, command: PersonCommand): boolean =>
  mayNot(actor, command, scene.release, scene.settings) === null;

const labelled = ({ scene: { release } }: RetroParts, actionId: string, text: string): Button =>
  button({
    actionId,
    text,
    value: packIds({ releaseId: release.id }),
    accessibilityLabel: `${text}: look back at ${plainName(titleOf(release), 40)}`,
  });

/** Nobody adds or votes afterwards, so it is asked once more. */
const heldButton = ({ scene: { release } }: RetroParts): Button =>
  button({
    actionId: RETRO_ACTIONS.held,
    text: 'It was held',
    value: packIds({ releaseId: release.id }),
    style: 'primary',
    accessibilityLabel: `It was held: look back at ${plainName(titleOf(release), 40)}`,
    confirm: HELD_CONFIRM,
  });

const controls = (parts: RetroParts): KnownBlock[] => {
  const { release } = parts.scene;
  const isAlive = release.stage === 'live' || release.stage === 'retro';
  if (!isAlive) return [];
  const isOpen = isLookBackOpen(release);
  const isManager = hasLookBack(release) && may(parts, { type: 'record_retro', held: true, reason: '' });
  const buttons: Button[] = [
    ...(isOpen ? [addButton(release)] : []),
    labelled(parts, RETRO_ACTIONS.action, 'Note an action'),
    ...(may(parts, LESSON_PROBE) ? [labelled(parts, RETRO_ACTIONS.lesson, 'Keep a lesson')] : []),
    ...(isManager && release.after.lookBack?.how !== 'held' ? [heldButton(parts)] : []),
    ...(isManager && isOpen ? [labelled(parts, AFTER_ACTIONS.notHeld, 'No look back')] : []),
  ];
  return [actions('retro.controls', buttons)];
};

const ended = ({ scene: { release } }: RetroParts): KnownBlock[] => {
  const words = endedWords(release);
  return words === null ? [] : [context(words)];
};

/** The look back: what the record says, what people wrote, what came of it, and what can be done. */
export const retroView = (parts: RetroParts): ModalView => {
  const { release } = parts.scene;
  const { blocks } = factParts(parts.seen.lookBack, release);
  return modal({
    callbackId: RETRO_FORMS.view,
    title: 'Look back',
    close: 'Done',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      section(lookBackName(release)),
      ...ended(parts),
      ...controls(parts),
      ...points(parts),
      ...results(parts),
      divider(),
      section(mrkdwn`*What the record says*`),
      ...blocks,
    ],
  });
};
