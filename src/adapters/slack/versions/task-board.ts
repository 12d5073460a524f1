import type { KnownBlock } from '@slack/types';
import { checkerOf, isUnchecked, type Version, versionOf } from '../../../domain/announcement/version.ts';
import { askedFor, isAsked, taskOf, type VersionTask } from '../../../domain/announcement/version-boards.ts';
import { isOverdueNotice } from '../../../domain/announcement/version-moments.ts';
import { sameAudience } from '../../../domain/delivery/due-action.ts';
import { titleOf } from '../../../domain/release.ts';
import { actions, context, section } from '../kit/blocks.ts';
import type { SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { type Scene, sceneOf } from '../lights/card/scene.ts';
import { moment } from '../lights/card/sentences.ts';
import type { Renderer } from '../renderer.ts';
import { type VersionButton, versionButton } from './version-buttons.ts';
import { stateWords, whenWords, whereWords } from './version-words.ts';

type Drawing = { line: Mrkdwn; shows: boolean; buttons: readonly VersionButton[] };

/** What a notice waits for whose moment has come. */
const missing = (version: Version): Mrkdwn => {
  if (version.state === 'asked') return mrkdwn`${version.writer.name} has not written it yet.`;
  return isUnchecked(version)
    ? mrkdwn`${checkerOf(version)?.name ?? ''} has not said yet that it is right.`
    : mrkdwn`nobody approved it.`;
};

/** It may be on its way already: its writer sent it, or was asked to a moment ago. */
const sentIt = ({ state }: Version): Mrkdwn =>
  state === 'sent' ? mrkdwn`What you sent` : mrkdwn`What you send`;

/** What somebody is asked for, in one sentence, and the buttons that do it; the first is what is wanted. */
const TASKS: Record<VersionTask, (scene: Scene, version: Version) => Drawing> = {
  write: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: please write the announcement for ${whereWords(version)}. It goes out ${whenWords(version, scene)}. I have filled in what the plan knows.`,
    shows: false,
    buttons: ['write'],
  }),
  check: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: is this right for ${whereWords(version)}? ${(version.wordedBy ?? version.writer).name} wrote it; it goes out ${whenWords(version, scene)}. If not, write it as it should be.`,
    shows: true,
    buttons: ['check', 'reword'],
  }),
  approve: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: the announcement for ${whereWords(version)} waits for you. It goes out ${whenWords(version, scene)}.`,
    shows: false,
    buttons: ['approve'],
  }),
  late: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: the notice for ${whereWords(version)} *did not go out*: ${missing(version)} It goes out as soon as you approve it.`,
    shows: false,
    buttons: [version.state === 'asked' ? 'write' : isUnchecked(version) ? 'read' : 'approve'],
  }),
  send: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: please send the text for ${whereWords(version)} now, and say when it is out.`,
    shows: false,
    buttons: ['copy', 'sent'],
  }),
  moved: (scene, version) => ({
    line:
      scene.release.stage === 'cancelled'
        ? mrkdwn`*${titleOf(scene.release)}* was cancelled. ${sentIt(version)} to ${whereWords(version)} says that it is coming: please take it back there.`
        : mrkdwn`*${titleOf(scene.release)}* moved to *${moment(scene.release.plan.launch.at, scene.release)}*. ${sentIt(version)} to ${whereWords(version)} says another date, unless you copied it anew: please correct it there.`,
    shows: false,
    buttons: scene.release.stage === 'cancelled' ? [] : ['copy'],
  }),
};

const readerOf = (task: VersionTask, version: Version, { release }: Scene): string => {
  if (task === 'approve' || task === 'late') return release.manager.name;
  return task === 'check' ? (checkerOf(version)?.name ?? '') : version.writer.name;
};

const asked = (scene: Scene, version: Version, task: VersionTask): SlackMessage => {
  const { line, shows, buttons } = TASKS[task](scene, version);
  const words: KnownBlock[] = shows ? [richQuote(version.words, 3000)] : [];
  // "Read and approve" opens nothing to approve while it is not written or checked: then it is only read.
  return messageOf(scene.release, readerOf(task, version, scene), line, [
    section(line),
    ...words,
    ...(buttons.length === 0
      ? []
      : [
          actions(
            'version.task',
            buttons.map((kind, index) => versionButton(scene, version, kind, index === 0)),
          ),
        ]),
  ]);
};

const over = (scene: Scene, version: Version | undefined, reader: string): SlackMessage => {
  const { release } = scene;
  const line =
    version === undefined
      ? mrkdwn`*${titleOf(release)}*: this version of the announcement is not wanted any more. There is nothing to do.`
      : mrkdwn`*${titleOf(release)}*, for ${whereWords(version)}: ${stateWords(version, scene)}. There is nothing for you to do here.`;
  return messageOf(release, reader, joinMrkdwn([line]), [
    section(line),
    context('A newer message says what comes next, if anything does.'),
  ]);
};

/** A message that asks somebody for the next step of a version; once it is done it says so. */
export const renderVersionTask: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const about = taskOf(row.slot?.subject ?? '');
  const audience = row.slot?.audience;
  if (scene === null || about === null || row.slotKey === null || audience === undefined) {
    return { skip: 'no_such_version' };
  }
  const version = versionOf(scene.release, about.versionId);
  const isThisRound =
    version !== undefined &&
    (about.task === 'write' || about.task === 'late' || version.round === about.round);
  // A notice whose date has moved is not late any more.
  const isNow = about.task !== 'late' || (version !== undefined && isOverdueNotice(version, scene));
  const wanted =
    version !== undefined &&
    isThisRound &&
    isNow &&
    isAsked(about.task, version, scene.release) &&
    // Somebody else may be asked by now.
    askedFor(about.task, version, scene.release).some((each) => sameAudience(each, audience));
  if (wanted) return { message: asked(scene, version, about.task) };
  const isFirst = (await reads.message(row.workspaceId, row.slotKey)) === null;
  if (isFirst) return { skip: 'no_longer_so' };
  return { message: over(scene, version, version === undefined ? '' : readerOf(about.task, version, scene)) };
};
