import type { Json } from '../../json.ts';
import { personCalled } from '../../workspace/channels.ts';
import type { Workspace } from '../../workspace/state.ts';
import { flag, optionalText } from '../arguments.ts';

const BROADCASTS = new Set(['channel', 'here', 'everyone']);

/**
 * The text as Slack stores it. With names linked (`link_names`, `parse: full`, or chat.update's own default
 * `parse: client`) a typed "@channel" becomes a ping: that is why a bot has to send `parse: none` each time.
 */
export const storedText = (
  workspace: Workspace,
  text: string,
  args: Json,
  defaultParse: 'none' | 'client',
): string => {
  const parse = optionalText(args, 'parse') ?? defaultParse;
  if (parse === 'none' && !flag(args, 'link_names')) return text;
  return text.replace(/(^|[\s(])@([a-z0-9._-]+)/gi, (typed, before: string, name: string) => {
    if (BROADCASTS.has(name)) return `${before}<!${name}>`;
    try {
      return `${before}<@${personCalled(workspace, name).id}>`;
    } catch {
      return typed;
    }
  });
};

/** Cuts a text where Slack does, and the warning that it answers then. */
export const cutText = (workspace: Workspace, text: string): { text: string; warning: Json } =>
  text.length <= workspace.limits.textLength
    ? { text, warning: {} }
    : {
        text: text.slice(0, workspace.limits.textLength),
        warning: { warning: 'message_truncated', response_metadata: { warnings: ['message_truncated'] } },
      };
