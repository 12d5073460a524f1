import { isRecord, type Json, textAt } from '../../json.ts';
import { viewIsTooLarge, viewProblems } from '../../payload/view.ts';
import type { OpenView, Trigger } from '../../workspace/model.ts';
import type { Workspace } from '../../workspace/state.ts';
import { exchangeTrigger } from '../../workspace/triggers.ts';
import {
  modalsOf,
  openModal,
  openViews,
  publishHome,
  pushModal,
  replaceView,
  viewPayload,
} from '../../workspace/views.ts';
import { optionalText, requiredText, wrongArgument } from '../arguments.ts';
import type { Call, Methods } from '../method.ts';
import { refusalWithProblems, SlackRefusal } from '../refusal.ts';
import { knownPerson } from './access.ts';

const validView = (args: Json, kind: 'modal' | 'home'): Json => {
  const { view } = args;
  if (!isRecord(view)) throw wrongArgument('missing required field: view');
  if (viewIsTooLarge(view)) throw new SlackRefusal('view_too_large');
  const problems = viewProblems(view, kind);
  if (problems.length > 0) throw refusalWithProblems('invalid_arguments', problems);
  return view;
};

const refuseTakenExternalId = (workspace: Workspace, view: Json, except: OpenView | null): void => {
  const wanted = textAt(view, 'external_id');
  if (wanted === '') return;
  const taken = openViews(workspace).some(
    (open) => open !== except && textAt(open.view, 'external_id') === wanted,
  );
  if (taken) throw new SlackRefusal('duplicate_external_id');
};

/** The trigger is used up only by a call whose view is right: Slack checks the view first. */
const useTrigger = ({ workspace, args }: Call): Trigger => {
  const trigger = exchangeTrigger(workspace, requiredText(args, 'trigger_id'));
  if (typeof trigger === 'string') throw new SlackRefusal(trigger);
  return trigger;
};

const open = (call: Call): Json => {
  const { workspace, args } = call;
  const view = validView(args, 'modal');
  refuseTakenExternalId(workspace, view, null);
  const { person } = useTrigger(call);
  return { view: viewPayload(workspace, openModal(workspace, person, view)) };
};

const push = (call: Call): Json => {
  const { workspace, args } = call;
  const view = validView(args, 'modal');
  refuseTakenExternalId(workspace, view, null);
  const trigger = useTrigger(call);
  const stack = modalsOf(workspace, trigger.person);
  // Only what was done inside a modal, and one that is still open, can push another onto it.
  if (!stack.some(({ id }) => id === trigger.fromView)) throw new SlackRefusal('not_found');
  const pushed = pushModal(workspace, trigger.person, view);
  if (!pushed) throw new SlackRefusal('push_limit_reached');
  return { view: viewPayload(workspace, pushed) };
};

const update = ({ workspace, args }: Call): Json => {
  const id = optionalText(args, 'view_id');
  const externalId = optionalText(args, 'external_id');
  if (id === undefined && externalId === undefined) throw wrongArgument('missing required field: view_id');
  const target = openViews(workspace).find(
    (each) => each.id === id || (externalId !== undefined && textAt(each.view, 'external_id') === externalId),
  );
  if (!target) throw new SlackRefusal('not_found');
  const view = validView(args, target.kind);
  refuseTakenExternalId(workspace, view, target);
  const hash = optionalText(args, 'hash');
  if (hash !== undefined && hash !== target.hash) throw new SlackRefusal('hash_conflict');
  replaceView(workspace, target, view);
  return { view: viewPayload(workspace, target) };
};

const publish = ({ workspace, args }: Call): Json => {
  const person = knownPerson(workspace, requiredText(args, 'user_id'), 'invalid_user_id');
  if (!workspace.app.homeTab) throw new SlackRefusal('not_enabled');
  const view = validView(args, 'home');
  const hash = optionalText(args, 'hash');
  const known = workspace.homes.get(person.id);
  if (hash !== undefined && hash !== known?.hash) throw new SlackRefusal('hash_conflict');
  return { view: viewPayload(workspace, publishHome(workspace, person.id, view)) };
};

/** Modals and App Home. */
export const VIEW_METHODS: Methods = {
  'views.open': { scope: null, rate: 'views', token: 'bot', args: ['trigger_id', 'view'], run: open },
  'views.push': { scope: null, rate: 'views', token: 'bot', args: ['trigger_id', 'view'], run: push },
  'views.update': {
    scope: null,
    rate: 'views',
    token: 'bot',
    args: ['view_id', 'external_id', 'view', 'hash'],
    run: update,
  },
  'views.publish': {
    scope: null,
    rate: 'views',
    token: 'bot',
    args: ['user_id', 'view', 'hash'],
    run: publish,
  },
};
