import type { Scene, Story } from '../scene.ts';
import { ATLAS, inboxId, leadId, leadName, MANAGER, RELEASES } from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';
import { writePart } from './manager-verbs.ts';
import { launch, passToDay, rate } from './verbs.ts';
import { everybodyGreen } from './way.ts';

const GROUPS = [
  ['5 % of customers', '1 day'],
  ['25 % of customers', '2 working days'],
  ['50 % of customers', '2 working days'],
  ['Everybody', ''],
] as const;

/** A row of the plan's window opens its part by what its button carries. */
const opens = async ({ slack }: Scene, button: string, part: string): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'plan.more'), 'The plan in full');
  const found = JSON.stringify(manager.modal?.blocks).match(/\{\\"v\\":1[^}]*\}/g) ?? [];
  const value = found
    .map((text) => text.replaceAll('\\"', '"'))
    .find((text) => text.includes(`"x":"${part}`));
  if (manager.modal === null || value === undefined) throw new Error(`The plan has no ${part}.`);
  await manager.clicks(manager.modal, button, { value });
};

const closesAll = async ({ slack, settle }: Scene): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await settle();
  while (manager.modal !== null) await manager.closes(true);
  await settle();
};

/** The release manager lets it go out group by group, and says when it stops. */
const planGroups = async (scene: Scene): Promise<void> => {
  const manager = scene.slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'plan.edit'), 'plan.edit');
  await sends(manager, { path: 'phased' });
  await scene.settle();
  await writePart(scene, 'Facts and way back', {
    backOut: 'Links are shut by one switch, by the people on duty.',
  });
  await opens(scene, 'Open', 'cohorts');
  for (const [name, soak] of GROUPS) {
    if (manager.modal === null) throw new Error('The list of groups is not open.');
    await manager.clicks(manager.modal, 'Add a group');
    await sends(manager, { name, soak });
    await scene.settle();
  }
  await closesAll(scene);
  await opens(scene, 'Change', 'phased');
  await sends(manager, { stopRule: 'More than ten errors an hour, or one customer who cannot work.' });
  await closesAll(scene);
};

const nextGroup = async ({ slack, settle }: Scene): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'groups.next'), 'groups.next');
  await settle();
};

/** Half way: a quarter of the customers has it, and the release manager is asked whether it goes on. */
export const phasedHalfWay: Story = {
  name: 'phased-half-way',
  summary:
    'Group by group: a quarter of the customers has it, and the question is whether the next group gets it.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: 'Two of four groups have Atlas 2.0, and their time is over: press “Next group”, or “Stop here” and say why. The “…” takes it back or holds it. Do nothing, and you are asked again each working day. The announcement in #announcements says who has it and when the others follow.',
  play: async (scene) => {
    await everybodyGreen(scene, planGroups);
    await passToDay(scene, 0, '13:35');
    await launch(scene);
    await passToDay(scene, 0, '16:00');
    await rate(scene, leadId('docs'), 5);
    await passToDay(scene, 1, '14:05');
    await nextGroup(scene);
    await passToDay(scene, 4, '17:00');
    const support = scene.slack.person(leadId('support'));
    await support.types(RELEASES, `/release issue ${ATLAS.key}`);
    await sends(support, {
      text: 'Some links open slowly.',
      severity: 'minor',
      owner: leadName('support'),
    });
    await scene.settle();
    await passToDay(scene, 5, '14:05');
  },
};
