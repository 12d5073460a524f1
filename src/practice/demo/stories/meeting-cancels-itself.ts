import { buttonsOf } from '../../read/buttons.ts';
import type { Scene, Story } from '../scene.ts';
import { inboxId, MANAGER } from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';
import { passToDay } from './verbs.ts';
import { everybodyGreen } from './way.ts';

/** Opens the plan in full, and in it the list of meetings. */
const addsMeeting = async ({ slack, settle }: Scene): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'plan.scope'), 'The plan in full');
  if (manager.modal === null) throw new Error('No window opened.');
  const rows = buttonsOf(manager.modal.blocks);
  const row = rows.find(
    ({ actionId, value = '' }) => actionId === 'contents.open' && value.includes('meetings'),
  );
  if (row?.value === undefined) throw new Error('The plan has no meetings.');
  await manager.clicks(manager.modal, 'contents.open', { value: row.value });
  if (manager.modal === null) throw new Error('No list opened.');
  await manager.clicks(manager.modal, 'contents.add');
  const drawn = () =>
    slack.log.calls.filter(({ method, answer }) => method === 'views.update' && answer !== null).length;
  const before = drawn();
  await sends(manager, { when: 'T-1 10:00', 'lasts+where': '15 minutes: In a huddle' });
  // The list and the plan below it are drawn anew: closed before that, they would be missed.
  await slack.until(() => drawn() >= before + 2, 'the windows that show the meeting');
  if (manager.modal !== null) await manager.closes(true);
  await settle();
};

/** The last status meeting before the launch: everything is green an hour before it. */
export const meetingCancelsItself: Story = {
  name: 'meeting-cancels-itself',
  summary: 'An hour before the status meeting nothing is open: it offers to give everybody the time back.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: 'The status meeting is in an hour, and nothing is open. Press “Cancel it, everybody gets the time back”: the thread under the card in #releases says so once, and calendars follow. Or do nothing, and pass the time to its beginning: without an agenda it does not take place.',
  play: async (scene) => {
    await everybodyGreen(scene, addsMeeting);
    await passToDay(scene, -1, '09:05');
  },
};
