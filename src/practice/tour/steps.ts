import type { ListPart } from '../../domain/contents/parts.ts';
import type { ActOutcome } from '../people/act.ts';
import type { Wanted } from '../people/choose.ts';
import { buttonsOf } from '../read/buttons.ts';
import type { PracticeMessage } from '../workspace/model.ts';
import type { Play } from './acting.ts';
import { leadName, MANAGER } from './cast.ts';

const found = <Thing>(thing: Thing | undefined | null, what: string): Thing => {
  if (thing === undefined || thing === null) throw new Error(`${what} is not there.`);
  return thing;
};

/** The newest direct message to somebody; with `containing`, the newest with these words. */
export const lastDirect = ({ slack }: Play, name: string, containing = ''): PracticeMessage => {
  const person = slack.person(name);
  const message = person.inbox.findLast((each) => person.reads(each).includes(containing));
  return found(message, `A message to @${name} with "${containing}"`);
};

/** The card of a department: the newest message of its channel that has its controls. */
export const cardOf = ({ slack }: Play, key: string): PracticeMessage => {
  const lead = slack.person(leadName(key));
  const card = slack
    .channel(`#${key}`)
    .topLevel.findLast((message) => /\[(Green light|Still green|Change answer)\]/.test(lead.reads(message)));
  return found(card, `The card of ${key}`);
};

/** The message that calls a department to say go, in the thread of the release card. */
const theCall = ({ slack }: Play, key: string): PracticeMessage => {
  const lead = slack.person(leadName(key));
  const called = slack
    .channel('#releases')
    .messages.findLast((message) => lead.reads(message).includes(`${lead.name}: *`));
  return found(called, `The call to ${key}`);
};

/** What the confirmation of a click said, as a stage direction. */
const confirmed = ({ confirmation }: ActOutcome): string =>
  confirmation === null ? '' : ` and confirms: "${confirmation.text}" [${confirmation.confirm}]`;

/** The lead of a department clicks a button of its card. */
export const leadClicks = async (play: Play, key: string, button: string): Promise<void> => {
  const lead = play.slack.person(leadName(key));
  const outcome = await lead.clicks(cardOf(play, key), button);
  play.tell.does(lead.name, `clicks ${button}${confirmed(outcome)}`);
};

/** A station of the roll-call is up: the lead of its department says go, in the thread of the release card. */
export const saysGo = async (play: Play, key: string): Promise<void> => {
  const lead = play.slack.person(leadName(key));
  await lead.clicks(theCall(play, key), 'Go');
  play.tell.does(lead.name, 'clicks Go');
  await play.settle();
};

/** A station stops the clock of the roll-call, and says why. */
export const stopsTheClock = async (play: Play, key: string, reason: string): Promise<void> => {
  const lead = play.slack.person(leadName(key));
  await lead.clicks(theCall(play, key), 'Hold');
  play.tell.does(lead.name, 'clicks Hold');
  await lead.fills({ reason });
  play.tell.shows(lead.name, lead.modal?.text ?? '');
  await lead.submits();
  await play.settle();
};

/** The lead of a department clicks a button of its card, and fills in the form that it opens. */
export const leadAnswers = async (
  play: Play,
  key: string,
  button: string,
  values: Readonly<Record<string, string>>,
): Promise<void> => {
  const lead = play.slack.person(leadName(key));
  await leadClicks(play, key, button);
  await lead.fills(values);
  play.tell.shows(lead.name, lead.modal?.text ?? '');
  await lead.submits();
  await play.settle();
};

/** The release manager opens one part of the plan in full, and writes into it. */
export const writePart = async (
  play: Play,
  part: string,
  values: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> => {
  const { slack, tell } = play;
  const manager = slack.person(MANAGER.name);
  await manager.clicks(lastDirect(play, MANAGER.name, 'The plan in full'), 'The plan in full');
  await manager.clicks(found(manager.modal, 'The plan in full'), part);
  await manager.fills(values);
  tell.does(manager.name, `opens The plan in full, ${part}`);
  tell.shows(manager.name, manager.modal?.text ?? '');
  await manager.submits();
  if (manager.modal !== null) await manager.closes(true);
  await play.settle();
};

/** The release manager adds an item to one of the plan's lists. */
export const addToPlan = async (
  play: Play,
  part: ListPart,
  values: Readonly<Record<string, Wanted>>,
): Promise<void> => {
  const { slack, tell } = play;
  const manager = slack.person(MANAGER.name);
  await manager.clicks(lastDirect(play, MANAGER.name, 'The plan in full'), 'The plan in full');
  const plan = found(manager.modal, 'The plan in full');
  const row = buttonsOf(plan.blocks).find(
    ({ actionId, value = '' }) => actionId === 'contents.open' && value.includes(part),
  );
  await manager.clicks(plan, 'contents.open', { value: found(row?.value, `The list of ${part}`) });
  await manager.clicks(found(manager.modal, `The list of ${part}`), 'contents.add');
  await manager.fills(values);
  tell.does(manager.name, 'opens The plan in full, and adds to it');
  tell.shows(manager.name, manager.modal?.text ?? '');
  const drawn = (): number =>
    slack.log.calls.filter(({ method, answer }) => method === 'views.update' && answer !== null).length;
  const before = drawn();
  await manager.submits();
  // The list and the plan below it are drawn anew: closed before that, they would be missed.
  await slack.until(() => drawn() >= before + 2, 'the windows that show it');
  if (manager.modal !== null) await manager.closes(true);
  await play.settle();
};

export const theAnnouncement = ({ slack }: Play): PracticeMessage =>
  found(slack.channel('#announcements').topLevel.at(-1), 'The announcement');
