import type { Json } from '../json.ts';
import { otherEnd } from './channels.ts';
import { repliesTo } from './messages.ts';
import type { Channel, Person, PracticeMessage } from './model.ts';
import type { Workspace } from './state.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once for each zone: making one takes far longer than using it. */
const offsetFormat = (zone: string): Intl.DateTimeFormat => {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
};

/** Seconds that a zone is ahead of UTC at the workspace's present time. */
const zoneOffsetSeconds = (workspace: Workspace, zone: string): number => {
  const parts = offsetFormat(zone).formatToParts(workspace.clock.now());
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):?(\d{2})?/.exec(name);
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60;
  return match[1] === '-' ? -seconds : seconds;
};

/** A person as users.info describes one. */
export const describePerson = (workspace: Workspace, person: Person): Json => {
  const profile: Json = {
    real_name: person.realName,
    display_name: person.name,
    real_name_normalized: person.realName,
    display_name_normalized: person.name,
    team: person.external ? 'T0OTHER' : workspace.team.id,
  };
  if (workspace.app.scopes.has('users:read.email')) profile.email = person.email;
  const always: Json = {
    id: person.id,
    team_id: person.external ? 'T0OTHER' : workspace.team.id,
    name: person.name,
    deleted: person.deleted,
    profile,
    is_bot: person.bot,
    is_app_user: false,
    updated: 0,
  };
  // Slack leaves zone and rights away once an account is deactivated.
  if (person.deleted) return always;
  return {
    ...always,
    color: '9f69e7',
    real_name: person.realName,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: zoneOffsetSeconds(workspace, person.tz),
    is_admin: person.admin,
    is_owner: person.owner,
    is_primary_owner: false,
    is_restricted: person.guest,
    is_ultra_restricted: false,
    is_email_confirmed: true,
    ...(person.external ? { is_stranger: false } : {}),
  };
};

/** A channel as conversations.info describes it to the bot. */
export const describeChannel = (workspace: Workspace, channel: Channel): Json => {
  if (channel.kind === 'im')
    return {
      id: channel.id,
      created: 0,
      is_im: true,
      is_org_shared: false,
      is_archived: false,
      user: otherEnd(workspace, channel),
      is_user_deleted: workspace.people.get(otherEnd(workspace, channel))?.deleted ?? false,
      priority: 0,
    };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_member: channel.members.has(workspace.app.botUserId),
    is_general: false,
    is_shared: channel.shared !== null,
    is_ext_shared: channel.shared !== null,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    shared_team_ids: channel.shared ? [workspace.team.id, 'T0OTHER'] : [workspace.team.id],
    context_team_id: workspace.team.id,
    created: 0,
    creator: [...channel.members][0] ?? '',
    unlinked: 0,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
  };
};

/** How many members a channel shows, the undriven crowd among them; bots do not count in Slack's number. */
export const memberCount = (workspace: Workspace, channel: Channel): number =>
  channel.crowd + [...channel.members].filter((id) => !workspace.people.get(id)?.bot).length;

/** A message as Slack describes it; metadata only when it was asked for. */
export const describeMessage = (
  workspace: Workspace,
  channel: Channel,
  message: PracticeMessage,
  withMetadata: boolean,
): Json => {
  const described: Json = {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: workspace.team.id,
  };
  if (message.botId !== undefined) {
    const { app } = workspace;
    described.bot_id = message.botId;
    described.app_id = app.id;
    described.bot_profile = {
      id: app.botId,
      app_id: app.id,
      user_id: app.botUserId,
      name: app.name,
      deleted: false,
      updated: 0,
      team_id: workspace.team.id,
    };
  }
  if (message.blocks.length > 0) described.blocks = message.blocks;
  if (message.edited !== undefined) described.edited = { user: message.user, ts: message.edited };
  if (withMetadata && message.metadata) described.metadata = message.metadata;
  if (message.broadcast) described.subtype = 'thread_broadcast';
  if (message.deletedAt !== undefined) {
    described.subtype = 'tombstone';
    described.text = 'This message was deleted.';
    described.user = 'USLACKBOT';
    for (const gone of ['blocks', 'metadata', 'bot_id', 'app_id', 'bot_profile']) delete described[gone];
  }
  const replies = repliesTo(channel, message.ts);
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    described.thread_ts = message.threadTs;
    described.parent_user_id = channel.messages.find(({ ts }) => ts === message.threadTs)?.user ?? '';
  } else if (replies.length > 0) {
    described.thread_ts = message.ts;
    described.reply_count = replies.length;
    described.reply_users = [...new Set(replies.map(({ user }) => user))];
    described.reply_users_count = new Set(replies.map(({ user }) => user)).size;
    described.latest_reply = replies.at(-1)?.ts ?? message.ts;
    described.is_locked = false;
    described.subscribed = false;
  }
  return described;
};
