import type { PersonDriver } from '../../people/person.ts';
import type { PracticeHome, PracticeModal } from '../../people/screens.ts';
import type { PracticeSlack } from '../../slack.ts';
import { canSeeChannel } from '../../workspace/channels.ts';
import type { Channel, PracticeMessage } from '../../workspace/model.ts';
import type { Target } from '../protocol.ts';
import { NotPossible } from './not-possible.ts';

const nameOf = ({ name }: Channel): string => `#${name}`;

/**
 * The channel of that id in which somebody can write.
 *
 * @throws NotPossible
 */
export const writableChannel = (slack: PracticeSlack, driver: PersonDriver, id: string): Channel => {
  const channel = slack.workspace.channels.get(id);
  const person = slack.workspace.people.get(driver.id);
  if (!channel || !person || !canSeeChannel(channel, person))
    throw new NotPossible('You do not see this channel.');
  if (!channel.members.has(person.id))
    throw new NotPossible(`You are not in ${nameOf(channel)}: only its members write there.`);
  if (channel.archived) throw new NotPossible(`${nameOf(channel)} is archived: nobody writes there.`);
  return channel;
};

/**
 * The form of that id, which has to be the top one, or the Home.
 *
 * @throws NotPossible
 */
export const openView = (driver: PersonDriver, viewId: string): PracticeModal | PracticeHome => {
  const { modal, home } = driver;
  if (modal?.viewId === viewId) return modal;
  if (home?.viewId === viewId) return home;
  throw new NotPossible('This form is no longer open.');
};

/**
 * The form of that id, which has to be the top one.
 *
 * @throws NotPossible
 */
export const openModal = (driver: PersonDriver, viewId: string): PracticeModal => {
  const view = openView(driver, viewId);
  if (view.kind !== 'modal') throw new NotPossible('This is no form that can be sent or closed.');
  return view;
};

const standingMessage = (
  slack: PracticeSlack,
  driver: PersonDriver,
  target: Extract<Target, { kind: 'message' }>,
): PracticeMessage => {
  const channel = slack.workspace.channels.get(target.channel);
  const message = channel
    ? [...channel.messages, ...channel.ephemerals].find(({ ts }) => ts === target.ts)
    : undefined;
  const isOthers = message?.ephemeralFor !== undefined && message.ephemeralFor !== driver.id;
  if (!message || isOthers || message.deletedAt !== undefined)
    throw new NotPossible('This message is no longer there.');
  return message;
};

/**
 * A message whose menu somebody opened; one that only they see has none.
 *
 * @throws NotPossible
 */
export const chosenMessage = (
  slack: PracticeSlack,
  driver: PersonDriver,
  chosen: { channel: string; ts: string },
): PracticeMessage => {
  const message = standingMessage(slack, driver, { kind: 'message', ...chosen });
  if (message.ephemeralFor !== undefined)
    throw new NotPossible('A message that only you see has no shortcuts.');
  return message;
};

/**
 * Where somebody clicks; what they typed into the form meanwhile is put into its fields.
 *
 * @throws NotPossible
 */
export const targetOf = async (
  slack: PracticeSlack,
  driver: PersonDriver,
  target: Target,
): Promise<PracticeMessage | PracticeModal | PracticeHome> => {
  if (target.kind === 'message') return standingMessage(slack, driver, target);
  const view = openView(driver, target.viewId);
  await driver.puts(view, target.typed);
  return view;
};
