import type { House } from '../../../../application/house.ts';
import { changePack } from '../../../../application/packs/change-pack.ts';
import { ARRANGEMENTS, arranged, withItem } from '../../../../domain/packs/arrange-items.ts';
import type { PackItem } from '../../../../domain/packs/pack.ts';
import { itemProblems } from '../../../../domain/packs/pack-rules.ts';
import { shippedItems } from '../../../../domain/packs/shipped-packs.ts';
import { mayChangeSettings } from '../../../../domain/policy.ts';
import { type Department, departmentById } from '../../../../domain/settings/settings.ts';
import { push, type Reply, refused, update } from '../../edge/reply.ts';
import type { SlackEdge } from '../../edge/slack-edge.ts';
import type { ActionVisit, ViewVisit, Visit } from '../../edge/visit.ts';
import { QUESTION_ACTIONS, QUESTION_FORMS } from '../ids.ts';
import { itemForm, typedItem } from './item-form.ts';
import { type Editing, editingOf, forgetEditing, keepEditing } from './kept-questions.ts';
import { questionsView } from './questions-view.ts';

/** An admin, and the department whose questions are on the table. */
type Table = { house: House; department: Department; editing: Editing };

type Listen<V extends Visit> = (table: Table, visit: V) => Promise<Reply> | Reply;

/** Only admins get to the table; the department is the one that the button or the form names. */
const atTable = async <V extends Visit>(
  house: House,
  visit: V,
  departmentId: string | undefined,
  listen: Listen<V>,
): Promise<Reply> => {
  const { actor } = visit;
  const settings = await house.store.reads.settings(actor.workspaceId);
  if (!mayChangeSettings(actor, settings)) {
    const entitled = { role: 'admin', userIds: settings.admins } as const;
    return refused({ code: 'not_entitled', command: 'settings', entitled });
  }
  const department = departmentId === undefined ? undefined : departmentById(settings, departmentId);
  if (department === undefined) return refused({ code: 'draft_expired' });
  return listen({ house, department, editing: await editingOf(house, actor, department) }, visit);
};

/** Keeps the questions as they are now, unsaved, and shows them. */
const lay = async (
  { house, department, editing }: Table,
  { actor }: Visit,
  items: readonly PackItem[],
): Promise<Editing> => {
  const { basePackId, silent } = editing;
  const next = { basePackId, items, kept: true, overtaken: false, silent };
  await keepEditing(house, actor, department.id, next);
  return next;
};

const OVERTAKEN =
  'Nothing was saved: somebody else changed these questions meanwhile. This is what stands now.';

/** Steps that would be laid over what somebody else saved meanwhile: what stands now is shown instead. */
const unlessOvertaken =
  <V extends Visit>(listen: Listen<V>): Listen<V> =>
  async (table, visit) => {
    const { house, department, editing } = table;
    if (!editing.overtaken) return listen(table, visit);
    await forgetEditing(house, visit.actor, department.id);
    return update(questionsView(department, editing, OVERTAKEN));
  };

const openQuestions: Listen<ActionVisit> = ({ department, editing }) =>
  push(questionsView(department, editing));

/** The shipped questions, unsaved: from the department's form on top of it, else in the place of the list. */
const layShipped: Listen<ActionVisit> = async (table, visit) => {
  const { department } = table;
  const next = await lay(table, visit, shippedItems(department.key) ?? []);
  const shown = questionsView(department, next, 'Read them, change what does not fit, and save.');
  return visit.view?.callbackId === QUESTION_FORMS.list ? update(shown) : push(shown);
};

const showQuestions: Listen<ActionVisit> = ({ department, editing }) =>
  update(questionsView(department, editing));

const clearQuestions: Listen<ActionVisit> = async (table, visit) =>
  update(
    questionsView(table.department, await lay(table, visit, []), 'Save to ask the main question alone.'),
  );

const addQuestion: Listen<ActionVisit> = ({ house, department }) =>
  update(itemForm(department, house.ids.next(), null));

/** Change opens the question; the others take effect on the list at once. */
const more: Listen<ActionVisit> = async (table, visit) => {
  const [what = '', ...rest] = (visit.ids?.extra ?? '').split(':');
  const itemId = rest.join(':');
  const { department, editing } = table;
  const item = editing.items.find(({ id }) => id === itemId);
  if (what === 'change' && item !== undefined) return update(itemForm(department, itemId, item));
  const how = ARRANGEMENTS.find((each) => each === what);
  const items = how === undefined ? editing.items : arranged(editing.items, itemId, how);
  return update(questionsView(department, await lay(table, visit, items)));
};

const submitItem: Listen<ViewVisit> = async (table, visit) => {
  const item = typedItem(visit.view.typed);
  const problems = itemProblems(item);
  if (problems.length > 0) return { kind: 'fields', problems };
  const items = withItem(table.editing.items, { id: visit.view.metadata.extra ?? '', ...item });
  return update(questionsView(table.department, await lay(table, visit, items)));
};

const save: Listen<ViewVisit> = async ({ house, department, editing }, { actor, request }) => {
  const { basePackId, items } = editing;
  const saved = await changePack(house, request, { departmentId: department.id, basePackId, items });
  if (saved.ok) {
    await forgetEditing(house, actor, department.id);
    const said = saved.changed
      ? 'Saved. New releases are asked these; those that were already asked keep theirs.'
      : 'Nothing changed.';
    return update(questionsView(department, { ...editing, kept: false }, said));
  }
  if (saved.refusal.code !== 'fields_invalid') return refused(saved.refusal);
  const why = [...new Set(saved.refusal.problems.map(({ problem }) => problem))].join('\n');
  return update(questionsView(department, editing, `Nothing was saved. ${why}`));
};

/** Admins change what a department is asked beside its main question. */
export const registerQuestions = (edge: SlackEdge, house: House): void => {
  const onAction = (actionId: string, listen: Listen<ActionVisit>): void =>
    edge.onAction(actionId, (visit) =>
      atTable(house, visit, visit.view?.metadata.departmentId ?? visit.ids?.departmentId, listen),
    );
  const onSubmit = (callbackId: string, listen: Listen<ViewVisit>): void =>
    edge.onSubmit(callbackId, (visit) => atTable(house, visit, visit.view.metadata.departmentId, listen));
  onAction(QUESTION_ACTIONS.open, openQuestions);
  onAction(QUESTION_ACTIONS.shipped, layShipped);
  onAction(QUESTION_ACTIONS.back, unlessOvertaken(showQuestions));
  onAction(QUESTION_ACTIONS.clear, unlessOvertaken(clearQuestions));
  onAction(QUESTION_ACTIONS.add, addQuestion);
  onAction(QUESTION_ACTIONS.more, unlessOvertaken(more));
  onSubmit(QUESTION_FORMS.item, unlessOvertaken(submitItem));
  onSubmit(QUESTION_FORMS.list, unlessOvertaken(save));
};
