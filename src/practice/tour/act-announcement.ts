import type { Play } from './acting.ts';
import { leadName, MANAGER } from './cast.ts';
import { lastDirect } from './steps.ts';

/** Users read it in their own words, outside Slack: Comms writes, Docs checks, the release manager approves. */
export const writeForUsers = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  const manager = slack.person(MANAGER.name);
  await play.passTo('2024-12-04', '15:00', 'What users will read');
  tell.does(manager.name, 'types /release announcements kubernetes-1.32');
  await manager.types('#releases', '/release announcements kubernetes-1.32');
  if (manager.modal !== null) await manager.clicks(manager.modal, 'Add a version');
  await manager.fills({
    readers: 'Customers',
    outside: 'kubernetes.io',
    writer: leadName('comms'),
    checker: leadName('docs'),
  });
  tell.shows(manager.name, manager.modal?.text ?? '');
  await manager.submits();
  await play.settle();
  if (manager.modal !== null) await manager.closes(true);

  const writer = slack.person(leadName('comms'));
  tell.does(writer.name, 'clicks Write');
  await writer.clicks(lastDirect(play, writer.name, '[[Write]]'), 'Write');
  await writer.fills({
    words: 'Memory of volumes that are no longer used is freed by itself, see KEP-1847.',
  });
  tell.shows(writer.name, writer.modal?.text ?? '');
  await writer.submits();
  await play.settle();

  const checker = slack.person(leadName('docs'));
  tell.does(checker.name, 'clicks It is right');
  await checker.clicks(lastDirect(play, checker.name, '[[It is right]]'), 'It is right');
  await play.settle();

  tell.does(manager.name, 'clicks Read and approve');
  await manager.clicks(lastDirect(play, manager.name, '[[Read and approve]]'), 'Read and approve');
  tell.shows(manager.name, manager.modal?.text ?? '');
  await manager.submits();
  await play.settle();
};

/** Once it is launched, whoever wrote for users sends it, and says where it stands. */
export const sendToUsers = async (play: Play): Promise<void> => {
  const writer = play.slack.person(leadName('comms'));
  play.tell.does(writer.name, 'sends the text, and clicks Sent');
  await writer.clicks(lastDirect(play, writer.name, '[Sent]'), 'Sent');
  await writer.fills({ link: 'https://kubernetes.io/blog/2024/12/11/kubernetes-v1-32-release/' });
  play.tell.shows(writer.name, writer.modal?.text ?? '');
  await writer.submits();
  await play.settle();
};
