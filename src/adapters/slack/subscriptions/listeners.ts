import type { InputBlock, ModalView } from '@slack/types';
import type { House } from '../../../application/house.ts';
import { follow } from '../../../application/subscriptions/follow.ts';
import type { Actor } from '../../../domain/person.ts';
import { type Followed, followsNothing, whatToFollow } from '../../../domain/subscriptions/weekly.ts';
import { open, type Reply, refused, say, whisper } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import { type ActionVisit, typedList, type ViewVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { multiSelectField } from '../kit/inputs.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { type Mrkdwn, mrkdwn } from '../kit/mrkdwn.ts';
import { modal } from '../kit/views.ts';
import { SUBSCRIPTION_ACTIONS, SUBSCRIPTION_FORMS } from './ids.ts';

/** A menu takes no more. */
const MOST = 100;
const VALUE_MAX = 140;

const sentence = (line: Mrkdwn): SlackMessage => message(line, [section(line)]);

/** Names may be longer than Slack takes as a value. */
const placeOf = (name: string): string => name.slice(0, VALUE_MAX);

/** What can be chosen: what somebody follows already is always among it. */
const offered = (all: readonly string[], own: readonly string[]): readonly string[] => {
  const still = own.filter((name) => all.includes(name));
  const first = new Set([...still, ...all].slice(0, Math.max(MOST, still.length)));
  return all.filter((name) => first.has(name)).slice(0, MOST);
};

const menu = (
  { id, label, hint }: { id: 'products' | 'areas'; label: string; hint: string },
  names: readonly string[],
  own: readonly string[],
): InputBlock[] =>
  names.length === 0
    ? []
    : [
        multiSelectField({
          id,
          label,
          hint,
          optional: true,
          choices: names.map((name) => ({ text: name, value: placeOf(name) })),
          initial: own.filter((name) => names.includes(name)).map(placeOf),
        }),
      ];

const PRODUCTS = { id: 'products', label: 'Which products?', hint: 'None of both: no message.' } as const;
const AREAS = {
  id: 'areas',
  label: 'Which areas?',
  hint: 'Components that plans name, in whichever product.',
} as const;

const chooseForm = ({ products, areas }: Followed, own: Followed): ModalView =>
  modal({
    callbackId: SUBSCRIPTION_FORMS.choose,
    title: 'Follow releases',
    submit: 'Save',
    blocks: [
      section('On Mondays you get one message: what is coming up, what was launched, what was moved.'),
      ...menu(PRODUCTS, products, own.products),
      ...menu(AREAS, areas, own.areas),
    ],
  });

const NOTHING: Followed = { products: [], areas: [] };

/** What this person follows, and what they can choose. */
const choiceOf = async (
  house: House,
  { workspaceId, userId }: Actor,
): Promise<{ own: Followed; choice: Followed }> => {
  const { reads } = house.store;
  const own = (await reads.subscriptions(workspaceId)).find((each) => each.userId === userId) ?? NOTHING;
  const all = whatToFollow(await reads.releases(workspaceId, 'all'));
  const choice = {
    products: offered(all.products, own.products),
    areas: offered(all.areas, own.areas),
  };
  return { own, choice };
};

const openChoice = async (house: House, actor: Actor): Promise<Reply> => {
  if (!actor.isFullMember) return refused({ code: 'not_a_member', reading: true });
  const { own, choice } = await choiceOf(house, actor);
  if (followsNothing(choice)) {
    return say(sentence(mrkdwn`There is nothing to follow yet: no release has been started.`));
  }
  return open(chooseForm(choice, own));
};

const submitChoice = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const { choice } = await choiceOf(house, actor);
  const chosen = (field: keyof Followed): readonly string[] => {
    const values = typedList(view.typed, field);
    return choice[field].filter((name) => values.includes(placeOf(name)));
  };
  const followed = { products: chosen('products'), areas: chosen('areas') };
  const outcome = await follow(house, request, followed);
  if (!outcome.ok) return refused(outcome.refusal);
  return whisper(
    sentence(
      followsNothing(followed)
        ? mrkdwn`You follow nothing: there is no letter on Mondays.`
        : mrkdwn`Saved. You get your letter on Mondays; one click in it ends it.`,
    ),
  );
};

const stop = async (house: House, { request }: ActionVisit): Promise<Reply> => {
  const outcome = await follow(house, request, NOTHING);
  return outcome.ok ? say(sentence(mrkdwn`Stopped: you get this letter no more.`)) : refused(outcome.refusal);
};

/** Following products and areas: a letter a week, chosen by each person, off by one click. */
export const registerSubscriptions = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'subscribe',
    usage: '',
    summary: 'Follow products and areas: one message a week says what is coming up, launched or moved.',
    run: ({ actor }) => openChoice(house, actor),
  });
  edge.onAction(SUBSCRIPTION_ACTIONS.open, ({ actor }) => openChoice(house, actor));
  edge.onAction(SUBSCRIPTION_ACTIONS.stop, (visit) => stop(house, visit));
  edge.onSubmit(SUBSCRIPTION_FORMS.choose, (visit) => submitChoice(house, visit));
};
