import type { Button, KnownBlock, ModalView } from '@slack/types';
import { plainLanguage } from '../../../domain/announcement/plain-language.ts';
import { isOut, type Version } from '../../../domain/announcement/version.ts';
import { isLegal } from '../../../domain/command.ts';
import type { Actor } from '../../../domain/person.ts';
import type { Release } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { actions, context, divider, section } from '../kit/blocks.ts';
import { button } from '../kit/elements.ts';
import { joinMrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { namesKnown } from '../launch/announcement/plain-words.ts';
import { practiceBlocks } from '../launch/prompt/practice.ts';
import type { Scene } from '../lights/card/scene.ts';
import { titled } from '../planning/card/titled.ts';
import { counted } from '../words/listed.ts';
import { VERSION_ACTIONS, VERSION_FORMS } from './ids.ts';
import { buttonsFor } from './version-buttons.ts';
import { goesOut, stateWords, whereWords } from './version-words.ts';

/** A version takes five blocks at most, its line included; a window takes a hundred. */
const MOST = 18;

const stumbleLine = (version: Version, release: Release): KnownBlock[] => {
  const count = isOut(version) ? 0 : plainLanguage(version.words, namesKnown(release)).length;
  return count === 0
    ? []
    : [context(`${counted(count, 'thing')} that readers may stumble over: "Read" shows them.`)];
};

/** The facts gave other words when it was written. */
const outdatedLine = (version: Version, now: string | undefined): KnownBlock[] =>
  isOut(version) || version.sheet === '' || now === undefined || now === version.sheet
    ? []
    : [context('The plan has changed since it was written: look whether it is still right.')];

const rows = (scene: Scene, version: Version, actor: Actor, sheet: string | undefined): KnownBlock[] => {
  const buttons = buttonsFor(scene, version, actor);
  return [
    section(
      joinMrkdwn([mrkdwn`${whereWords(version)}: ${stateWords(version, scene)}.`, goesOut(version, scene)]),
    ),
    ...stumbleLine(version, scene.release),
    ...outdatedLine(version, sheet),
    ...(buttons.length === 0 ? [] : [actions(`version.${version.id}`, buttons)]),
  ];
};

const mayCorrect = ({ release }: Scene, actor: Actor): boolean =>
  isLegal('correct_announcement', release) &&
  release.announcementId !== null &&
  release.manager.userId === actor.userId;

const correctButton = (release: Release): Button =>
  button({
    actionId: VERSION_ACTIONS.correctAnnouncement,
    text: 'Correct the announcement',
    value: packIds({ releaseId: release.id }),
  });

const mayAdd = ({ release }: Scene, actor: Actor): boolean =>
  isLegal('put_version', release) && release.manager.userId === actor.userId;

/**
 * Every version of the announcement, how far it is, and what this person can do with it.
 * @param sheets what the facts give for each version now, by id
 */
export const versionsView = (
  scene: Scene,
  actor: Actor,
  sheets: ReadonlyMap<string, string>,
  said: string | null = null,
): ModalView => {
  const { release } = scene;
  const { versions } = release.telling;
  return modal({
    callbackId: VERSION_FORMS.list,
    title: 'Announcements',
    close: 'Close',
    privateMetadata: packIds({ releaseId: release.id }),
    blocks: [
      ...practiceBlocks(release),
      ...(said === null ? [] : [context(said)]),
      section(
        mrkdwn`*${titled(release)}*: the announcement goes out first. Behind it goes what is approved here.`,
        mayCorrect(scene, actor) ? { accessory: correctButton(release) } : {},
      ),
      ...versions
        .slice(0, MOST)
        .flatMap((version) => [divider(), ...rows(scene, version, actor, sheets.get(version.id))]),
      ...(versions.length > MOST ? [context(`And ${versions.length - MOST} more.`)] : []),
      ...(versions.length === 0
        ? [section('No group of readers has a version of its own yet: everybody reads the announcement.')]
        : []),
      ...(mayAdd(scene, actor)
        ? [
            divider(),
            actions('version.add', [
              button({
                actionId: VERSION_ACTIONS.add,
                text: 'Add a version',
                value: packIds({ releaseId: release.id }),
              }),
            ]),
          ]
        : []),
    ],
  });
};
