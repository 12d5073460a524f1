import { epochMs, toInstant } from '../../../domain/calendar.ts';
import type { Scene, Story } from '../scene.ts';
import {
  ATLAS,
  channelId,
  deputyName,
  HOME_ZONE,
  leadId,
  leadName,
  MANAGER,
  type ReleaseSeed,
} from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';
import { setUp } from '../stage/set-up.ts';
import { green, plan, start } from './verbs.ts';

const at = (date: string, time: string) => toInstant({ date, time, zone: HOME_ZONE });
const passTo = (scene: Scene, date: string, time: string): Promise<void> =>
  scene.passTo(epochMs(at(date, time)));

/** A week after this Thursday is Ascension Day, a holiday in all of Germany. */
const PLANNED: ReleaseSeed = { ...ATLAS, launch: { date: '2027-04-29', time: '14:00', zone: HOME_ZONE } };
const HOLIDAY = '2027-05-06';

/** What is rebuilt when nobody works. */
const REBUILT: ReleaseSeed = {
  title: 'Borealis 1.1',
  key: 'borealis-1.1',
  value: 'Boards open twice as fast.',
  launch: { date: HOLIDAY, time: '10:00', zone: HOME_ZONE },
};

/** The lead of the documentation takes a week off, with nobody in their place but the deputy. */
const daysOff = async ({ slack, settle }: Scene): Promise<void> => {
  await slack.person(leadId('docs')).types('#releases', '/release away 2027-05-03 2027-05-10');
  await settle();
};

/** The release manager looks at the holiday first, reads what stands against it, and takes the day after it. */
const moves = async ({ slack, settle }: Scene): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'move.open'), 'move.open');
  await manager.fills({ 'move.choice': 'To a date' });
  await manager.fills({ 'move.date': HOLIDAY });
  await manager.fills({ 'move.choice': 'A week later: Fri 7 May' });
  await sends(manager, {
    reason: 'It does not work well enough yet',
    words: 'Sharing a large board takes a minute.',
  });
  await settle();
};

/** A launch that slips by a week: into a holiday, another release and days off, and past them. */
export const slipWithClashes: Story = {
  name: 'slip-with-clashes',
  summary: 'The launch moved by a week, past a holiday, another release and somebody’s days off.',
  opensAs: leadId('sales'),
  opensAt: channelId('sales'),
  hint: `Atlas moved by a week, and Sales has just read its new dates. Be @release-manager and press “Move” on the card of Atlas: “To a date” on 6 May shows a holiday, Borealis on the same day, and @${leadName('docs')} away, for whom @${deputyName('docs')} is there. For two minutes after a move only you know of it: press “Undo”.`,
  startsAt: at('2027-04-12', '09:00'),
  play: async (scene) => {
    await setUp(scene);
    await plan(scene, REBUILT);
    await start(scene);
    await plan(scene, PLANNED);
    await start(scene);
    await passTo(scene, '2027-04-15', '16:30');
    for (const key of ['training', 'marketing']) await green(scene, key);
    await daysOff(scene);
    await passTo(scene, '2027-04-16', '16:00');
    await moves(scene);
    await passTo(scene, '2027-04-16', '16:05');
  },
};
