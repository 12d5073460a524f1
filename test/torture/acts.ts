import type { Wanted } from '../../src/practice/people/choose.ts';
import type { PersonDriver } from '../../src/practice/people/person.ts';
import { buttonsOf } from '../../src/practice/read/buttons.ts';
import type { PracticeSlack } from '../../src/practice/slack.ts';
import type { PracticeMessage } from '../../src/practice/workspace/model.ts';
import { ANNOUNCEMENTS, channelOf, type DepartmentKey, leadOf, MANAGER, RELEASES } from './cast.ts';
import type { Records } from './records.ts';

/** How far somebody came: nothing to click yet, no answer, or an answer. */
export type Attempt = 'not there' | 'unanswered' | 'acknowledged';

/** What somebody wants to have done, and tries until it is. */
export type Act = {
  name: string;
  /** Tries once. */
  attempt(slack: PracticeSlack): Promise<Attempt>;
  /** How often it stands in the records. */
  count(records: Records): Promise<number>;
  /** Once it is done, nobody who looks would do it again, even where no answer came. */
  onceOnly?: true;
};

const events =
  (type: string, departmentKey?: string) =>
  async (records: Records): Promise<number> =>
    (await records.audit()).filter(
      ({ type: found, personal }) =>
        found === type && (departmentKey === undefined || personal?.name === departmentKey),
    ).length;

const offering = (messages: readonly PracticeMessage[], actionId: string): PracticeMessage | undefined =>
  messages.findLast(
    ({ blocks, deletedAt }) =>
      deletedAt === undefined && buttonsOf(blocks).some((button) => button.actionId === actionId),
  );

type Where = (slack: PracticeSlack, person: PersonDriver) => readonly PracticeMessage[];
const inbox: Where = (_slack, person) => person.inbox;
const inChannel =
  (channelId: string): Where =>
  (slack) =>
    slack.channel(channelId).topLevel;

const clicks =
  (who: string, where: Where, actionId: string): Act['attempt'] =>
  async (slack) => {
    const person = slack.person(who);
    const message = offering(where(slack, person), actionId);
    if (message === undefined) return 'not there';
    const { problem } = await person.clicks(message, actionId);
    return problem === null ? 'acknowledged' : 'unanswered';
  };

const types =
  (who: string, command: string): Act['attempt'] =>
  async (slack) => {
    const { problem } = await slack.person(who).types(RELEASES, command);
    return problem === null ? 'acknowledged' : 'unanswered';
  };

/** Opens a form, unless it is still open from before, fills it in and sends it. */
const throughForm =
  (
    who: string,
    open: Act['attempt'],
    callbackId: string,
    values: Readonly<Record<string, Wanted>> = {},
  ): Act['attempt'] =>
  async (slack) => {
    const person = slack.person(who);
    if (person.modal?.callbackId !== callbackId) {
      if (person.modal !== null) await person.closes(true);
      const opened = await open(slack);
      if (opened !== 'acknowledged') return opened;
      if (person.modal === null) return 'unanswered';
    }
    await person.fills(values);
    const outcome = await person.submits();
    if (outcome.kind === 'failed') return 'unanswered';
    if (outcome.kind === 'errors') {
      await person.closes(true);
      return 'not there';
    }
    return 'acknowledged';
  };

export const KEY = 'atlas-2.0';

export const plan = (date: string, time: string): Act => ({
  name: 'the manager plans it',
  attempt: throughForm(MANAGER, types(MANAGER, '/release new Atlas 2.0'), 'plan.form', {
    value: 'Teams share a board.',
    date,
    time,
  }),
  count: events('release_drafted'),
  onceOnly: true,
});

export const start: Act = {
  name: 'the manager starts it',
  attempt: throughForm(MANAGER, clicks(MANAGER, inbox, 'plan.start'), 'plan.start_form', {
    goal: 'Teams plan together.',
    measure: 'A third of the teams share a board.',
  }),
  count: events('release_started'),
};

export const green = (key: DepartmentKey): Act => ({
  name: `${key} gives its green light`,
  attempt: clicks(leadOf(key), inChannel(channelOf(key)), 'light.green'),
  count: events('light_answered', key),
});

export const notYet = (key: DepartmentKey, expectedOn: string): Act => ({
  name: `${key} says not yet`,
  attempt: throughForm(
    leadOf(key),
    clicks(leadOf(key), inChannel(channelOf(key)), 'light.not_yet'),
    'light.not_yet_form',
    { reason: 'A page is missing.', solver: 'The authors', expectedOn },
  ),
  count: events('light_answered', key),
});

export const hold: Act = {
  name: 'the manager puts it on hold',
  attempt: types(MANAGER, `/release hold ${KEY} We wait for a lawyer.`),
  count: events('release_held'),
};

export const resume: Act = {
  name: 'the manager resumes it',
  attempt: types(MANAGER, `/release resume ${KEY}`),
  count: events('release_resumed'),
};

export const cancel: Act = {
  name: 'the manager cancels it',
  attempt: types(MANAGER, `/release cancel ${KEY} It is not needed.`),
  count: events('release_cancelled'),
};

export const launch: Act = {
  name: 'the manager launches it',
  attempt: throughForm(MANAGER, clicks(MANAGER, inbox, 'launch.open'), 'launch.announce'),
  count: events('declared_live'),
};

export const rate = (who: string, rating: number): Act => ({
  name: `${who} rates it`,
  attempt: clicks(who, inChannel(ANNOUNCEMENTS), `feedback.rate_${rating}`),
  count: async (records) => records.ratings().filter((userId) => userId === who).length,
});

export const close: Act = {
  name: 'the manager closes it',
  attempt: throughForm(MANAGER, clicks(MANAGER, inbox, 'close.open'), 'close.release', {
    answer: 'Reached',
    value: '40 %',
    lookBack: 'Yes, we looked back',
    outcome: 'It is out.',
    lessons: 'Ask earlier.',
  }),
  count: events('release_closed'),
};
