import type { SendOptions } from '../delivery/delivery.ts';
import { submissionPayload, viewClosedPayload } from '../delivery/payloads.ts';
import { recordsAt } from '../json.ts';
import { submissionProblems } from '../payload/view.ts';
import { fieldsOf } from '../workspace/field-kinds.ts';
import type { Channel, OpenView, Person } from '../workspace/model.ts';
import { announceChange } from '../workspace/state.ts';
import { closeViews, modalsOf } from '../workspace/views.ts';
import { dispatchField, isCalled, setField } from './act.ts';
import type { Wanted } from './choose.ts';
import type { Practice } from './practice.ts';
import { byLabel } from './screens.ts';
import { obeyAnswer, type SubmitOutcome } from './view-answer.ts';

const openModalOf = ({ workspace }: Practice, person: Person): OpenView => {
  const open = modalsOf(workspace, person.id).at(-1);
  if (!open) throw new Error(`@${person.name} has no modal open`);
  return open;
};

const labelsOf = (open: OpenView): string => {
  const ids = Object.fromEntries(
    fieldsOf(recordsAt(open.view, 'blocks')).map(({ blockId }) => [blockId, '']),
  );
  return Object.keys(byLabel(open.view, ids)).join(', ');
};

/** Fills in fields of the top modal, one after the other: a field that tells the bot at once may change the others. */
export const fill = async (
  practice: Practice,
  person: Person,
  wanted: Readonly<Record<string, Wanted>>,
): Promise<void> => {
  for (const [name, value] of Object.entries(wanted)) {
    const open = openModalOf(practice, person);
    const field = fieldsOf(recordsAt(open.view, 'blocks')).find((each) => isCalled(each, name));
    if (!field) throw new Error(`the modal has no field called "${name}"; it has: ${labelsOf(open)}`);
    const place = { kind: 'view', open } as const;
    const entry = await setField(practice, person, place, field, value);
    if (field.block.type !== 'input' || field.block.dispatch_action === true)
      await dispatchField(practice, person, place, field, entry);
  }
  announceChange(practice.workspace);
};

const channelsWithUrls = (
  { workspace }: Practice,
  open: OpenView,
): { blockId: string; actionId: string; channel: Channel }[] =>
  fieldsOf(recordsAt(open.view, 'blocks')).flatMap(({ element, blockId, actionId, kind }) => {
    const id = open.values[blockId]?.[actionId]?.[kind.key];
    const channel = typeof id === 'string' ? workspace.channels.get(id) : undefined;
    return element.response_url_enabled === true && channel ? [{ blockId, actionId, channel }] : [];
  });

/** Submits the top modal. Slack's own client refuses empty required fields; the bot is not told then. */
export const submit = async (
  practice: Practice,
  person: Person,
  options: SendOptions,
): Promise<SubmitOutcome> => {
  const open = openModalOf(practice, person);
  if (open.view.submit === undefined) throw new Error('this modal has nothing to submit');
  const missing = submissionProblems(open.view, open.values);
  if (Object.keys(missing).length > 0) {
    open.errors = missing;
    announceChange(practice.workspace);
    return { kind: 'errors', by: 'client', errors: byLabel(open.view, missing), byBlock: missing };
  }
  open.errors = {};
  const payload = submissionPayload(practice.workspace, person, open, channelsWithUrls(practice, open));
  const delivered = await practice.deliver('interaction', payload, options);
  if (delivered.problem) return { kind: 'failed', problem: delivered.problem, sent: delivered.sent };
  return obeyAnswer(practice, person, open, delivered);
};

/** Closes the top modal by its button, or everything by its X; the bot hears of it where the view asked for that. */
export const close = async (practice: Practice, person: Person, everything: boolean): Promise<void> => {
  const stack = modalsOf(practice.workspace, person.id);
  const top = openModalOf(practice, person);
  const all = everything || top.view.clear_on_close === true;
  const closing = all ? [...stack].reverse() : [top];
  closeViews(practice.workspace, person.id, closing);
  for (const open of closing)
    if (open.view.notify_on_close === true)
      await practice.deliver('interaction', viewClosedPayload(practice.workspace, person, open, all));
};
