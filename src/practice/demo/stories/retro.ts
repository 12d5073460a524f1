import type { Wanted } from '../../people/choose.ts';
import type { Scene, Story } from '../scene.ts';
import { inboxId, leadId, MANAGER, RELEASES } from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';
import { passToDay, sayGoal } from './verbs.ts';
import { launchedAndRated } from './way.ts';

const NAMELESS = ['Add without my name'];

/** Somebody writes down before the look back what they saw. */
const writes = async (
  { slack, settle }: Scene,
  key: string,
  points: Readonly<Record<string, Wanted>>,
): Promise<void> => {
  const lead = slack.person(leadId(key));
  await lead.clicks(newestWith(slack.channel(RELEASES).messages, 'retro.add_points'), 'retro.add_points');
  await sends(lead, points);
  await settle();
};

/** Somebody names the points that stand first as those that matter most. */
const votes = async ({ slack, settle }: Scene, key: string, count: number): Promise<void> => {
  const lead = slack.person(leadId(key));
  await lead.clicks(newestWith(slack.channel(RELEASES).messages, 'retro.open'), 'retro.open');
  for (let nth = 0; nth < count; nth++) {
    if (lead.modal === null) throw new Error('The look back did not open.');
    await lead.clicks(lead.modal, 'Matters', { nth: 0 });
    await settle();
  }
  await lead.closes();
};

/** Seven working days after the launch: people wrote and voted, and the manager decides what follows. */
export const retro: Story = {
  name: 'retro',
  summary: 'The look back: the record has prepared it, people wrote and voted, nothing is decided yet.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: 'Atlas 2.0 has been live for seven working days, and its goal is reached. Press “Read and vote”: note an action, keep a lesson, then “It was held”. Plan another release of Atlas afterwards: its card proposes the lesson.',
  play: async (scene) => {
    await launchedAndRated(scene);
    await passToDay(scene, 1, '10:30');
    await sayGoal(scene, { value: 'A third of the teams share a board', answer: 'Reached' });
    await passToDay(scene, 11, '10:30');
    await writes(scene, 'docs', {
      well: 'Everybody was asked once, on the day on which it mattered',
      puzzle: 'Why do we launch on a Thursday?',
    });
    await writes(scene, 'sales', { not_well: 'The price came late\nThe demo was built twice' });
    await writes(scene, 'support', { not_well: 'Nobody told us about guests', nameless: NAMELESS });
    await writes(scene, 'training', { not_well: 'Two days are too short', nameless: NAMELESS });
    await writes(scene, 'marketing', { well: 'The notes were ready', nameless: NAMELESS });
    await votes(scene, 'docs', 2);
    await votes(scene, 'sales', 3);
    await passToDay(scene, 11, '14:00');
  },
};
