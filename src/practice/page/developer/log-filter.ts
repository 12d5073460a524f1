import type { LogEntry } from '../../demo/protocol.ts';

const texts = new WeakMap<LogEntry, string>();

const textOf = (entry: LogEntry): string => {
  const { direction, what, status, trouble, request, answer } = entry;
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const text = [direction, what, status, trouble, JSON.stringify(request), JSON.stringify(answer)]
    .join(' ')
    .toLowerCase();
  texts.set(entry, text);
  return text;
};

/** The entries in which every word stands somewhere, the newest first. */
export const filterLog = (log: readonly LogEntry[], words: string): LogEntry[] => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return log.filter((entry) => wanted.every((word) => textOf(entry).includes(word))).reverse();
};
