import type { Play } from './acting.ts';
import { MANAGER } from './cast.ts';
import { KUBERNETES } from './kubernetes-1.32.ts';
import { lastDirect, writePart } from './steps.ts';

/** September: the plan is made, completed and started. */
export const planAndStart = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  const manager = slack.person(MANAGER.name);
  tell.scene('The release manager plans Kubernetes 1.32');
  tell.does(MANAGER.name, 'types /release new Kubernetes v1.32');
  await manager.types('#releases', '/release new Kubernetes v1.32');
  await manager.fills({
    value: KUBERNETES.value,
    date: KUBERNETES.launch.date,
    time: KUBERNETES.launch.time,
  });
  tell.shows(MANAGER.name, manager.modal?.text ?? '');
  tell.does(MANAGER.name, 'saves the draft');
  await manager.submits();
  await play.settle();

  tell.does(MANAGER.name, 'clicks Complete the plan');
  await manager.clicks(lastDirect(play, MANAGER.name), 'Complete the plan');
  const { goal, measure, scope, outOfScope, highlights, product } = KUBERNETES;
  await manager.fills({ goal, measure, scope, outOfScope, highlights, product });
  tell.shows(MANAGER.name, manager.modal?.text ?? '');
  await manager.submits();
  await play.settle();

  // Much can go wrong: it owes a way back and a trial, and two people launch it.
  await writePart(play, 'Risk', { 'If it goes wrong: tick what is true': KUBERNETES.risks });
  await writePart(play, 'Facts and way back', { price: KUBERNETES.price, backOut: KUBERNETES.backOut });

  tell.does(MANAGER.name, 'clicks Start');
  await manager.clicks(lastDirect(play, MANAGER.name), 'Start');
  await play.settle();
};
