import type { House } from '../../../application/house.ts';
import { askPictures } from '../../../application/numbers/ask-pictures.ts';
import { type AskedNumbers, readNumbers } from '../../../application/numbers/read-numbers.ts';
import type { Scope } from '../../../domain/numbers/scope.ts';
import type { Actor } from '../../../domain/person.ts';
import { noticeView } from '../edge/notice.ts';
import { type Reply, refused, replace, say, update, whisper } from '../edge/reply.ts';
import type { SlackEdge } from '../edge/slack-edge.ts';
import type { Ids } from '../edge/value.ts';
import type { ActionVisit } from '../edge/visit.ts';
import { section } from '../kit/blocks.ts';
import { message, type SlackMessage } from '../kit/message.ts';
import { joinMrkdwn, type Mrkdwn, mrkdwn, userMention } from '../kit/mrkdwn.ts';
import { NUMBER_ACTIONS } from './ids.ts';
import { productPrefix, statsMessage } from './stats-message.ts';

const MOST_NAMED = 5;
const MOST_PRODUCTS = 20;

const whoReads = ({ settings }: Extract<AskedNumbers, { why: 'may_not' }>): Mrkdwn => {
  const people = [...new Set([...settings.admins, ...settings.releaseManagers])].slice(0, MOST_NAMED);
  const ask =
    people.length === 0
      ? mrkdwn`an owner or admin of this Slack workspace`
      : joinMrkdwn(people.map(userMention), ', ');
  return mrkdwn`Numbers are read by release managers and admins. Ask ${ask}.`;
};

const unknownProduct = ({ typed, products }: Extract<AskedNumbers, { why: 'unknown_product' }>): Mrkdwn =>
  products.length === 0
    ? mrkdwn`No release has been launched yet: there are no numbers of "${typed}".`
    : mrkdwn`"${typed}" is not the one product that it could be. There are: ${joinMrkdwn(products.slice(0, MOST_PRODUCTS), ', ')}.`;

const sentence = (line: Mrkdwn): SlackMessage => message(line, [section(line)]);

const answer = (asked: AskedNumbers): SlackMessage => {
  if (asked.ok) return statsMessage(asked.report);
  return sentence(asked.why === 'may_not' ? whoReads(asked) : unknownProduct(asked));
};

/** The scope that a button or a choice names; a product by the beginning of its name. */
const scopeIn = async (house: House, actor: Actor, ids: Ids | null, now: string): Promise<Scope | null> => {
  if (ids?.extra === undefined) return null;
  const year = /^\d{4}$/.test(ids.extra) ? Number(ids.extra) : null;
  if (ids.seen === undefined) return { product: null, year };
  const all = await readNumbers(house.store.reads, actor, { product: null, year: null }, now);
  const known = all.ok ? all.report.products.find((each) => productPrefix(each) === ids.seen) : undefined;
  return known === undefined ? null : { product: known, year };
};

const show = async (house: House, actor: Actor, wanted: Scope | { typed: string }): Promise<SlackMessage> =>
  answer(await readNumbers(house.store.reads, actor, wanted, house.clock.now()));

const clicked = async (house: House, { actor, ids, message: where }: ActionVisit): Promise<Reply> => {
  if (!actor.isFullMember) return refused({ code: 'not_a_member', reading: true });
  const scope = await scopeIn(house, actor, ids, house.clock.now());
  const stats = await show(house, actor, scope ?? { typed: '' });
  // From Home there is no message to answer: a window, in which the menus work, too.
  if (where === null) return update(noticeView(stats));
  return where.isEphemeral ? replace(stats) : say(stats);
};

/** The pictures come by direct message: they are drawn and uploaded when nobody waits for an answer. */
const sendPictures = async (house: House, visit: ActionVisit): Promise<Reply> => {
  const { actor, request, ids, message: where } = visit;
  if (!actor.isFullMember) return refused({ code: 'not_a_member', reading: true });
  const scope = await scopeIn(house, actor, ids, house.clock.now());
  const asked = await show(house, actor, scope ?? { typed: '' });
  if (scope === null) return where === null ? update(noticeView(asked)) : say(asked);
  const outcome = await askPictures(house, request, scope);
  if (!outcome.ok) return refused(outcome.refusal);
  const line = sentence(mrkdwn`The pictures come to you by direct message, in a moment.`);
  return where === null ? update(noticeView(line)) : whisper(line);
};

/** Numbers about releases: by command, and from Home. */
export const registerNumbers = (edge: SlackEdge, house: House): void => {
  edge.subcommand({
    name: 'stats',
    usage: '[PRODUCT] [YEAR | all]',
    summary: 'Numbers about releases, for release managers and admins.',
    run: async ({ actor, rest }) =>
      actor.isFullMember
        ? say(await show(house, actor, { typed: rest }))
        : refused({ code: 'not_a_member', reading: true }),
  });
  edge.onAction(NUMBER_ACTIONS.pictures, (visit) => sendPictures(house, visit));
  for (const actionId of [NUMBER_ACTIONS.open, NUMBER_ACTIONS.year, NUMBER_ACTIONS.product]) {
    edge.onAction(actionId, (visit) => clicked(house, visit));
  }
};
