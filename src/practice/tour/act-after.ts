import type { Play } from './acting.ts';
import { BYSTANDER, leadName, MANAGER } from './cast.ts';
import { lastDirect, theAnnouncement } from './steps.ts';

const addWords = async (
  play: Play,
  name: string,
  rating: string,
  words: Record<string, string>,
): Promise<void> => {
  const person = play.slack.person(name);
  play.tell.does(name, `taps ${rating} under the announcement`);
  await person.clicks(theAnnouncement(play), rating);
  await play.settle();
  const thanks = person.sees('#announcements').findLast((message) => message.ephemeralFor === person.id);
  if (thanks === undefined) throw new Error(`Nobody thanked @${name}.`);
  await person.clicks(thanks, 'Add words');
  await person.fills(words);
  play.tell.shows(name, person.modal?.text ?? '');
  await person.submits();
  await play.settle();
};

/** Feedback, the look back, and the close. */
export const feedbackAndClose = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  const manager = slack.person(MANAGER.name);
  await addWords(play, BYSTANDER.name, '4 Good', {
    liked: 'The deprecations were announced early.',
    wish: 'Release notes a day earlier.',
  });
  await addWords(play, leadName('docs'), '5 Great', { liked: 'One question, on the day it mattered.' });

  await play.passTo('2024-12-16', '11:00', 'Three working days after the launch');
  await play.passTo('2024-12-20', '11:00', 'Seven working days after: time to look back');
  tell.does(MANAGER.name, 'types /release feedback kubernetes-1.32');
  await manager.types('#releases', '/release feedback kubernetes-1.32');
  await play.settle();

  tell.does(MANAGER.name, 'clicks Close the release');
  await manager.clicks(lastDirect(play, MANAGER.name, '[Close the release]'), 'Close the release');
  await manager.fills({
    value: 'v1.32.0 is out, with its release notes complete.',
    answer: 'Reached',
    outcome: 'v1.32.0 is out on the published date.',
    lessons: 'Ask for the release notes a working day earlier.',
    lookBack: 'Yes, we looked back',
  });
  tell.shows(MANAGER.name, manager.modal?.text ?? '');
  await manager.submits();
  await play.settle();
};
