import type { Delivered } from '../../delivery/delivery.ts';
import type { PersonDriver } from '../../people/person.ts';
import { BotBrokeProtocol } from '../../people/practice.ts';
import { describeFile } from '../../workspace/files.ts';
import type { Person } from '../../workspace/model.ts';
import type { Demo } from '../demo.ts';
import { SET_UP_STEP } from '../guide/set-up-step.ts';
import type { Act, ActAnswer, ActRequest } from '../protocol.ts';
import { hasHappened, knownTo, placesSince, type Standing, standingOf } from '../seen/happenings.ts';
import { momentOf } from './clock-targets.ts';
import { NotPossible, notAcknowledged } from './not-possible.ts';
import { chosenMessage, openModal, targetOf } from './targets.ts';
import { unopenedForm } from './unopened-form.ts';
import { writeLine } from './write.ts';

type Performing = { demo: Demo; driver: PersonDriver; person: Person };
type Named<Name extends Act['do']> = Extract<Act, { do: Name }>;
type Perform<Name extends Act['do']> = (performing: Performing, act: Named<Name>) => Promise<ActAnswer>;

const DONE: ActAnswer = { ok: true };

/** Throws where the bot was told and did not acknowledge. */
const acknowledged = (what: string, delivered: Pick<Delivered, 'problem'> | null): ActAnswer => {
  if (delivered?.problem) throw notAcknowledged(what, delivered.problem);
  return DONE;
};

/** What each act does. */
const ACTS: { readonly [Name in Act['do']]: Perform<Name> } = {
  write: ({ demo, driver }, line) =>
    demo.time.act(async () => {
      await writeLine(demo.slack, driver, line);
      return DONE;
    }),
  click: ({ demo, driver }, { target, blockId, actionId, value }) =>
    demo.time.act(async () => {
      const place = await targetOf(demo.slack, driver, target);
      const which = { block: blockId, ...(value === undefined ? {} : { value }) };
      return acknowledged('The button', await driver.clicks(place, actionId, which));
    }),
  choose: ({ demo, driver }, { target, blockId, actionId, value }) =>
    demo.time.act(async () => {
      const place = await targetOf(demo.slack, driver, target);
      const how = { block: blockId, asClient: true };
      return acknowledged('The choice', await driver.selects(place, actionId, value, how));
    }),
  // Asking moves nothing, so it waits for nobody.
  suggest: async ({ demo, driver }, { target, blockId, actionId, typed }) => {
    const place = await targetOf(demo.slack, driver, target);
    return { ok: true, options: await driver.asks(place, { blockId, actionId }, typed) };
  },
  upload: async ({ demo, driver }, { name, content }) => ({
    ok: true,
    file: describeFile(demo.slack.workspace, driver.uploads(name, Buffer.from(content, 'base64'))),
  }),
  submit: ({ demo, driver }, { viewId, values }) =>
    demo.time.act(async () => {
      await driver.puts(openModal(driver, viewId), values);
      const outcome = await driver.submits();
      if (outcome.kind === 'failed') throw notAcknowledged('Sending the form', outcome.problem);
      return DONE;
    }),
  close: ({ demo, driver }, { viewId, everything }) =>
    demo.time.act(async () => {
      openModal(driver, viewId);
      await driver.closes(everything);
      return DONE;
    }),
  'open home': ({ demo, driver }) =>
    demo.time.act(async () => acknowledged('Opening the Home', await driver.opensHome())),
  'use shortcut': ({ demo, driver }, { callbackId, message }) =>
    demo.time.act(async () => {
      const on = message === undefined ? undefined : chosenMessage(demo.slack, driver, message);
      return acknowledged('The shortcut', await driver.shortcut(callbackId, on));
    }),
  'move clock': async ({ demo, person }, { to }) => {
    const { slack, time } = demo;
    let before: Standing | null = null;
    const moment = (): number => {
      // What others do before it is the clock's turn is no news of the clock.
      before ??= standingOf(slack);
      return momentOf(to, { now: slack.clock.now(), nextAt: time.nextAt(), zone: person.tz });
    };
    if (to === 'next') await time.moveOn(moment, () => before !== null && hasHappened(slack, before));
    else await time.moveTo(moment);
    const places = before === null ? [] : knownTo(slack, person, placesSince(slack, before));
    return { ok: true, happened: { at: slack.clock.now(), places } };
  },
  'switch fault': async ({ demo }, { fault, on }) => {
    demo.faults.set(fault, on);
    return DONE;
  },
  'help with step': async ({ demo }, { step }) => {
    const help = (step === 'set up' ? SET_UP_STEP : demo.steps[step])?.help;
    if (!help) throw new NotPossible('There is nothing to help with in this step.');
    await demo.time.play(help.play);
    return DONE;
  },
};

const perform = <Name extends Act['do']>(performing: Performing, act: Named<Name>): Promise<ActAnswer> => {
  const name: Name = act.do;
  return ACTS[name](performing, act);
};

const inWords = (error: unknown): string => {
  const words = error instanceof Error ? error.message : String(error);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

/** Does what somebody did in the page, and lets the bot finish what that caused. */
export const performAct = async (demo: Demo, { as, act }: ActRequest): Promise<ActAnswer> => {
  const person = demo.slack.workspace.people.get(as);
  if (!person || person.bot) return { ok: false, problem: 'There is no such person in this workspace.' };
  const performing = { demo, driver: demo.slack.person(as), person };
  const calls = demo.slack.log.calls.length;
  try {
    const answer = await perform(performing, act);
    const problem = unopenedForm(demo.slack.log.calls.slice(calls));
    return answer.ok && problem !== null ? { ok: false, problem } : answer;
  } catch (error) {
    if (error instanceof BotBrokeProtocol) demo.refusals.note(act.do, error.message);
    return { ok: false, problem: inWords(error) };
  }
};
