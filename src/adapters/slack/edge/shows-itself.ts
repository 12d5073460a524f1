import type { ActionVisit } from './visit.ts';

/** Whether what was clicked shows what became of it: messages and Home do, a private list does not. */
export const showsItself = ({ message, view }: Pick<ActionVisit, 'message' | 'view'>): boolean =>
  message === null ? view !== null : !message.isEphemeral;
