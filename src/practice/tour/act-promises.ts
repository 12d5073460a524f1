import type { Play } from './acting.ts';
import { leadName } from './cast.ts';
import { KUBERNETES } from './kubernetes-1.32.ts';
import { lastDirect, leadClicks, writePart } from './steps.ts';

/** What Comms counted on was not done in time: its light turns red by itself, and green again once it is done. */
export const conditionLapses = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  await play.passTo('2024-11-29', '12:00', 'The day is over on which the links were promised');
  const docs = slack.person(leadName('docs'));
  tell.does(docs.name, 'clicks It is done');
  await docs.clicks(lastDirect(play, docs.name, '[[It is done]]'), 'It is done');
  await play.settle();
};

/** The plan says something else about the price: only Comms judged it, is asked again, and answers by one tap. */
export const priceChanges = async (play: Play): Promise<void> => {
  await play.passTo('2024-12-02', '15:00', 'The release manager words the price anew');
  await writePart(play, 'Facts and way back', { price: KUBERNETES.laterPrice });
  await leadClicks(play, 'comms', 'Still green');
  await play.settle();
};
