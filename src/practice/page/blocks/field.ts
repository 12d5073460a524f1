import { useReducer } from 'preact/hooks';
import type { Json } from '../../json.ts';
import { stringOf } from '../../read/pieces.ts';
import { useConfirmation } from '../form/confirmation.ts';
import { draftOf, putDraft } from '../form/drafts.ts';
import { valueIn, wantedOf } from '../form/entries.ts';
import type { ElementProps } from './element-props.ts';
import { targetOf, useSurroundings } from './surroundings.ts';
import { useTelling } from './telling.ts';

/** Whether the bot hears of every value: inputs wait for the form's submit unless they say otherwise. */
export const tellsAtOnce = (block: Json): boolean => block.type !== 'input' || block.dispatch_action === true;

export type FieldNow = {
  /** What stands in the field: as typed, else as the server has it. */
  value: unknown;
  isBusy: boolean;
  /** Puts a value in; nobody is told. `key` is where Slack keeps it, such as selected_option. */
  put(key: string, value: unknown): void;
  /** Tells the bot what stands in the field. */
  dispatch(): Promise<void>;
  /** Puts a value in and tells the bot where the field does so at once, after asking where that is wanted. */
  change(key: string, value: unknown): Promise<void>;
  /** The confirmation dialog, to stand beside the element. */
  dialog: ReturnType<typeof useConfirmation>['dialog'];
};

/** What stands in a field that holds a value, and what can be done with it. */
export const useField = ({ element, block }: Pick<ElementProps, 'element' | 'block'>): FieldNow => {
  const around = useSurroundings();
  const { isBusy, tell } = useTelling();
  const { ask, dialog } = useConfirmation();
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const blockId = stringOf(block.block_id);
  const actionId = stringOf(element.action_id);
  const draft = draftOf(around.key, blockId, actionId);
  const entry = draft?.type === element.type ? draft : around.values[blockId]?.[actionId];

  const keep = (wanted: Json | undefined): void => {
    putDraft(around.key, blockId, actionId, wanted);
    around.onChange(blockId);
    redraw();
  };
  const put = (key: string, value: unknown): void => keep({ type: element.type, [key]: value });
  const send = async (): Promise<boolean> => {
    const value = wantedOf(draftOf(around.key, blockId, actionId) ?? around.values[blockId]?.[actionId]);
    const answer = await tell({ do: 'choose', target: targetOf(around), blockId, actionId, value });
    return answer?.ok ?? false;
  };
  const change = async (key: string, value: unknown): Promise<void> => {
    if (!tellsAtOnce(block)) return put(key, value);
    if (isBusy) return;
    const before = draft;
    put(key, value);
    // What was not confirmed, or what the bot did not take, is not shown as chosen.
    if (!(await ask(element.confirm)) || !(await send())) keep(before);
  };
  return {
    value: valueIn(entry),
    isBusy,
    put,
    dispatch: async () => {
      await send();
    },
    change,
    dialog,
  };
};
