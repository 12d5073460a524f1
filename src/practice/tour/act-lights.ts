import type { Play } from './acting.ts';
import { BYSTANDER, leadName, MANAGER } from './cast.ts';
import { cardOf, leadAnswers, leadClicks } from './steps.ts';

/** October and November: each department is asked in its own morning, across the clock changes. */
export const collectGreenLights = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  await play.passTo('2024-10-03', '17:00', 'Production Readiness Freeze: the first department is asked');
  await leadClicks(play, 'readiness', 'Green light');
  await play.settle();

  await play.passTo('2024-10-11', '17:00', 'Enhancements Freeze');
  await leadClicks(play, 'enhancements', 'On track');
  await play.settle();
  await play.passTo('2024-10-17', '17:00', 'The bot asks Enhancements again, as it said');
  await leadClicks(play, 'enhancements', 'Green light');
  await play.settle();

  await play.passTo(
    '2024-11-08',
    '20:00',
    'Code Freeze. In between the clocks were set back, in Europe and in America',
  );
  tell.does(BYSTANDER.name, 'tries to answer for Branch Management');
  const bystander = slack.person(BYSTANDER.name);
  await bystander.clicks(cardOf(play, 'branch'), 'Green light');
  await play.settle();
  await leadClicks(play, 'branch', 'Green light');
  await play.settle();
};

/**
 * November: Docs says what is in the way, everybody sees it, and it is asked again on the day it named. Comms is
 * green on one condition, and SIG Leads are not ready.
 */
export const redLight = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  await play.passTo('2024-11-19', '17:00', 'Docs, Release Notes and Release Signal are asked');
  await leadAnswers(play, 'docs', 'Not yet', {
    reason: 'Pull requests of three enhancements are still placeholders.',
    'Or somebody who is not in this Slack': 'The enhancement owners',
    'When do you expect it to be solved?': '2024-11-26',
  });
  await leadClicks(play, 'signal', 'Green light');
  await play.settle();

  tell.does(MANAGER.name, 'types /release status');
  await slack.person(MANAGER.name).types('#releases', '/release status kubernetes');
  await play.settle();

  await play.passTo(
    '2024-11-25',
    '18:30',
    'Comms and SIG Leads are asked; the burndown meeting gets its agenda',
  );
  await leadAnswers(play, 'comms', 'Green, if …', {
    'What still has to happen?': 'The release blog links to the pages of all stable enhancements.',
    'Who sees to it?': leadName('docs'),
    'Until when?': '2024-11-28',
  });
  await leadAnswers(play, 'sigs', 'Not yet', {
    reason: 'Two feature blogs still wait for a review.',
    'Or somebody who is not in this Slack': 'The reviewers of the blog',
    'When do you expect it to be solved?': '2024-12-09',
  });
  await play.passTo('2024-11-26', '12:00', 'Docs Freeze: the red light is asked again, and turns green');
  await leadClicks(play, 'docs', 'Green light');
  await play.settle();
};
