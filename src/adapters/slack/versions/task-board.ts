import type { KnownBlock } from '@slack/types';
import { type Version, versionOf } from '../../../domain/announcement/version.ts';
import { isAsked, taskOf, type VersionTask } from '../../../domain/announcement/version-boards.ts';
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

/** What somebody is asked for, in one sentence, and the buttons that do it; the first is what is wanted. */
const TASKS: Record<VersionTask, (scene: Scene, version: Version) => Drawing> = {
  write: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: please write the announcement for ${whereWords(version)}. It goes out ${whenWords(version, scene)}. I have filled in what the plan knows.`,
    shows: false,
    buttons: ['write'],
  }),
  check: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: is this right for ${whereWords(version)}? ${version.writer.name} wrote it; it goes out ${whenWords(version, scene)}. If not, tell ${version.writer.name}.`,
    shows: true,
    buttons: ['check'],
  }),
  approve: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: the announcement for ${whereWords(version)} waits for you. It goes out ${whenWords(version, scene)}.`,
    shows: false,
    buttons: ['approve'],
  }),
  late: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: the notice for ${whereWords(version)} *did not go out*: nobody approved it. It goes out as soon as you do.`,
    shows: false,
    buttons: ['approve'],
  }),
  send: (scene, version) => ({
    line: mrkdwn`*${titleOf(scene.release)}*: please send the text for ${whereWords(version)} now, and say when it is out.`,
    shows: false,
    buttons: ['copy', 'sent'],
  }),
  moved: (scene, version) => ({
    line:
      scene.release.stage === 'cancelled'
        ? mrkdwn`*${titleOf(scene.release)}* was cancelled. What you sent to ${whereWords(version)} says that it is coming: please take it back there.`
        : mrkdwn`*${titleOf(scene.release)}* moved to *${moment(scene.release.plan.launch.at, scene.release)}*. What you sent to ${whereWords(version)} says another date: please correct it there.`,
    shows: false,
    buttons: ['copy'],
  }),
};

const readerOf = (task: VersionTask, { writer, checker }: Version, { release }: Scene): string => {
  if (task === 'approve' || task === 'late') return release.manager.name;
  return task === 'check' ? (checker?.name ?? '') : writer.name;
};

const asked = (scene: Scene, version: Version, task: VersionTask): SlackMessage => {
  const { line, shows, buttons } = TASKS[task](scene, version);
  const words: KnownBlock[] = shows ? [richQuote(version.words, 3000)] : [];
  // "Read and approve" opens nothing to approve while it is not written or checked: then it is only read.
  return messageOf(scene.release, readerOf(task, version, scene), line, [
    section(line),
    ...words,
    actions(
      'version.task',
      buttons.map((kind, index) => versionButton(scene, version, kind, index === 0)),
    ),
  ]);
};

const over = (scene: Scene, version: Version | undefined, reader: string): SlackMessage => {
  const { release } = scene;
  const line =
    version === undefined
      ? mrkdwn`*${titleOf(release)}*: this version of the announcement is not wanted any more. There is nothing to do.`
      : mrkdwn`*${titleOf(release)}*, for ${whereWords(version)}: ${stateWords(version, scene)}. There is nothing to do here.`;
  return messageOf(release, reader, joinMrkdwn([line]), [
    section(line),
    context('A newer message says what comes next, if anything does.'),
  ]);
};

/** A message that asks somebody for the next step of a version; once it is done it says so. */
export const renderVersionTask: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const about = taskOf(row.slot?.subject ?? '');
  if (scene === null || about === null || row.slotKey === null) return { skip: 'no_such_version' };
  const version = versionOf(scene.release, about.versionId);
  const isThisRound =
    version !== undefined &&
    (about.task === 'write' || about.task === 'late' || version.round === about.round);
  const wanted = version !== undefined && isThisRound && isAsked(about.task, version, scene.release);
  if (wanted) return { message: asked(scene, version, about.task) };
  const isFirst = (await reads.message(row.workspaceId, row.slotKey)) === null;
  if (isFirst) return { skip: 'no_longer_so' };
  return { message: over(scene, version, version === undefined ? '' : readerOf(about.task, version, scene)) };
};
