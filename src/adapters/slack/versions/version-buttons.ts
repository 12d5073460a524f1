import type { Button } from '@slack/types';
import { goesOutside, isOut, isUnchecked, type Version } from '../../../domain/announcement/version.ts';
import { isLegal, type PersonCommand } from '../../../domain/command.ts';
import type { Actor } from '../../../domain/person.ts';
import { mayNot } from '../../../domain/policy.ts';
import { titleOf } from '../../../domain/release.ts';
import { packIds } from '../edge/value.ts';
import { button, type Confirmation } from '../kit/elements.ts';
import { mrkdwn } from '../kit/mrkdwn.ts';
import type { Scene } from '../lights/card/scene.ts';
import { plainName } from '../words/plain-name.ts';
import { VERSION_ACTIONS } from './ids.ts';
import { markOf } from './version-words.ts';

export type VersionButton = keyof typeof TEXTS;

const TEXTS = {
  write: 'Write',
  check: 'It is right',
  reword: 'Write other words',
  read: 'Read',
  approve: 'Read and approve',
  copy: 'Copy text',
  sent: 'Sent',
  place: 'Change',
  drop: 'Take out',
  correct: 'Correct',
} as const;

/** Buttons that open what another one opens, under a name that says what for. */
const ACTIONS: Record<VersionButton, string> = {
  ...VERSION_ACTIONS,
  approve: VERSION_ACTIONS.read,
  reword: VERSION_ACTIONS.write,
};

const DROP: Confirmation = {
  title: 'Take it out?',
  text: mrkdwn`Nobody has read it yet. Its words are lost.`,
  confirm: 'Take out',
  deny: 'Keep it',
  style: 'danger',
};

/** A button about one version; only "It is right" and "Approve" say which words stood there. */
export const versionButton = (
  { release }: Scene,
  version: Version,
  kind: VersionButton,
  primary = false,
): Button =>
  button({
    actionId: ACTIONS[kind],
    text: TEXTS[kind],
    value: packIds({ releaseId: release.id, extra: version.id, seen: markOf(version) }),
    accessibilityLabel: `${TEXTS[kind]}: ${plainName(titleOf(release), 40)}`,
    ...(primary && { style: 'primary' as const }),
    ...(kind === 'drop' && { confirm: DROP }),
  });

const may = (actor: Actor, { release, settings }: Scene, command: PersonCommand): boolean =>
  isLegal(command.type, release) && mayNot(actor, command, release, settings) === null;

/** What this person can do with a version as it stands, what is wanted of them first. */
export const buttonsFor = (scene: Scene, version: Version, actor: Actor): readonly Button[] => {
  const { id: versionId, state } = version;
  const can = (
    type:
      | 'write_version'
      | 'check_version'
      | 'approve_version'
      | 'send_version'
      | 'drop_version'
      | 'correct_version',
  ) => may(actor, scene, { type, versionId, words: '', sheet: '', link: '', reason: '' } as PersonCommand);
  const isOpen = !isOut(version);
  const isWriter = version.writer.userId === actor.userId || can('drop_version');
  const approves = isOpen && can('approve_version') && !isUnchecked(version) && state !== 'approved';
  const kinds: readonly VersionButton[] = [
    ...(approves ? (['approve'] as const) : []),
    ...(isOpen && state === 'draft' && version.checker !== null && can('check_version')
      ? (['check'] as const)
      : []),
    ...(goesOutside(version) && state === 'published' && can('send_version') ? (['sent'] as const) : []),
    ...(isOpen && can('write_version') && (isWriter || state !== 'asked')
      ? ([isWriter ? 'write' : 'reword'] as const)
      : []),
    ...(state !== 'asked' && !approves ? (['read'] as const) : []),
    ...(goesOutside(version) && state !== 'asked' ? (['copy'] as const) : []),
    ...(isOpen && can('drop_version') ? (['place', 'drop'] as const) : []),
    ...(!isOpen && can('correct_version') ? (['correct'] as const) : []),
  ];
  return kinds.map((kind) => versionButton(scene, version, kind));
};
