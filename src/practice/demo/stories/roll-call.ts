import type { Scene, Story } from '../scene.ts';
import { channelId, inboxId, leadId, leadName, MANAGER, RELEASES } from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';
import { setUp } from '../stage/set-up.ts';
import { writePart } from './manager-verbs.ts';
import { green, passToDay, plan, start } from './verbs.ts';

const RISKS = [
  'Could money be lost or moved wrongly?',
  'Could data be lost or seen by others?',
  'Do most customers feel it at once?',
];

const KEYS = ['engineering', 'qa', 'docs', 'training', 'marketing', 'product-marketing', 'sales', 'support'];
/** Their working day does not reach the launch, which is at two in Berlin. */
const AWAY = ['engineering', 'qa', 'marketing', 'sales', 'support'];

const writing = {
  backOut: 'Links are shut by one switch, by the people on duty.',
  beta: 'Forty teams liked it.',
};

/** The lead of a department says shortly before the launch that it is still green. */
const stayGreen = async ({ slack, settle }: Scene, key: string): Promise<void> => {
  const action = AWAY.includes(key) ? 'confirm.go_in_advance' : 'confirm.still_green';
  const asked = newestWith(slack.channel(channelId(key)).topLevel, action);
  await slack.person(leadId(key)).clicks(asked, action);
  await settle();
};

/** The station that is up answers in the thread of the release card. */
const station = async (
  { slack, settle, passTo }: Scene,
  key: string,
  action: string,
  reason = '',
): Promise<void> => {
  const lead = slack.person(leadId(key));
  await lead.clicks(newestWith(slack.channel(RELEASES).messages, action), action);
  if (reason !== '') await sends(lead, { reason });
  await settle();
  await passTo(slack.clock.now() + 20_000);
};

const asManager = async ({ slack, settle, passTo }: Scene, action: string): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(slack.channel(RELEASES).messages, action), action);
  await settle();
  await passTo(slack.clock.now() + 20_000);
};

/** A launch of high risk, called out: a hold that goes on, and a no-go for which it may be scrubbed. */
export const rollCall: Story = {
  name: 'roll-call',
  summary: 'High risk: the launch is called out, was held once, and one station says no-go.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: `The roll-call of Atlas 2.0 stands in the thread under its card in #releases. It was held once and went on; now @${leadName('training')} says no-go. Press “Scrub” to choose another date, or be @${leadName('training')} and say “Go” there: then you launch.`,
  play: async (scene) => {
    await setUp(scene);
    await plan(scene);
    await writePart(scene, 'Risk', { 'If it goes wrong: tick what is true': RISKS });
    await writePart(scene, 'Facts and way back', writing);
    await start(scene);
    await passToDay(scene, -14, '16:30');
    for (const key of ['docs', 'training', 'marketing']) await green(scene, key);
    await passToDay(scene, -6, '10:30');
    for (const key of ['engineering', 'qa', 'product-marketing']) await green(scene, key);
    await passToDay(scene, -3, '18:15');
    for (const key of ['sales', 'support']) await green(scene, key);
    await passToDay(scene, -1, '19:30');
    for (const key of KEYS) await stayGreen(scene, key);
    await passToDay(scene, 0, '13:35');
    const manager = scene.slack.person(MANAGER.id);
    await manager.clicks(newestWith(manager.inbox, 'rollcall.start'), 'rollcall.start');
    await scene.settle();
    await scene.passTo(scene.slack.clock.now() + 20_000);
    await station(scene, 'docs', 'rollcall.hold', 'The guide does not open at the moment.');
    await passToDay(scene, 0, '13:50');
    await asManager(scene, 'plan.resume');
    await station(scene, 'docs', 'rollcall.go');
    await station(scene, 'training', 'rollcall.no_go', 'The trainers cannot log in.');
  },
};
