import { MANIFEST_APP } from '../../manifest.ts';
import { canSeeChannel, directChannel } from '../../workspace/channels.ts';
import type { Channel, OpenView, Person } from '../../workspace/model.ts';
import { modalsOf } from '../../workspace/views.ts';
import type { Demo } from '../demo.ts';
import { SET_UP_STEP } from '../guide/set-up-step.ts';
import type { ChannelSeen, PersonSeen, Screen, StepSeen, ViewSeen } from '../protocol.ts';
import type { Step } from '../scene.ts';
import { STORIES } from '../stories/table.ts';
import { unreadIn } from './reading-marks.ts';

/** Who looks, and at which channel: that one counts as read, up to where it was before it was opened. */
export type Looking = { person: Person; opened: { channel: string; readUpTo: string } | null };

const personSeen = ({ roles }: Demo, { id, name, realName, tz }: Person): PersonSeen => ({
  id,
  name,
  realName,
  zone: tz,
  role: roles.get(id) ?? '',
});

const viewSeen = ({ id, view, values, hash, errors }: OpenView): ViewSeen => ({
  id,
  view,
  values,
  hash,
  errors,
});

const channelSeen = (demo: Demo, { person, opened }: Looking, channel: Channel): ChannelSeen => {
  const isOpen = opened?.channel === channel.id;
  const readUpTo = isOpen ? opened.readUpTo : demo.marks.of(person.id, channel.id);
  return {
    id: channel.id,
    name: channel.kind === 'im' ? MANIFEST_APP.name : channel.name,
    kind: channel.kind,
    isMember: channel.members.has(person.id),
    memberCount: channel.members.size + channel.crowd,
    isArchived: channel.archived,
    sharedWith: channel.shared,
    pins: channel.pins,
    ...(isOpen ? { unread: 0, mentions: 0 } : unreadIn(channel, person.id, readUpTo)),
    readUpTo,
  };
};

const stepSeen = ({ slack }: Demo, step: Step): StepSeen => ({
  title: step.title,
  words: step.words,
  person: step.person,
  channel: step.channel,
  isDone: step.isDone(slack),
  help: step.help?.label ?? null,
});

const setUpSeen = (demo: Demo): StepSeen | null =>
  SET_UP_STEP.isDone(demo.slack) ? null : stepSeen(demo, SET_UP_STEP);

/** Everything that a person sees at this moment, save messages. */
export const screenOf = (demo: Demo, looking: Looking): Screen => {
  const { slack, time } = demo;
  const { workspace } = slack;
  const { person } = looking;
  const direct = directChannel(workspace, person);
  const home = workspace.homes.get(person.id);
  return {
    team: workspace.team.name,
    story: demo.story.name,
    hint: demo.story.hint ?? null,
    stories: STORIES.map(({ name, summary }) => ({ name, summary })),
    me: personSeen(demo, person),
    people: [...workspace.people.values()]
      .filter(({ bot, deleted }) => !bot && !deleted)
      .map((each) => personSeen(demo, each)),
    channels: [...workspace.channels.values()]
      .filter((channel) => canSeeChannel(channel, person))
      .map((channel) => channelSeen(demo, looking, channel)),
    app: {
      name: MANIFEST_APP.name,
      userId: workspace.app.botUserId,
      directChannel: direct.id,
      commands: [...MANIFEST_APP.commands],
      shortcuts: [...MANIFEST_APP.shortcuts],
      messageShortcuts: [...MANIFEST_APP.messageShortcuts],
    },
    clock: { now: slack.clock.now(), nextAt: time.nextAt(), isMoving: time.isMoving() },
    modals: modalsOf(workspace, person.id).map(viewSeen),
    home: home ? viewSeen(home) : null,
    steps: demo.steps.map((step) => stepSeen(demo, step)),
    setUp: setUpSeen(demo),
    faults: demo.faults.on(),
    refusals: demo.refusals.newest(),
    logged: slack.log.ended.length,
  };
};
