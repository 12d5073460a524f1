import { addDays } from '../../../domain/calendar.ts';
import type { Scene, Story } from '../scene.ts';
import { ADMIN, ATLAS, DEPARTMENTS, deputyName, inboxId, leadId } from '../stage/cast.ts';
import { sends } from '../stage/doing.ts';
import { setUp } from '../stage/set-up.ts';
import { green, passToDay, plan, start } from './verbs.ts';

/** An owner of the workspace stands behind a department: whoever is reminded last before the release manager. */
const sponsor = async ({ slack, settle }: Scene, key: string): Promise<void> => {
  const admin = slack.person(ADMIN.id);
  await admin.types('#releases', '/release settings');
  if (admin.modal === null) throw new Error('The settings are not open.');
  const nth = DEPARTMENTS.findIndex((department) => department.key === key);
  await admin.clicks(admin.modal, 'settings.edit_department', { nth });
  await sends(admin, { Sponsor: ADMIN.name });
  await admin.closes(true);
  await settle();
};

/** The lead of a department is away until after the launch, and says who stands in. */
const goesAway = async ({ slack, settle }: Scene, key: string): Promise<void> => {
  const until = addDays(ATLAS.launch.date, 1);
  await slack.person(leadId(key)).types('#releases', `/release away today ${until} @${deputyName(key)}`);
  await settle();
};

/** The day before the launch: two departments still owe an answer, and each rung of the ladder was climbed. */
export const reminderLadder: Story = {
  name: 'reminder-ladder',
  summary: 'The day before the launch: lead, deputy and sponsor were reminded, and nobody answered.',
  opensAs: leadId('docs'),
  opensAt: inboxId(leadId('docs')),
  hint: 'Documentation owes its answer: give it here, or put it off by “…”. Be @docs-deputy and @workspace-admin to see whom Greenlight asked next. As @release-manager type “/release chase atlas-2.0”: it shows every reminder.',
  play: async (scene) => {
    await setUp(scene);
    await sponsor(scene, 'docs');
    await plan(scene);
    await start(scene);
    await passToDay(scene, -14, '16:30');
    for (const key of ['training', 'marketing', 'product-marketing']) await green(scene, key);
    await passToDay(scene, -6, '10:30');
    for (const key of ['engineering', 'qa']) await green(scene, key);
    await passToDay(scene, -6, '19:00');
    await green(scene, 'support');
    await goesAway(scene, 'sales');
    await passToDay(scene, -1, '12:00');
  },
};
