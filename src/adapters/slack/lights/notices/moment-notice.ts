import type { KnownBlock } from '@slack/types';
import { isAfter } from '../../../../domain/calendar.ts';
import { notConfirmed } from '../../../../domain/launch-day/confirmation-moments.ts';
import { isCalling, missingRollCall } from '../../../../domain/launch-day/roll-call.ts';
import { isOwed } from '../../../../domain/lights/light.ts';
import { greenCount, isReady, obstaclesTo } from '../../../../domain/lights/verdict.ts';
import { maySee } from '../../../../domain/policy.ts';
import { isOver, lightsAreOpen, type Release, titleOf } from '../../../../domain/release.ts';
import type { Reminder } from '../../../../domain/reminders/reminder.ts';
import { departmentById } from '../../../../domain/settings/settings.ts';
import { section } from '../../kit/blocks.ts';
import type { SlackMessage } from '../../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../../kit/mrkdwn.ts';
import { richList, richQuote } from '../../kit/rich-text.ts';
import { deploymentQuestion } from '../../launch/prompt/deployment-question.ts';
import { withoutControls } from '../../launch/without/without-button.ts';
import { rollCallCourses } from '../../launch-day/roll-call-controls.ts';
import { lineSections } from '../../planning/card/line-sections.ts';
import { remindedWords } from '../../reminders/entry-words.ts';
import { lateNotice } from '../../runbook/runbook-notices.ts';
import { inlineText } from '../../words/inline-text.ts';
import { obstacleWords } from '../../words/obstacle.ts';
import { courseControls } from '../card/direct-controls.ts';
import { messageOf } from '../card/practice-mark.ts';
import type { Scene } from '../card/scene.ts';
import { launchMoment, moment } from '../card/sentences.ts';

/** Moments about which the manager is told; a payload names one. */
export const MOMENTS = [
  'go_no_go',
  'unconfirmed',
  'not_launched',
  'deployment_asked',
  'still_on_hold',
  'step_late',
] as const;
export type NamedMoment = (typeof MOMENTS)[number];

export const isMoment = (what: unknown): what is NamedMoment =>
  (MOMENTS as readonly unknown[]).includes(what);

const obstacleLines = ({ release, settings }: Scene): string[] =>
  obstaclesTo(release, settings).map(obstacleWords);

/** "Waiting for Sales and Support.", with those that are red named apart. */
const waitingWords = ({ release, settings }: Scene): Mrkdwn => {
  const obstacles = obstaclesTo(release, settings);
  const names = (kinds: readonly string[]): Mrkdwn[] =>
    obstacles.flatMap((obstacle) =>
      'department' in obstacle && kinds.includes(obstacle.kind) ? [mrkdwn`${obstacle.department}`] : [],
    );
  const mains = obstacles.flatMap((obstacle) =>
    obstacle.kind === 'main' ? [mrkdwn`${obstacle.title}`] : [],
  );
  const issues = obstacles.flatMap((obstacle) =>
    obstacle.kind === 'issue' ? [mrkdwn`${obstacle.from}`] : [],
  );
  const pieces = [
    { words: 'Waiting for', names: [...names(['waiting']), ...mains] },
    { words: 'Critical and open in', names: issues },
    { words: 'Not confirmed yet:', names: names(['unconfirmed']) },
    { words: 'Not yet:', names: names(['not_yet']) },
    { words: 'You have not agreed yet:', names: names(['consent']) },
  ].filter((piece) => piece.names.length > 0);
  return joinMrkdwn(
    pieces.map((piece) => mrkdwn`${piece.words} ${joinMrkdwn(piece.names, ', ')}.`),
    ' ',
  );
};

const said = (release: Release, text: Mrkdwn, blocks: readonly KnownBlock[]): SlackMessage =>
  messageOf(release, release.manager.name, text, blocks);

/** Who was reminded of what is still missing, and that a department has no sponsor who could help. */
const remindedLines = ({ release, settings, now }: Scene, reminders: readonly Reminder[]): Mrkdwn[] =>
  release.practice
    ? []
    : release.lights.filter(isOwed).flatMap((light) => {
        const { departmentId, askedAt } = light;
        const department = departmentById(settings, departmentId);
        const zone = release.plan.launch.zone;
        const before = reminders.filter(
          (each) =>
            each.departmentId === departmentId &&
            !isAfter(askedAt ?? now, each.raisedAt) &&
            !isAfter(each.goesAt, now),
        );
        const said = remindedWords(before, { userId: null, zone, now });
        if (said === null || department === undefined) return [];
        const { sponsorId } = department;
        const isTold =
          sponsorId !== null && maySee({ userId: sponsorId, isFullMember: true }, release, settings);
        const sponsor = isTold
          ? mrkdwn`Its sponsor, ${userMention(sponsorId)}, is told today.`
          : mrkdwn`${sponsorId === null ? 'It has no sponsor' : 'Its sponsor may not see this release'}, so this comes to you.`;
        return [mrkdwn`*${light.name}*. ${said} ${sponsor}`];
      });

/** The working day before: what is in the way. With all green the manager was told already that there is nothing to do. */
const goNoGo = (scene: Scene, reminders: readonly Reminder[]): SlackMessage | null => {
  const { release } = scene;
  if (!lightsAreOpen(release) || release.hold !== null) return null;
  // Whoever was asked this very morning whether they are still green has time to answer.
  if (obstaclesTo(release).every(({ kind }) => kind === 'unconfirmed')) return null;
  const { green, of } = greenCount(release);
  const planned = mrkdwn`*${titleOf(release)}* launches ${launchMoment(release)}.`;
  const counted = of === 0 ? mrkdwn`*Not ready.*` : mrkdwn`*Not ready*: ${green} of ${of} green.`;
  const line = mrkdwn`${planned} ${counted} In the way:`;
  const lines = obstacleLines(scene);
  return said(release, joinMrkdwn([line, inlineText(lines.join(' '), 1500)], ' '), [
    section(line),
    richList(lines),
    ...lineSections(remindedLines(scene, reminders)),
    courseControls(release, ['move', 'hold']),
  ]);
};

/** Shortly before the launch: who has not said that they are still green. */
const unconfirmed = ({ release, now }: Scene): SlackMessage | null => {
  const silent = notConfirmed(release);
  const over = !lightsAreOpen(release) || release.hold !== null || !isAfter(release.plan.launch.at, now);
  if (over || silent.length === 0) return null;
  const names = joinMrkdwn(
    silent.map(({ name }) => mrkdwn`*${name}*`),
    ', ',
  );
  const line = mrkdwn`*${titleOf(release)}* launches ${launchMoment(release)}. Green, and nobody said yet that it still is: ${names}.`;
  const next = mrkdwn`The launch waits for them. Ask them, or decide to launch without.`;
  return said(release, joinMrkdwn([line, next], ' '), [
    section(line),
    section(next),
    ...withoutControls(release),
  ]);
};

/** The planned time has come without a launch; each working morning again. Departments hear nothing yet. */
const notLaunched = ({ release, settings, now }: Scene): SlackMessage | null => {
  if (!lightsAreOpen(release) || release.hold !== null || isAfter(release.plan.launch.at, now)) return null;
  const planned = mrkdwn`*${titleOf(release)}* was planned for ${launchMoment(release)}.`;
  const ready = isReady(release);
  const isToCall = missingRollCall(release, now) !== null;
  if (isCalling(release, now)) return null;
  const why = ready
    ? mrkdwn`Nothing is in the way: you can launch it, or choose what happens now.`
    : mrkdwn`${waitingWords({ release, settings, now })} Choose what happens now; the departments hear of it once you do.`;
  const line = mrkdwn`*Not launched.* ${planned}`;
  const explained = obstaclesTo(release, settings)
    .filter((obstacle) => obstacle.kind !== 'waiting' || obstacle.nobody === true)
    .map(obstacleWords);
  return said(release, joinMrkdwn([line, why], ' '), [
    section(mrkdwn`${line} ${why}`),
    ...(explained.length === 0 ? [] : [richList(explained)]),
    ...(ready && isToCall ? [rollCallCourses(release, ['start'], 'start')] : []),
    ready && !isToCall
      ? courseControls(release, ['launch', 'move', 'hold', 'cancel'], 'launch')
      : courseControls(release, ['move', 'hold', 'cancel']),
  ]);
};

/** Weekly, to the manager alone. */
const stillOnHold = ({ release }: Scene): SlackMessage | null => {
  const { hold } = release;
  if (hold === null || isOver(release)) return null;
  const line = mrkdwn`*${titleOf(release)}* is still on hold, since ${moment(hold.at, release)}. ${hold.by.name}:`;
  const next = mrkdwn`Nobody is asked or reminded meanwhile. Resume it, or cancel it?`;
  // What is launching can no longer be cancelled: it either goes on or is taken back.
  const courses = lightsAreOpen(release) ? (['resume', 'cancel'] as const) : (['resume'] as const);
  return said(release, joinMrkdwn([line, inlineText(hold.reason), next], ' '), [
    section(line),
    richQuote(hold.reason),
    section(next),
    courseControls(release, courses, 'resume'),
  ]);
};

const DRAW: Record<NamedMoment, (scene: Scene, reminders: readonly Reminder[]) => SlackMessage | null> = {
  go_no_go: goNoGo,
  unconfirmed,
  not_launched: notLaunched,
  deployment_asked: ({ release, settings }) => deploymentQuestion(release, settings.zone),
  still_on_hold: stillOnHold,
  step_late: lateNotice,
};

/**
 * What the manager is told when a moment of the plan comes; null when it no longer holds.
 * @param reminders of this release: who was reminded before the matter comes to the manager
 */
export const momentNotice = (
  what: NamedMoment,
  scene: Scene,
  reminders: readonly Reminder[] = [],
): SlackMessage | null => DRAW[what](scene, reminders);
