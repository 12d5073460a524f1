import type { PersonDriver } from '../../people/person.ts';
import type { PracticeSlack } from '../../slack.ts';
import type { PracticeMessage } from '../../workspace/model.ts';
import type { Scene } from '../scene.ts';
import { offers, sends } from '../stage/doing.ts';
import { passUntil } from './pass-until.ts';
import { releaseOf, runningRelease, standingWith } from './running.ts';
import { answeredRed } from './signs.ts';
import { whatHappened } from './what-happened.ts';

/** A department's card, and whose answer it waits for. */
type OpenCard = { card: PracticeMessage; lead: PersonDriver };

/** Each round answers every card that is open; more rounds than this mean that an answer is not taken. */
const MOST_ROUNDS = 30;

/** The first question names whoever is asked; a card in direct messages is asked of its reader. */
const leadOf = (slack: PracticeSlack, card: PracticeMessage): PersonDriver | null => {
  const { channels, people, app } = slack.workspace;
  const channel = channels.get(card.channel);
  const named = /<@(U[A-Z0-9]+)>/.exec(card.versions[0]?.text ?? '')?.[1];
  const reader = channel?.kind === 'im' ? [...channel.members].find((id) => id !== app.botUserId) : undefined;
  const id = named ?? reader;
  return id === undefined || !people.has(id) ? null : slack.person(id);
};

const openCards = (slack: PracticeSlack, release: string): OpenCard[] =>
  [...standingWith(slack, 'light.green'), ...standingWith(slack, 'light.change').filter(answeredRed)]
    .filter((card) => releaseOf(card) === release)
    .flatMap((card) => {
      const lead = leadOf(slack, card);
      return lead === null ? [] : [{ card, lead }];
    });

const answerGreen = async ({ card, lead }: OpenCard): Promise<void> => {
  if (offers(card, 'light.green')) {
    await lead.clicks(card, 'light.green');
    return;
  }
  await lead.clicks(card, 'light.change');
  await sends(lead, { answer: 'green' });
};

/**
 * The leads who have not given their green light do so, each by clicks on the own card, as soon as they are
 * asked: time passes until the last of them was.
 *
 * @throws when no release runs, or the last light does not come
 */
export const letOthersAnswer = async (scene: Scene): Promise<void> => {
  const { slack, settle } = scene;
  const release = runningRelease(slack);
  const isDone = (): boolean => whatHappened(slack).has('all green');
  for (let round = 0; !isDone(); round += 1) {
    if (round >= MOST_ROUNDS) {
      throw new Error('The last light does not come: “/release status” says what is in the way.');
    }
    for (const open of openCards(slack, release)) {
      await answerGreen(open);
      await settle();
    }
    const hasMore = (): boolean => isDone() || openCards(slack, release).length > 0;
    await passUntil(scene, hasMore, 'the question to the last department');
  }
};
