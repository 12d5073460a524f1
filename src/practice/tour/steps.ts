import type { ActOutcome } from '../people/act.ts';
import type { PracticeMessage } from '../workspace/model.ts';
import type { Play } from './acting.ts';
import { leadName } from './cast.ts';

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
    .topLevel.findLast((message) => /\[Green light\]|\[Change answer\]/.test(lead.reads(message)));
  return found(card, `The card of ${key}`);
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

export const theAnnouncement = ({ slack }: Play): PracticeMessage =>
  found(slack.channel('#announcements').topLevel.at(-1), 'The announcement');
