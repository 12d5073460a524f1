import type { Wanted } from '../../people/choose.ts';
import type { Scene, Story } from '../scene.ts';
import { ANNOUNCEMENTS, ATLAS, channelId, leadId, MANAGER, READER, RELEASES } from '../stage/cast.ts';
import { newestWith, offers, sends } from '../stage/doing.ts';
import { writePart } from './manager-verbs.ts';
import { launch, passToDay, rate } from './verbs.ts';
import { everybodyGreen } from './way.ts';

const KEYS = ['engineering', 'qa', 'docs', 'training', 'marketing', 'product-marketing', 'sales', 'support'];

/** The lead of a department says on the eve that it is still green, unless its green light is fresh. */
const stayGreen = async ({ slack, settle }: Scene, key: string): Promise<void> => {
  const asked = slack
    .channel(channelId(key))
    .topLevel.findLast((message) => offers(message, 'confirm.still_green'));
  if (asked === undefined) return;
  await slack.person(leadId(key)).clicks(asked, 'confirm.still_green');
  await settle();
};

/** The lead of a department answers the prompt in its channel, without a name. */
const answersUnnamed = async (
  { slack, settle }: Scene,
  key: string,
  values: Readonly<Record<string, Wanted>>,
): Promise<void> => {
  const lead = slack.person(leadId(key));
  const prompt = newestWith(slack.channel(channelId(key)).messages, 'feedback.unnamed');
  await lead.clicks(prompt, 'feedback.unnamed');
  await sends(lead, values);
  await settle();
};

/** The release manager opens what people said and makes a theme of one remark. */
const sortsFirst = async ({ slack, settle }: Scene): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.types(RELEASES, `/release feedback ${ATLAS.key}`);
  await manager.clicks(newestWith(manager.sees(RELEASES), 'feedback.sort'), 'feedback.sort');
  if (manager.modal === null) throw new Error('What people said is not open.');
  await manager.selects(manager.modal, 'feedback.remark', 'A theme of its own');
  await settle();
  await manager.closes(true);
};

/** A few working days after the launch: answers with and without names, a reply that was taken in, one theme. */
export const feedbackArriving: Story = {
  name: 'feedback-arriving',
  summary: 'What people say arrives, with and without names: it waits to be sorted and answered.',
  opensAs: MANAGER.id,
  opensAt: ANNOUNCEMENTS,
  hint: `Type “/release feedback” and press “Sort by theme”: each remark takes one click. Choose “Say what we did, or rename” beside a theme, then “Tell”: all who answered hear of it. As @reader, answer without a name in the thread of the announcement; in the menu of any message, “Take in as feedback” keeps it with the rest.`,
  play: async (scene) => {
    await everybodyGreen(scene, (there) =>
      writePart(there, 'Risk', {
        'If it goes wrong: tick what is true': ['Could money be lost or moved wrongly?'],
      }),
    );
    await passToDay(scene, -1, '19:30');
    for (const key of KEYS) await stayGreen(scene, key);
    await passToDay(scene, 0, '13:35');
    await launch(scene);
    await passToDay(scene, 0, '16:00');
    await rate(scene, leadId('docs'), 5, { liked: 'One question, on the day on which it mattered.' });
    await passToDay(scene, 1, '20:00');
    await answersUnnamed(scene, 'engineering', {
      rating: '4 Good',
      effort: '4 Much',
      disliked: 'The build was frozen too early.',
    });
    await answersUnnamed(scene, 'qa', {
      rating: '3 Okay',
      effort: '5 Very much',
      wish: 'A day more to test.',
    });
    await answersUnnamed(scene, 'product-marketing', { rating: '4 Good', confidence: '4 Quite' });
    const { slack } = scene;
    const announced = newestWith(slack.channel(ANNOUNCEMENTS).topLevel, 'feedback.rate_5');
    const said = slack
      .person(READER.id)
      .says(ANNOUNCEMENTS, 'Sharing is great. The export still has to be done by hand.', announced.ts);
    await slack.person(leadId('docs')).shortcut('feedback.from_message', said);
    await scene.settle();
    await passToDay(scene, 5, '20:00');
    await sortsFirst(scene);
  },
};
