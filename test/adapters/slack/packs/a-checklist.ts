import type { Pack } from '../../../../src/domain/packs/pack.ts';
import type { PersonDriver } from '../../../../src/practice/people/person.ts';
import { buttonsOf } from '../../../../src/practice/read/buttons.ts';
import { type DepartmentKey, WORKSPACE } from '../../../support/builders.ts';
import { aPack, settingsWithPacks } from '../../../support/packs.ts';
import { type Rehearsal, type RehearsalOptions, rehearse } from '../../../support/rehearsal.ts';
import { cardOf } from '../../../support/steps.ts';
import { storeAt } from '../../../support/store.ts';

/** The bot, through signed requests, in a workspace in which these departments have their shipped questions. */
export const rehearseWithPacks = async (
  keys: readonly DepartmentKey[],
  options: RehearsalOptions = {},
  packs: readonly Pack[] = keys.map((key) => aPack(key)),
): Promise<Rehearsal> => {
  const rehearsal = await rehearse({ settings: settingsWithPacks(keys), ...options });
  const opened = storeAt(rehearsal.database);
  await opened.store.transaction(async (tx) => {
    for (const pack of packs) await tx.addPack(WORKSPACE, pack);
  });
  await opened.close();
  return rehearsal;
};

/** Opens a department's checklist on its card. */
export const opensChecklist = async (
  rehearsal: Rehearsal,
  person: PersonDriver,
  key: DepartmentKey,
): Promise<void> => {
  await person.clicks(cardOf(rehearsal, key), 'Checklist');
};

/** The names of all buttons of the open modal, in their order. */
export const buttonsOn = (person: PersonDriver): readonly string[] =>
  buttonsOf(person.modal?.blocks ?? []).map(({ label }) => label);

/** Taps one answer of a question, which is named by its id. */
export const taps = async (person: PersonDriver, itemId: string, answer: string) => {
  if (person.modal === null) throw new Error('No checklist is open.');
  return person.clicks(person.modal, answer, { block: `item.${itemId}` });
};
