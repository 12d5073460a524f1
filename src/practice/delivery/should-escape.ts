import type { Channel, Person } from '../workspace/model.ts';
import type { Workspace } from '../workspace/state.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const personCalled = (workspace: Workspace, name: string): Person | undefined =>
  [...workspace.people.values()].find((person) => person.name === name.toLowerCase() && !person.deleted);

const channelCalled = (workspace: Workspace, person: Person, name: string): Channel | undefined =>
  [...workspace.channels.values()].find(
    (channel) =>
      channel.kind !== 'im' &&
      channel.name === name &&
      (channel.kind === 'public' || channel.members.has(person.id)),
  );

const NAME_OR_LINK = /(?<![\w&/])([@#])([\p{L}\p{N}._-]*[\p{L}\p{N}_-])|https?:\/\/[^\s<>|]+/gu;

/** A typed text, escaped, with links in brackets and known names as `write` has them. */
const withNames = (
  workspace: Workspace,
  person: Person,
  typed: string,
  write: (sign: string, found: { id: string; name: string }) => string,
): string =>
  escaped(typed).replace(NAME_OR_LINK, (match, sign: string | undefined, name: string | undefined) => {
    if (sign === undefined || name === undefined) return `<${match}>`;
    const found = sign === '@' ? personCalled(workspace, name) : channelCalled(workspace, person, name);
    return found ? write(sign, found) : match;
  });

/**
 * What a person typed after a command, as the bot receives it. Always: `&`, `<` and `>` are entities. With
 * `should_escape` the people, channels and links that Slack's client recognises become `<@U…|name>`,
 * `<#C…|name>` and `<https://…>`; a name that nobody has stays as typed.
 */
export const commandText = (
  workspace: Workspace,
  person: Person,
  typed: string,
  shouldEscape: boolean,
): string =>
  shouldEscape
    ? withNames(workspace, person, typed, (sign, { id, name }) => `<${sign}${id}|${name}>`)
    : escaped(typed);

/** What a person typed into the composer, as Slack stores it: `<@U…>`, `<#C…>` and `<https://…>`. */
export const messageText = (workspace: Workspace, person: Person, typed: string): string =>
  withNames(workspace, person, typed, (sign, { id }) => `<${sign}${id}>`);
