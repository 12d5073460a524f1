import { unpackIds } from './value.ts';
import type { OpenView, Typed } from './visit.ts';

/** What Slack sends for one input; only the members that our inputs have. */
type InputState = {
  value?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: readonly { value: string }[];
  selected_user?: string | null;
  selected_users?: readonly string[];
  selected_conversation?: string | null;
  selected_conversations?: readonly string[];
  selected_channel?: string | null;
  selected_channels?: readonly string[];
};

const inputValue = (state: InputState): string | readonly string[] | null =>
  state.selected_options?.map((option) => option.value) ??
  state.selected_users ??
  state.selected_conversations ??
  state.selected_channels ??
  state.selected_option?.value ??
  state.selected_date ??
  state.selected_time ??
  state.selected_user ??
  state.selected_conversation ??
  state.selected_channel ??
  state.value ??
  null;

export type SlackView = {
  id: string;
  hash?: string;
  callback_id: string;
  private_metadata?: string;
  previous_view_id?: string | null;
  root_view_id?: string | null;
  state?: { values: Record<string, Record<string, unknown>> };
};

const typedIn = (view: SlackView): Typed =>
  Object.fromEntries(
    Object.entries(view.state?.values ?? {}).flatMap(([blockId, inputs]) =>
      Object.values(inputs).map((state) => [blockId, inputValue(state as InputState)] as const),
    ),
  );

/** At most three lie on each other: the one before this one, and the first of all. */
const behindOf = ({ id, previous_view_id, root_view_id }: SlackView): string[] =>
  [...new Set([previous_view_id, root_view_id].filter((other) => other != null && other !== id))] as string[];

/** The view as listeners see it: inputs by their block id, metadata as ids. */
export const readView = (view: SlackView): OpenView => ({
  id: view.id,
  hash: view.hash ?? '',
  callbackId: view.callback_id,
  metadata: unpackIds(view.private_metadata === '' ? undefined : view.private_metadata) ?? {},
  typed: typedIn(view),
  behind: behindOf(view),
});
