import type { Channel, Person } from '../workspace/model.ts';
import type { Workspace } from '../workspace/state.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const personCalled = (workspace: Workspace, name: string): Person | undefined =>
  [...workspace.people.values()].find((person) => person.name === name && !person.deleted);

const channelCalled = (workspace: Workspace, person: Person, name: string): Channel | undefined =>
  [...workspace.channels.values()].find(
    (channel) =>
      channel.kind !== 'im' &&
      channel.name === name &&
      (channel.kind === 'public' || channel.members.has(person.id)),
  );

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
): string => {
  const text = escaped(typed);
  if (!shouldEscape) return text;
  return text.replace(
    /(?<![\w&/])([@#])([\p{L}\p{N}._-]*[\p{L}\p{N}_-])|https?:\/\/[^\s<>|]+/gu,
    (match, sign: string | undefined, name: string | undefined) => {
      if (sign === undefined || name === undefined) return `<${match}>`;
      if (sign === '@') {
        const found = personCalled(workspace, name);
        return found ? `<@${found.id}|${found.name}>` : match;
      }
      const found = channelCalled(workspace, person, name);
      return found ? `<#${found.id}|${found.name}>` : match;
    },
  );
};
