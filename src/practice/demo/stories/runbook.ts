import type { Wanted } from '../../people/choose.ts';
import { buttonsOf } from '../../read/buttons.ts';
import type { Scene, Story } from '../scene.ts';
import { inboxId, leadId, leadName, MANAGER, RELEASES } from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';
import { launch, passToDay } from './verbs.ts';
import { everybodyGreen } from './way.ts';

/** What is done on launch day, by the fields of its form. */
const STEPS: readonly Readonly<Record<string, Wanted>>[] = [
  {
    Step: 'Freeze the boards',
    'Or a department': 'Engineering',
    'How long it takes, when': '10 minutes: Before users have it',
    'How it is undone': 'Open the boards again.',
  },
  {
    Step: 'Deploy the new build',
    'Or a department': 'Engineering',
    'How long it takes, when': '15 minutes: Before users have it',
    'How it is checked': 'The smoke test is green.',
    'How it is undone': 'Deploy the old build.',
  },
  { Step: 'Open a shared board as a customer', 'Or a department': 'QA' },
  {
    Step: 'Switch the old link service off',
    'Or a department': 'Engineering',
    'How long it takes, when': 'Not said: Once users have it',
  },
];

/** Opens the plan in full, and writes the runbook into it. */
const writesRunbook = async ({ slack, settle }: Scene): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await manager.clicks(newestWith(manager.inbox, 'plan.scope'), 'The plan in full');
  const row = buttonsOf(manager.modal?.blocks ?? []).find(
    ({ actionId, value = '' }) => actionId === 'contents.open' && value.includes('runbook'),
  );
  if (manager.modal === null || row?.value === undefined) throw new Error('The plan has no runbook.');
  await manager.clicks(manager.modal, 'contents.open', { value: row.value });
  const drawn = () =>
    slack.log.calls.filter(({ method, answer }) => method === 'views.update' && answer !== null).length;
  for (const step of STEPS) {
    if (manager.modal === null) throw new Error('No list is open.');
    await manager.clicks(manager.modal, 'contents.add');
    const before = drawn();
    await sends(manager, step);
    // The list and the plan below it are drawn anew: what comes before that would be missed.
    await slack.until(() => drawn() >= before + 2, 'the windows that show the step');
  }
  if (manager.modal !== null) await manager.closes(true);
  await settle();
};

/** A deployment whose second step takes longer than it should. */
export const runbook: Story = {
  name: 'runbook',
  summary: 'The deployment runs, step by step in one thread; the second one is late.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: `The runbook of Atlas 2.0 stands in the thread under its card in #releases. The second step is late. Be @${leadName('engineering')} and press “Done” there: the next one is called up. Or press “It went wrong”, then “It did not work” as @${MANAGER.name}: what was done is taken back, the last thing first.`,
  play: async (scene) => {
    await everybodyGreen(scene, writesRunbook);
    await passToDay(scene, 0, '14:00');
    await launch(scene);
    await passToDay(scene, 0, '14:08');
    const lead = scene.slack.person(leadId('engineering'));
    await lead.clicks(newestWith(scene.slack.channel(RELEASES).messages, 'runbook.done'), 'runbook.done');
    await scene.settle();
    await passToDay(scene, 0, '14:25');
  },
};
