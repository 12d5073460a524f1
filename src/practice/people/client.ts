import type { Json } from '../json.ts';
import { type Field, fieldsOf } from '../workspace/field-kinds.ts';
import type { Person } from '../workspace/model.ts';
import { announceChange } from '../workspace/state.ts';
import { type Clickable, placeOf, setField } from './act.ts';
import { askForOptions, type Wanted } from './choose.ts';
import type { Practice } from './practice.ts';
import type { PracticeHome, PracticeModal } from './screens.ts';

/** What stands in the fields of a form: block_id, then action_id. */
export type FormValues = Readonly<Record<string, Readonly<Record<string, Wanted>>>>;

const fieldAt = (blocks: readonly Json[], blockId: string, actionId: string): Field | undefined =>
  fieldsOf(blocks).find((field) => field.blockId === blockId && field.actionId === actionId);

/**
 * Puts values into fields of an open view as Slack's client holds them before anybody is told. A field that is
 * no longer there, because the bot redrew the view meanwhile, is left out.
 */
export const put = async (
  practice: Practice,
  person: Person,
  target: PracticeModal | PracticeHome,
  values: FormValues,
): Promise<void> => {
  const place = placeOf(practice, person, target);
  for (const [blockId, byAction] of Object.entries(values))
    for (const [actionId, wanted] of Object.entries(byAction)) {
      const field = fieldAt(target.blocks, blockId, actionId);
      if (field) await setField(practice, person, place, field, wanted, true);
    }
  announceChange(practice.workspace);
};

/** Types into a menu whose options come from the bot. */
export const ask = async (
  practice: Practice,
  person: Person,
  target: Clickable,
  menu: { blockId: string; actionId: string },
  typed: string,
): Promise<Json[]> => {
  const field = fieldAt(target.blocks, menu.blockId, menu.actionId);
  if (!field) throw new Error(`there is no menu ${menu.actionId}`);
  return askForOptions({ practice, person, field, place: placeOf(practice, person, target) }, typed);
};
