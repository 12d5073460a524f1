import type { Wanted } from '../../people/choose.ts';
import type { PersonDriver } from '../../people/person.ts';
import type { Scene } from '../scene.ts';
import { MANAGER } from '../stage/cast.ts';
import { newestWith, sends } from '../stage/doing.ts';

type Values = Readonly<Record<string, Wanted>>;

/** The release manager chooses in the "…" of the newest card that has one. */
const choosesMore = async (manager: PersonDriver, choice: string): Promise<void> => {
  await manager.clicks(newestWith(manager.inbox, 'plan.more'), choice);
  if (manager.modal === null) throw new Error(`“${choice}” opened no form.`);
};

/** The release manager opens one part of the plan by its name, and writes into it. */
export const writePart = async ({ slack, settle }: Scene, part: string, values: Values): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await choosesMore(manager, 'The plan in full');
  if (manager.modal === null) throw new Error('The plan is not open.');
  await manager.clicks(manager.modal, part);
  await sends(manager, values);
  // The window beneath is brought up to date: nobody closes it in the same moment.
  await settle();
  if (manager.modal !== null) await manager.closes(true);
  await settle();
};

/** The release manager wants to launch without a department: why, and who accepts the risk. */
export const launchWithout = async (
  { slack, settle }: Scene,
  { department, reason, acceptedBy }: { department: string; reason: string; acceptedBy: string },
): Promise<void> => {
  const manager = slack.person(MANAGER.id);
  await choosesMore(manager, 'Launch without a department');
  await sends(manager, { department, reason, acceptedBy });
  if (manager.modal !== null) await manager.closes(true);
  await settle();
};
