import type { Story } from '../scene.ts';
import { ADMIN, inboxId, leadName } from '../stage/cast.ts';
import { setUp } from '../stage/set-up.ts';
import { launchWithout, writePart } from './manager-verbs.ts';
import { green, onTrack, passToDay, plan, start } from './verbs.ts';

const RISKS = [
  'Could money be lost or moved wrongly?',
  'Could data be lost or seen by others?',
  'Do most customers feel it at once?',
];

/** Much can go wrong with it, and its manager wants to launch although Sales works on its answer. */
export const highTierWaiver: Story = {
  name: 'high-tier-waiver',
  summary: 'High risk, and the manager wants to launch without Sales: a second person has to agree.',
  opensAs: ADMIN.id,
  opensAt: inboxId(ADMIN.id),
  hint: 'Atlas 2.0 is of high risk, and @release-manager wants to launch it without Sales. You are the second person: press “Agree” or “Do not agree”. On Thursday at half past one @release-manager gets “Launch”, and it goes once you agree to that, too.',
  play: async (scene) => {
    await setUp(scene);
    await plan(scene);
    await writePart(scene, 'Risk', { 'If it goes wrong: tick what is true': RISKS });
    await writePart(scene, 'Facts and way back', {
      backOut: 'Boards are shut to links by one switch, by the people on duty.',
      beta: 'Forty teams shared boards for a month. Two wishes, no trouble.',
    });
    await start(scene);
    await passToDay(scene, -14, '16:30');
    for (const key of ['docs', 'training', 'marketing']) await green(scene, key);
    await passToDay(scene, -6, '10:30');
    for (const key of ['engineering', 'qa', 'product-marketing']) await green(scene, key);
    await passToDay(scene, -3, '18:15');
    await green(scene, 'support');
    await onTrack(scene, 'sales');
    await passToDay(scene, -2, '11:00');
    await launchWithout(scene, {
      department: 'Sales',
      reason: 'Sales sells it from January on: its price sheet comes after the launch.',
      acceptedBy: leadName('product-marketing'),
    });
  },
};
