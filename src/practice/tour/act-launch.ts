import type { Play } from './acting.ts';
import { CHAIR, MANAGER } from './cast.ts';
import { lastDirect, leadClicks, saysGo, stopsTheClock } from './steps.ts';

/** December: Release Notes still wait, are reminded, and the launch is refused. */
export const refusedLaunch = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  await play.passTo('2024-12-10', '20:00', 'One working day before: is everybody still green?');
  for (const key of ['enhancements', 'docs', 'comms', 'readiness'])
    await leadClicks(play, key, 'Still green');
  // The launch is at night in Kolkata, and before work in Los Angeles.
  for (const key of ['branch', 'signal']) await leadClicks(play, key, 'Go in advance');
  await play.settle();
  await play.passTo('2024-12-11', '16:30', 'The launch is half an hour away');
  tell.does(MANAGER.name, 'types /release launch kubernetes-1.32');
  await slack.person(MANAGER.name).types('#releases', '/release launch kubernetes-1.32');
  await play.settle();
};

/** The last light turns green, and two people launch. */
export const launch = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  const manager = slack.person(MANAGER.name);
  await play.passTo('2024-12-11', '16:45', '"Release Notes complete — reviewed & merged"');
  await leadClicks(play, 'notes', 'Green light');
  await play.settle();

  tell.does(MANAGER.name, 'clicks Start the roll-call');
  await manager.clicks(lastDirect(play, MANAGER.name, '[[Start the roll-call]]'), 'Start the roll-call');
  await play.passTo('2024-12-11', '16:50', 'The launch is called out, station by station');
  for (const key of ['enhancements', 'docs', 'notes']) await saysGo(play, key);
  await stopsTheClock(play, 'comms', 'The page of the release is still being built.');
  await play.passTo('2024-12-11', '16:54', 'The page is there: it goes on with the station that stopped it');
  tell.does(MANAGER.name, 'clicks Resume');
  await manager.clicks(lastDirect(play, MANAGER.name, '[[Resume]]'), 'Resume');
  await play.settle();
  for (const key of ['comms', 'readiness']) await saysGo(play, key);

  await play.passTo('2024-12-11', '16:58', 'Launch');
  tell.does(MANAGER.name, 'clicks Launch');
  await manager.clicks(lastDirect(play, MANAGER.name, '[[Launch]]'), 'Launch');
  tell.shows(MANAGER.name, manager.modal?.text ?? '');
  tell.does(MANAGER.name, 'confirms: it is live now');
  await manager.submits();
  await play.settle();
  tell.does(CHAIR.name, 'clicks Launch it now: two people launch what is of high risk');
  await slack.person(CHAIR.name).clicks(lastDirect(play, CHAIR.name, '[[Launch it now]]'), 'Launch it now');
  await play.settle();
};
