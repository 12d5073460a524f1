import type { Owner } from './parts.ts';

const PERSON = /^(?:(.*) )?<@?([UW][A-Z0-9]+)(?:\|[^>]*)?>$/s;

/** "Maya <U0123>" for somebody of the workspace, else the role as it is: "Docs lead". */
export const ownerText = ({ userId, name }: Owner): string => {
  if (userId === null) return name;
  return name === '' ? `<${userId}>` : `${name} <${userId}>`;
};

/** The reverse of {@link ownerText}; a person whose name is not said has an empty one. Nothing is nobody. */
export const readOwner = (text: string): Owner | null => {
  if (text.trim() === '') return null;
  const [, name = '', userId] = PERSON.exec(text) ?? [];
  return userId === undefined ? { userId: null, name: text } : { userId, name };
};
