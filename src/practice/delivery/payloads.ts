import type { Json } from '../json.ts';
import { describeMessage } from '../workspace/descriptions.ts';
import type { Channel, OpenView, Person, PracticeMessage } from '../workspace/model.ts';
import { nextNumber, type Workspace } from '../workspace/state.ts';
import { presentTs } from '../workspace/timestamps.ts';
import { makeResponsePath, makeTrigger } from '../workspace/triggers.ts';
import { viewPayload } from '../workspace/views.ts';
import { commandText } from './should-escape.ts';

/** Slack's old verification token; it proves nothing, and the bot must not rely on it. */
const VERIFICATION_TOKEN = 'practice-verification-token';

/** Where a person clicked. */
export type Place =
  | { kind: 'message'; channel: Channel; message: PracticeMessage }
  | { kind: 'view'; open: OpenView };

const teamOf = (workspace: Workspace, person: Person): string =>
  person.external ? 'T0OTHER' : workspace.team.id;

const channelName = (channel: Channel): string => {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
};

/** What every interaction carries. */
const interaction = (workspace: Workspace, person: Person, type: string): Json => ({
  type,
  user: { id: person.id, username: person.name, name: person.name, team_id: teamOf(workspace, person) },
  api_app_id: workspace.app.id,
  token: VERIFICATION_TOKEN,
  team: { id: workspace.team.id, domain: workspace.team.domain },
  enterprise: null,
  is_enterprise_install: false,
});

const responseUrl = (
  workspace: Workspace,
  person: Person,
  channel: Channel,
  original: string | null,
): string =>
  `${workspace.origin}${makeResponsePath(workspace, { person: person.id, channel: channel.id, original })}`;

/** A slash command as a form of texts. */
export const commandPayload = (
  workspace: Workspace,
  person: Person,
  channel: Channel,
  command: { name: string; text: string; shouldEscape: boolean },
): Json => ({
  token: VERIFICATION_TOKEN,
  team_id: workspace.team.id,
  team_domain: workspace.team.domain,
  channel_id: channel.id,
  channel_name: channelName(channel),
  user_id: person.id,
  user_name: person.name,
  command: command.name,
  text: commandText(workspace, person, command.text, command.shouldEscape),
  api_app_id: workspace.app.id,
  is_enterprise_install: 'false',
  response_url: responseUrl(workspace, person, channel, null),
  trigger_id: makeTrigger(workspace, person.id, null),
});

const placeFields = (workspace: Workspace, person: Person, place: Place): Json => {
  if (place.kind === 'view')
    return {
      container: { type: 'view', view_id: place.open.id },
      view: viewPayload(workspace, place.open),
    };
  const { channel, message } = place;
  const ephemeral = message.ephemeralFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: channelName(channel) },
    // Slack keeps no ephemeral message, so it cannot send one along.
    ...(ephemeral ? {} : { message: describeMessage(workspace, channel, message, true) }),
    response_url: responseUrl(workspace, person, channel, message.ts),
  };
};

/** A click, or a value chosen, in a message, a modal or on Home. */
export const blockActionsPayload = (
  workspace: Workspace,
  person: Person,
  place: Place,
  action: Json,
  state: Json,
): Json => ({
  ...interaction(workspace, person, 'block_actions'),
  ...placeFields(workspace, person, place),
  trigger_id: makeTrigger(workspace, person.id, place.kind === 'view' ? place.open.id : null),
  ...(place.kind === 'message' ? { state: { values: state } } : {}),
  actions: [{ ...action, action_ts: presentTs(workspace) }],
});

/** A submitted modal, with response URLs for the channel fields that ask for one. */
export const submissionPayload = (
  workspace: Workspace,
  person: Person,
  open: OpenView,
  chosenChannels: readonly { blockId: string; actionId: string; channel: Channel }[],
): Json => ({
  ...interaction(workspace, person, 'view_submission'),
  trigger_id: makeTrigger(workspace, person.id, open.id),
  view: viewPayload(workspace, open),
  response_urls: chosenChannels.map(({ blockId, actionId, channel }) => ({
    block_id: blockId,
    action_id: actionId,
    channel_id: channel.id,
    response_url: responseUrl(workspace, person, channel, null),
  })),
});

/** A modal that was closed without submitting. */
export const viewClosedPayload = (
  workspace: Workspace,
  person: Person,
  open: OpenView,
  isCleared: boolean,
): Json => ({
  ...interaction(workspace, person, 'view_closed'),
  view: viewPayload(workspace, open),
  is_cleared: isCleared,
});

/** A global shortcut, or one from the menu of a message. */
export const shortcutPayload = (
  workspace: Workspace,
  person: Person,
  callbackId: string,
  target?: { channel: Channel; message: PracticeMessage },
): Json => {
  const common = {
    ...interaction(workspace, person, target ? 'message_action' : 'shortcut'),
    callback_id: callbackId,
    action_ts: presentTs(workspace),
    trigger_id: makeTrigger(workspace, person.id, null),
  };
  if (!target) return common;
  const { channel, message } = target;
  return {
    ...common,
    channel: { id: channel.id, name: channelName(channel) },
    message_ts: message.ts,
    message: describeMessage(workspace, channel, message, true),
    response_url: responseUrl(workspace, person, channel, message.ts),
  };
};

/** What a person typed into a menu whose options come from the bot. */
export const suggestionPayload = (
  workspace: Workspace,
  person: Person,
  place: Place,
  field: { blockId: string; actionId: string; typed: string },
): Json => {
  const { response_url: _none, ...fields } = placeFields(workspace, person, place);
  return {
    ...interaction(workspace, person, 'block_suggestion'),
    ...fields,
    action_id: field.actionId,
    block_id: field.blockId,
    value: field.typed,
  };
};

/** An event with the envelope around it. */
export const eventPayload = (workspace: Workspace, event: Json): Json => ({
  token: VERIFICATION_TOKEN,
  team_id: workspace.team.id,
  context_team_id: workspace.team.id,
  context_enterprise_id: null,
  api_app_id: workspace.app.id,
  event: { event_ts: presentTs(workspace), ...event },
  type: 'event_callback',
  event_id: `Ev${workspace.boot.toUpperCase()}${nextNumber(workspace)}`,
  event_time: Math.floor(workspace.clock.now() / 1000),
  authorizations: [
    {
      enterprise_id: null,
      team_id: workspace.team.id,
      user_id: workspace.app.botUserId,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
  event_context: `4-${workspace.boot}`,
});
