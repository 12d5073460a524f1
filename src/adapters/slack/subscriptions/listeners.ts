import type { ModalView } from '@slack/types';
import type { House } from '../../../application/house.ts';
import { follow } from '../../../application/subscriptions/follow.ts';
import type { Actor } from '../../../domain/person.ts';
import { productsToFollow } from '../../../domain/subscriptions/weekly.ts';
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

const sentence = (line: Mrkdwn): SlackMessage => message(line, [section(line)]);

/** A product's place among all is its value: names may be longer than Slack takes there. */
const chooseForm = (products: readonly string[], own: readonly string[]): ModalView =>
  modal({
    callbackId: SUBSCRIPTION_FORMS.choose,
    title: 'Follow products',
    submit: 'Save',
    blocks: [
      section('On Mondays you get one message: what is coming up, what was launched, what was moved.'),
      multiSelectField({
        id: 'products',
        label: 'Which products?',
        hint: 'None: no message.',
        optional: true,
        choices: products.map((product) => ({ text: product, value: product.slice(0, 140) })),
        initial: own.map((product) => product.slice(0, 140)),
      }),
    ],
  });

const productsFor = async (house: House, { workspaceId }: Actor): Promise<readonly string[]> =>
  productsToFollow(await house.store.reads.releases(workspaceId, 'all')).slice(0, MOST);

const openChoice = async (house: House, actor: Actor): Promise<Reply> => {
  if (!actor.isFullMember) return refused({ code: 'not_a_member', reading: true });
  const products = await productsFor(house, actor);
  if (products.length === 0) {
    return say(sentence(mrkdwn`There is nothing to follow yet: no release has been started.`));
  }
  const all = await house.store.reads.subscriptions(actor.workspaceId);
  const own = all.find(({ userId }) => userId === actor.userId)?.products ?? [];
  return open(
    chooseForm(
      products,
      own.filter((product) => products.includes(product)),
    ),
  );
};

const submitChoice = async (house: House, { actor, request, view }: ViewVisit): Promise<Reply> => {
  const chosen = typedList(view.typed, 'products');
  const products = (await productsFor(house, actor)).filter((product) =>
    chosen.includes(product.slice(0, 140)),
  );
  const outcome = await follow(house, request, products);
  if (!outcome.ok) return refused(outcome.refusal);
  return whisper(
    sentence(
      products.length === 0
        ? mrkdwn`You follow nothing: there is no letter on Mondays.`
        : mrkdwn`Saved. You get your letter on Mondays; one click in it ends it.`,
    ),
  );
};

const stop = async (house: House, { request }: ActionVisit): Promise<Reply> => {
  const outcome = await follow(house, request, []);
  return outcome.ok ? say(sentence(mrkdwn`Stopped: you get this letter no more.`)) : refused(outcome.refusal);
};

/** Following products: a letter a week, chosen by each person, off by one click. */
export const registerSubscriptions = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'subscribe',
    usage: '',
    summary: 'Follow products: one message a week says what is coming up, launched or moved.',
    run: ({ actor }) => openChoice(house, actor),
  });
  edge.onAction(SUBSCRIPTION_ACTIONS.open, ({ actor }) => openChoice(house, actor));
  edge.onAction(SUBSCRIPTION_ACTIONS.stop, (visit) => stop(house, visit));
  edge.onSubmit(SUBSCRIPTION_FORMS.choose, (visit) => submitChoice(house, visit));
};
