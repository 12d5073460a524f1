import type { Wanted } from '../../people/choose.ts';
import type { PersonDriver } from '../../people/person.ts';
import type { Scene } from '../scene.ts';
import {
  ADMIN,
  ANNOUNCEMENTS,
  channelId,
  DEPARTMENTS,
  type DepartmentSeed,
  deputyName,
  HOME_ZONE,
  hasDeputy,
  leadName,
  MANAGER,
  RELEASES,
} from './cast.ts';
import { sends } from './doing.ts';

/** Which departments the present page of the third screen asks about. */
const onPage = (admin: PersonDriver): readonly DepartmentSeed[] => {
  const text = admin.modal?.text ?? '';
  return DEPARTMENTS.filter(({ name }) => text.includes(`${name}: who answers?`));
};

const speakers = ({ key, name }: DepartmentSeed): Record<string, Wanted> => ({
  [`${name}: channel`]: channelId(key),
  [`${name}: who answers?`]: [leadName(key)],
});

/** The three screens, as an owner of the workspace fills them in who presses "Set up". */
const throughScreens = async (admin: PersonDriver): Promise<void> => {
  await sends(admin, {
    'Releases channel': RELEASES,
    'Announcement channels': [ANNOUNCEMENTS],
    'Release managers': [MANAGER.name],
  });
  // The eight departments are what the second screen proposes.
  await sends(admin, {});
  while (admin.modal?.callbackId === 'setup.speakers') {
    await sends(admin, Object.assign({}, ...onPage(admin).map(speakers)));
  }
  await admin.closes(true);
};

/** What the screens leave out: who may answer for a lead, and in whose working hours a department is asked. */
const throughSettings = async (admin: PersonDriver): Promise<void> => {
  await admin.types('#releases', '/release settings');
  for (const [nth, { key, name, zone }] of DEPARTMENTS.entries()) {
    const deputies = hasDeputy(key) ? [deputyName(key)] : [];
    if (deputies.length === 0 && zone === HOME_ZONE) continue;
    if (admin.modal === null) throw new Error('The settings are not open.');
    await admin.clicks(admin.modal, 'settings.edit_department', { nth });
    if (admin.modal.title !== name) throw new Error(`The settings of ${name} are not open.`);
    await sends(admin, { Deputies: deputies, 'Time zone, if it differs': zone });
  }
  await admin.closes(true);
};

/** Sets the workspace up as its owner would: `/release setup`, then the departments' people and zones. */
export const setUp = async ({ slack, settle }: Scene): Promise<void> => {
  const admin = slack.person(ADMIN.id);
  await admin.types('#general', '/release setup');
  await throughScreens(admin);
  await throughSettings(admin);
  await settle();
};
