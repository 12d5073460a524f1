import { type Json, recordsAt, textAt } from '../json.ts';
import { withBlockIds } from './block-ids.ts';
import { valuesOf } from './field-kinds.ts';
import type { OpenView } from './model.ts';
import { announceChange, nextNumber, type Workspace } from './state.ts';

const nextHash = (workspace: Workspace): string =>
  `${Math.floor(workspace.clock.now() / 1000)}.${workspace.boot}${nextNumber(workspace)}`;

const newView = (workspace: Workspace, kind: OpenView['kind'], person: string, view: Json): OpenView => {
  const id = `V0${workspace.boot.toUpperCase()}${nextNumber(workspace)}`;
  const blocks = withBlockIds(workspace, recordsAt(view, 'blocks'));
  return {
    id,
    kind,
    person,
    view: { ...view, blocks },
    values: valuesOf(blocks),
    hash: nextHash(workspace),
    root: id,
    previous: null,
    errors: {},
  };
};

/** Open modals of a person, the top one last. */
export const modalsOf = (workspace: Workspace, person: string): OpenView[] =>
  workspace.modals.get(person) ?? [];

/** Every view that can still be updated. */
export const openViews = (workspace: Workspace): OpenView[] => [
  ...[...workspace.modals.values()].flat(),
  ...workspace.homes.values(),
];

/** Shows a modal to a person, in place of any that was open. */
export const openModal = (workspace: Workspace, person: string, view: Json): OpenView => {
  const open = newView(workspace, 'modal', person, view);
  workspace.modals.set(person, [open]);
  announceChange(workspace);
  return open;
};

/** Puts a modal on top of a person's open ones; null when the stack is full. */
export const pushModal = (workspace: Workspace, person: string, view: Json): OpenView | null => {
  const stack = modalsOf(workspace, person);
  const top = stack.at(-1);
  if (!top || stack.length >= workspace.limits.viewStack) return null;
  const open = newView(workspace, 'modal', person, view);
  open.root = top.root;
  open.previous = top.id;
  workspace.modals.set(person, [...stack, open]);
  announceChange(workspace);
  return open;
};

/** Replaces what an open view shows. */
export const replaceView = (workspace: Workspace, open: OpenView, view: Json): void => {
  const blocks = withBlockIds(workspace, recordsAt(view, 'blocks'));
  open.values = valuesOf(blocks, open.values);
  open.view = { ...view, blocks };
  open.hash = nextHash(workspace);
  open.errors = {};
  announceChange(workspace);
};

/** Takes the given views away from a person's screen. */
export const closeViews = (workspace: Workspace, person: string, closing: readonly OpenView[]): void => {
  workspace.modals.set(
    person,
    modalsOf(workspace, person).filter((open) => !closing.includes(open)),
  );
  announceChange(workspace);
};

/** Publishes a home for a person, or replaces the one that stands. */
export const publishHome = (workspace: Workspace, person: string, view: Json): OpenView => {
  const known = workspace.homes.get(person);
  if (known) {
    replaceView(workspace, known, view);
    return known;
  }
  const open = newView(workspace, 'home', person, view);
  workspace.homes.set(person, open);
  announceChange(workspace);
  return open;
};

/** A view as Slack describes it to the bot. */
export const viewPayload = (workspace: Workspace, open: OpenView): Json => {
  const { view } = open;
  const modal = open.kind === 'modal';
  return {
    id: open.id,
    team_id: workspace.team.id,
    type: open.kind,
    blocks: view.blocks,
    private_metadata: textAt(view, 'private_metadata'),
    callback_id: textAt(view, 'callback_id'),
    state: { values: structuredClone(open.values) },
    hash: open.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: modal ? (view.submit ?? null) : null,
    previous_view_id: open.previous,
    root_view_id: open.root,
    app_id: workspace.app.id,
    external_id: textAt(view, 'external_id'),
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.app.botId,
  };
};
