import { epochMs, toInstant } from '../../../domain/calendar.ts';
import type { Scene, Story } from '../scene.ts';
import { ATLAS, HOME_ZONE, MANAGER, RELEASES, type ReleaseSeed } from '../stage/cast.ts';
import { setUp } from '../stage/set-up.ts';
import { green, plan, start } from './verbs.ts';

const at = (date: string, time: string) => toInstant({ date, time, zone: HOME_ZONE });
const passTo = (scene: Scene, date: string, time: string): Promise<void> =>
  scene.passTo(epochMs(at(date, time)));

/** Three working days before this launch is the Monday after the night: who still owes an answer is reminded. */
const REMINDED: ReleaseSeed = { ...ATLAS, launch: { date: '2026-10-29', time: '14:00', zone: HOME_ZONE } };

/** Ten working days before this one is the same Monday: who needs ten days is asked. */
const ASKED: ReleaseSeed = {
  title: 'Borealis 1.0',
  key: 'borealis-1.0',
  value: 'Teams see their boards as a calendar.',
  launch: { date: '2026-11-09', time: '14:00', zone: HOME_ZONE },
};

/**
 * The evening before the clocks go back in Europe; in the United States they do so a week later. What was planned
 * before that night happens after it, at the hour that each wall shows then.
 */
export const clockChangeNight: Story = {
  name: 'clock-change-night',
  summary: 'Tonight the clocks go back in Europe: on Monday ten o’clock is still ten, on each wall.',
  opensAs: MANAGER.id,
  opensAt: RELEASES,
  hint: 'Tonight the clocks go back in Europe, in America a week later. Press “To the next thing” until Monday: Berlin, London and New York are asked and reminded once each, at ten o’clock on their own wall.',
  startsAt: at('2026-10-14', '11:00'),
  play: async (scene) => {
    await setUp(scene);
    await plan(scene, REMINDED);
    await start(scene);
    await passTo(scene, '2026-10-15', '16:30');
    await green(scene, 'product-marketing');
    await passTo(scene, '2026-10-23', '10:30');
    for (const key of ['engineering', 'qa']) await green(scene, key);
    await plan(scene, ASKED);
    await start(scene);
    await passTo(scene, '2026-10-23', '18:30');
    for (const key of ['sales', 'support']) await green(scene, key);
    await passTo(scene, '2026-10-24', '21:00');
  },
};
