import type { KnownBlock, ModalView } from '@slack/types';
import { goesOutside, isNotice, isOut, type Version } from '../../../domain/announcement/version.ts';
import { NOTICE_CALLBACK } from '../edge/notice.ts';
import { packIds } from '../edge/value.ts';
import { context, section } from '../kit/blocks.ts';
import { longTextField, textField } from '../kit/inputs.ts';
import { LIMITS } from '../kit/limits.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richText } from '../kit/rich-text.ts';
import { modal } from '../kit/views.ts';
import { plainWords } from '../launch/announcement/plain-words.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import type { Scene } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import { titled } from '../planning/card/titled.ts';
import { plainName } from '../words/plain-name.ts';
import { VERSION_FORMS } from './ids.ts';
import { goesOut, markOf, stateWords, whereWords } from './version-words.ts';

const introduction = (scene: Scene, version: Version): KnownBlock[] => [
  ...practiceBlocks(scene.release),
  section(
    joinMrkdwn(
      [
        mrkdwn`*${titled(scene.release)}*, for ${whereWords(version)}: ${stateWords(version, scene)}.`,
        goesOut(version, scene),
      ],
      ' ',
    ),
  ),
];

const dated = (scene: Scene, version: Version): KnownBlock[] =>
  isNotice(version)
    ? [
        context(
          mrkdwn`Under it I write from when: ${moment(scene.release.plan.launch.at, scene.release)}. It follows the launch.`,
        ),
      ]
    : [];

/** Whoever checks it writes other words: then another one looks at them. */
const looksAtIt = ({ checker, writer }: Version, writerId: string): KnownBlock[] =>
  checker?.userId === writerId && writer.userId !== writerId
    ? [context(`${plainName(writer.name)} looks whether your words are right.`)]
    : [];

/**
 * The words of a version, begun from the facts.
 * @param sheet what the facts give now
 * @param writerId who writes now: the checker's words are looked at by the writer
 */
export const writeForm = (
  scene: Scene,
  version: Version,
  { sheet, writerId }: { sheet: string; writerId: string },
): ModalView => {
  const initial = version.words === '' ? sheet : version.words;
  return modal({
    callbackId: VERSION_FORMS.write,
    title: 'Write it',
    submit: 'Save',
    privateMetadata: packIds({ releaseId: scene.release.id, extra: version.id }),
    blocks: [
      ...introduction(scene, version),
      ...(version.words === ''
        ? [context('Filled from the plan: change what does not suit these readers.')]
        : []),
      longTextField({ id: 'words', label: 'What they read', initial, maxLength: LIMITS.inputText }),
      ...dated(scene, version),
      ...looksAtIt(version, writerId),
      ...plainWords(initial, scene.release),
    ],
  });
};

/** The words to read; with a button where this person may approve them. */
export const readView = (scene: Scene, version: Version, mayApprove: boolean): ModalView =>
  modal({
    callbackId: mayApprove ? VERSION_FORMS.approve : NOTICE_CALLBACK,
    title: mayApprove ? 'Approve it?' : 'What they read',
    close: mayApprove ? 'Not yet' : 'Close',
    ...(mayApprove && { submit: 'Approve' }),
    privateMetadata: packIds({ releaseId: scene.release.id, extra: version.id, seen: markOf(version) }),
    blocks: [
      ...introduction(scene, version),
      richText(version.words),
      ...dated(scene, version),
      ...plainWords(version.words, scene.release),
    ],
  });

/** The text alone, to be marked and copied. */
export const copyView = (scene: Scene, version: Version, text: string): ModalView =>
  modal({
    callbackId: NOTICE_CALLBACK,
    title: 'Copy text',
    close: 'Close',
    blocks: [
      section(
        isOut(version)
          ? mrkdwn`*${titled(scene.release)}*, for ${whereWords(version)}. Mark the text and copy it.`
          : mrkdwn`*Do not send it yet.* *${titled(scene.release)}*, for ${whereWords(version)}: ${stateWords(version, scene)}. I ask ${version.writer.name} to send it when its moment comes.`,
      ),
      richText(text),
    ],
  });

/** It was sent outside Slack: where it stands. */
export const sentForm = (scene: Scene, version: Version): ModalView =>
  modal({
    callbackId: VERSION_FORMS.sent,
    title: 'Sent',
    submit: 'Sent',
    privateMetadata: packIds({ releaseId: scene.release.id, extra: version.id }),
    blocks: [
      ...practiceBlocks(scene.release),
      section(
        mrkdwn`*${titled(scene.release)}*: ${goesOutside(version) ? version.outside : 'this version'} is out. The time is recorded.`,
      ),
      textField({
        id: 'link',
        label: 'Where can it be read?',
        hint: 'A link that begins with https. Empty where there is none.',
        optional: true,
        maxLength: 500,
        initial: version.sent?.link ?? '',
      }),
    ],
  });
