import { type Json, recordAt, recordsAt, textAt } from '../json.ts';
import { readView } from '../read/view.ts';
import { directChannel } from '../workspace/channels.ts';
import type { Channel, OpenView, Person, PracticeMessage } from '../workspace/model.ts';
import type { Workspace } from '../workspace/state.ts';
import { compareTs } from '../workspace/timestamps.ts';
import { modalsOf } from '../workspace/views.ts';
import { type Practice, readerFor } from './practice.ts';

/** A modal as its person sees it. */
export type PracticeModal = {
  kind: 'modal';
  viewId: string;
  title: string;
  submit: string;
  callbackId: string;
  privateMetadata: string;
  blocks: Json[];
  /** Errors at the fields, by label; by block_id where a block has no label. */
  errors: Record<string, string>;
  text: string;
  view: Json;
};

/** The app's home as its person sees it. */
export type PracticeHome = { kind: 'home'; viewId: string; blocks: Json[]; text: string; view: Json };

/** Label of the block with that id, or the id where it has none. */
export const labelOfBlock = (view: Json, blockId: string): string => {
  const block = recordsAt(view, 'blocks').find(({ block_id }) => block_id === blockId);
  return textAt(recordAt(block, 'label'), 'text') || blockId;
};

/** A text by block_id, turned into one by label. */
export const byLabel = (view: Json, byBlock: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(byBlock).map(([blockId, words]) => [labelOfBlock(view, blockId), words]));

const readOpen = (practice: Practice, person: Person, open: OpenView): string =>
  readView({ ...open.view, state: { values: open.values } }, readerFor(practice, person));

/** The modal on top of a person's screen, or null. */
export const topModal = (practice: Practice, person: Person): PracticeModal | null => {
  const open = modalsOf(practice.workspace, person.id).at(-1);
  if (!open) return null;
  return {
    kind: 'modal',
    viewId: open.id,
    title: textAt(recordAt(open.view, 'title'), 'text'),
    submit: textAt(recordAt(open.view, 'submit'), 'text'),
    callbackId: textAt(open.view, 'callback_id'),
    privateMetadata: textAt(open.view, 'private_metadata'),
    blocks: recordsAt(open.view, 'blocks'),
    errors: byLabel(open.view, open.errors),
    text: readOpen(practice, person, open),
    view: open.view,
  };
};

/** The home that was published for a person last, or null. */
export const homeOf = (practice: Practice, person: Person): PracticeHome | null => {
  const open = practice.workspace.homes.get(person.id);
  if (!open) return null;
  const blocks = recordsAt(open.view, 'blocks');
  return { kind: 'home', viewId: open.id, blocks, text: readOpen(practice, person, open), view: open.view };
};

const standing = ({ deletedAt }: PracticeMessage): boolean => deletedAt === undefined;

/** What a person sees in a channel, oldest first, their own ephemeral messages among it. */
export const seenIn = (channel: Channel, person: Person): PracticeMessage[] =>
  [...channel.messages, ...channel.ephemerals.filter(({ ephemeralFor }) => ephemeralFor === person.id)]
    .filter(standing)
    .sort((a, b) => compareTs(a.ts, b.ts));

/** Messages between the bot and a person, oldest first; ephemeral ones are left out. */
export const inboxOf = (workspace: Workspace, person: Person): PracticeMessage[] =>
  directChannel(workspace, person).messages.filter(standing);
