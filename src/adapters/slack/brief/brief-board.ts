import type { ActionsBlock, KnownBlock } from '@slack/types';
import { type Brief, questionOf, readersNow } from '../../../domain/brief/brief.ts';
import { isOver, lightOf, type Release, titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, section } from '../kit/blocks.ts';
import { slackDate } from '../kit/dates.ts';
import { button, overflow } from '../kit/elements.ts';
import type { SlackMessage } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { richQuote } from '../kit/rich-text.ts';
import { messageOf } from '../lights/card/practice-mark.ts';
import { type Scene, sceneOf } from '../lights/card/scene.ts';
import type { Renderer } from '../renderer.ts';
import { inlineText } from '../words/inline-text.ts';
import { plainName } from '../words/plain-name.ts';
import { factList, factNames } from './brief-words.ts';
import { BRIEF_ACTIONS } from './ids.ts';

const READ = 'Read, I can answer customers';

const readButton = (release: Release, departmentId: string) =>
  button({
    actionId: BRIEF_ACTIONS.read,
    text: READ,
    style: 'primary',
    value: packIds({ releaseId: release.id, departmentId }),
    accessibilityLabel: `${READ}: ${plainName(titleOf(release), 40)}`,
  });

const controls = (release: Release, departmentId: string): ActionsBlock =>
  actions('brief', [
    readButton(release, departmentId),
    overflow(BRIEF_ACTIONS.more, [
      { text: 'I have a question', value: packIds({ releaseId: release.id, departmentId, extra: 'ask' }) },
      { text: 'Who has read it?', value: packIds({ releaseId: release.id, departmentId, extra: 'who' }) },
    ]),
  ]);

const changedLine = (brief: Brief): KnownBlock[] =>
  brief.changed === null
    ? []
    : [
        section(mrkdwn`*Changed*: ${factNames(brief.changed.facts)}.`),
        ...(brief.changed.reason === '' ? [] : [richQuote(brief.changed.reason)]),
      ];

const since = ({ release, settings }: Scene): Mrkdwn =>
  release.launch?.liveAt == null
    ? mrkdwn`It launches ${slackDate(release.plan.launch.at, settings.zone)}.`
    : mrkdwn`Live since ${slackDate(release.launch.liveAt, settings.zone)}.`;

/** What a team with customers relies on, with the one button that says that they can answer. */
const briefMessage = (scene: Scene, brief: Brief, departmentId: string): SlackMessage => {
  const { release } = scene;
  const name = lightOf(release, departmentId)?.name ?? '';
  const line = mrkdwn`*${titleOf(release)}*: what you can tell customers. ${since(scene)}`;
  const over = isOver(release);
  const aloud = mrkdwn`${line} ${inlineText(brief.facts.message)}`;
  return messageOf(release, name, aloud, [
    section(line),
    factList(brief),
    ...changedLine(brief),
    ...(over
      ? [context('This release is over: there is nothing to do any more.')]
      : [
          context('It stays as it is from here on: a change has a reason, and you hear of it.'),
          controls(release, departmentId),
        ]),
  ]);
};

export const renderBrief: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const departmentId = row.slot?.subject ?? '';
  const brief = scene?.release.telling.brief ?? null;
  if (scene === null || brief === null || lightOf(scene.release, departmentId) === undefined) {
    return { skip: 'no_such_brief' };
  }
  return { message: briefMessage(scene, brief, departmentId) };
};

/** To whoever had read an older one. */
export const renderBriefChanged: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const [departmentId = '', revision] = (row.slot?.subject ?? '').split(':');
  const audience = row.slot?.audience;
  const brief = scene?.release.telling.brief ?? null;
  if (scene === null || brief === null || audience === undefined || !('user' in audience)) {
    return { skip: 'no_such_brief' };
  }
  const { release } = scene;
  const isThis = Number(revision) === brief.revision;
  const hasRead = readersNow(brief).some(({ by }) => by.userId === audience.user);
  const isFirst = (await reads.message(row.workspaceId, row.slotKey ?? '')) === null;
  if (isFirst && (!isThis || hasRead || isOver(release))) return { skip: 'no_longer_so' };
  const title = titleOf(release);
  if (!isThis || hasRead || isOver(release)) {
    const done = hasRead
      ? mrkdwn`*${title}*: you have read the brief as it is now. Thank you.`
      : mrkdwn`*${title}*: the brief is another one again, or not needed any more. A newer message says so.`;
    return { message: messageOf(release, '', done, [section(done)]) };
  }
  const line = mrkdwn`*${title}*: the brief that you have read *has changed*.`;
  return {
    message: messageOf(release, '', line, [
      section(line),
      ...changedLine(brief),
      factList(brief),
      actions('brief', [readButton(release, departmentId)]),
    ]),
  };
};

/** A question about it, where it was asked and with the release manager. */
export const renderBriefQuestion: Renderer = async (row, reads, { now }) => {
  const scene = await sceneOf(row, reads, now);
  const question = questionOf(scene?.release.telling.brief ?? null, row.slot?.subject ?? '');
  if (scene === null || question === undefined) return { skip: 'no_such_question' };
  const { release } = scene;
  const { answer, by, words, departmentId } = question;
  const team = lightOf(release, departmentId)?.name ?? '';
  const line = mrkdwn`*${titleOf(release)}*: ${by.name} of ${team} asks`;
  const answered = answer === null ? null : mrkdwn`Answered by ${answer.by.name}`;
  const aloud = mrkdwn`${line}: ${inlineText(words)}${answer === null ? mrkdwn`` : mrkdwn` ${answered ?? ''}: ${inlineText(answer.words)}`}`;
  return {
    message: messageOf(release, release.manager.name, aloud, [
      section(mrkdwn`${line}:`),
      richQuote(words),
      ...(answer === null
        ? isOver(release)
          ? []
          : [
              actions('brief.question', [
                button({
                  actionId: BRIEF_ACTIONS.answer,
                  text: 'Answer',
                  style: 'primary',
                  value: packIds({ releaseId: release.id, extra: question.id }),
                  accessibilityLabel: `Answer: ${plainName(titleOf(release), 40)}`,
                }),
              ]),
            ]
        : [section(mrkdwn`${answered ?? ''}:`), richQuote(answer.words)]),
    ]),
  };
};
