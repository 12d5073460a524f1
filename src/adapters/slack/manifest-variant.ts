import { type Document, parseDocument } from 'yaml';

/** Where Slack's requests arrive, all of them. */
const REQUEST_PATH = '/slack/events';

export type ManifestVariant = {
  /** Public https address of the bot; turns Socket Mode off. */
  url?: string;
  /** Another name for the slash command, where the usual one is taken. */
  command?: string;
};

const COMMAND = ['features', 'slash_commands', 0];

const requestUrl = (url: string): string => {
  const isHttps = URL.canParse(url) && new URL(url).protocol === 'https:';
  if (!isHttps) throw new RangeError(`The address has to begin with https://, this one is "${url}".`);
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname.replace(/\/+$/, '')}${REQUEST_PATH}`;
};

const overHttp = (manifest: Document, address: string): void => {
  manifest.setIn([...COMMAND, 'url'], address);
  manifest.setIn(['settings', 'event_subscriptions', 'request_url'], address);
  manifest.setIn(['settings', 'interactivity', 'request_url'], address);
  manifest.setIn(['settings', 'socket_mode_enabled'], false);
};

const renamed = (manifest: Document, command: string): void => {
  if (!/^\/[a-z0-9_-]{1,31}$/.test(command)) {
    throw new RangeError(
      `The command has to be a slash and up to 31 lower-case letters, digits, hyphens or underscores, not "${command}".`,
    );
  }
  manifest.setIn([...COMMAND, 'command'], command);
};

/**
 * Makes another manifest of the one in manifest.yml: for HTTP, with another command name, or both. Comments stay.
 * @throws RangeError when the address is not https or the command is none that Slack takes
 */
export const manifestVariant = (yamlText: string, { url, command }: ManifestVariant): string => {
  const manifest = parseDocument(yamlText);
  if (url !== undefined) overHttp(manifest, requestUrl(url));
  if (command !== undefined) renamed(manifest, command);
  return manifest.toString({ lineWidth: 0 });
};
