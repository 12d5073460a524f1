import type { Play } from './acting.ts';
import { leadName, MANAGER } from './cast.ts';
import { addToPlan } from './steps.ts';

/** A go / no-go meeting on the day before the launch. Its agenda is what is open, and what is promised there is kept. */
export const goNoGo = async (play: Play): Promise<void> => {
  const { slack, tell } = play;
  await addToPlan(play, 'meetings', { kind: 'Go / no-go', when: 'T-1 15:00', where: 'In a huddle' });

  await play.passTo('2024-12-06', '12:00', 'Three working days before: only Release Notes are reminded');
  await play.passTo('2024-12-10', '14:30', 'The go / no-go meeting: its agenda is what is open');
  const notes = slack.person(leadName('notes'));
  const card = slack
    .channel('#releases')
    .topLevel.find((message) => notes.reads(message).includes('[Details]'));
  const promise = notes.says(
    '#releases',
    'I finish the notes of the last two SIGs before the launch.',
    card?.ts,
  );
  tell.does(notes.name, `writes in the thread: "${promise.text}"`);

  const manager = slack.person(MANAGER.name);
  tell.does(manager.name, 'chooses Note an action in the menu of that message');
  await manager.shortcut('note.action', promise);
  await manager.fills({
    'What is to be done?': 'Finish the notes of the last two SIGs.',
    'Who does it?': notes.name,
    'Until when?': '2024-12-11',
  });
  tell.shows(manager.name, manager.modal?.text ?? '');
  await manager.submits();
  await play.settle();
};
