import type { Play } from './acting.ts';
import { CHAIR, leadName, MANAGER } from './cast.ts';
import { KUBERNETES } from './kubernetes-1.32.ts';
import { lastDirect, writePart } from './steps.ts';

/** SIG Leads stay red: the release manager wants to launch without them, and a second person agrees. */
export const launchWithout = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  await play.passTo('2024-12-03', '15:00', 'The feature blogs may come after the launch');
  await writePart(play, 'Facts and way back', { beta: KUBERNETES.trial });

  const manager = slack.person(MANAGER.name);
  tell.does(manager.name, 'chooses Launch without a department');
  const choice = 'Launch without a department';
  await manager.clicks(lastDirect(play, manager.name, choice), choice);
  await manager.fills({
    'Without which department?': 'SIG Leads',
    'Why does the launch not wait for it?':
      'Feature blogs appear in the weeks after the launch. Two of them are late, and nothing in the release is.',
    'Who accepts the risk?': leadName('comms'),
  });
  tell.shows(manager.name, manager.modal?.text ?? '');
  await manager.submits();
  if (manager.modal !== null) await manager.closes(true);
  await play.settle();

  const chair = slack.person(CHAIR.name);
  tell.does(chair.name, 'clicks Agree');
  await chair.clicks(lastDirect(play, chair.name, '[[Agree]]'), 'Agree');
  await play.settle();
};
