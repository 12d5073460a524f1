import type { Wanted } from '../../people/choose.ts';
import type { Scene, Story } from '../scene.ts';
import { ATLAS, inboxId, leadId, leadName, MANAGER, RELEASES } from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';
import { writePart } from './manager-verbs.ts';
import { everybodyAsked } from './way.ts';

type Values = Readonly<Record<string, Wanted>>;

const closesAll = async ({ slack, settle }: Scene, id: string): Promise<void> => {
  const person = slack.person(id);
  await settle();
  while (person.modal !== null) await person.closes(true);
};

/** The release manager adds a version of the announcement; the form for its words is then open where it is their own. */
const adds = async (scene: Scene, values: Values): Promise<void> => {
  const manager = scene.slack.person(MANAGER.id);
  await manager.types(RELEASES, `/release announcements ${ATLAS.key}`);
  if (manager.modal === null) throw new Error('The list of announcements is not open.');
  await manager.clicks(manager.modal, 'version.add');
  await sends(manager, values);
  await scene.settle();
};

/** Whoever is asked to write does so. */
const writes = async (scene: Scene, key: string, words: string): Promise<void> => {
  const writer = scene.slack.person(leadId(key));
  await writer.clicks(newestWith(writer.inbox, 'version.write'), 'version.write');
  await sends(writer, { words });
  await scene.settle();
};

/** One announcement for three groups of readers: written, checked, and waiting for whoever approves it. */
export const announcementReview: Story = {
  name: 'announcement-review',
  summary: 'The announcement in the words of each group of readers: one waits for the release manager.',
  opensAs: MANAGER.id,
  opensAt: inboxId(MANAGER.id),
  hint: `@${leadName('product-marketing')} wrote to the customers, @${leadName('qa')} says that it is right: press “Read and approve”, and see what readers may stumble over. “/release announcements” shows the others: one is still to be checked, and a notice goes out three working days before the launch. Be @${leadName('sales')} in #sales: the brief waits for “Read, I can answer customers”.`,
  play: async (scene) => {
    await everybodyAsked(scene);
    await writePart(scene, 'Risk', { risk: ['money'] });
    await adds(scene, {
      readers: 'Developers',
      channel: 'engineering',
      checker: leadName('engineering'),
    });
    await sends(scene.slack.person(MANAGER.id), {
      words: 'The interface has a new call for boards. The old one stays until spring.',
    });
    await closesAll(scene, MANAGER.id);
    await adds(scene, {
      readers: 'Teams with customers',
      when: 'A notice 3 working days before',
      channel: 'sales',
    });
    await sends(scene.slack.person(MANAGER.id));
    await closesAll(scene, MANAGER.id);
    await adds(scene, {
      readers: 'Customers',
      outside: 'Newsletter',
      writer: leadName('product-marketing'),
      checker: leadName('qa'),
    });
    await closesAll(scene, MANAGER.id);
    await writes(
      scene,
      'product-marketing',
      'Share a board with one click. Sign in with SSO, as you wished for in ATLAS-117.',
    );
    const checker = scene.slack.person(leadId('qa'));
    await checker.clicks(newestWith(checker.inbox, 'version.check'), 'version.check');
    await scene.settle();
  },
};
