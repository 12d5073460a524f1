import { type StorageProblem, StorageUnavailable } from '../../../application/store-faults.ts';

const STORAGE: Record<StorageProblem, string> = {
  busy: 'Not saved: the storage is busy. Try again in a moment.',
  full: 'Not saved: the disk is full. Whoever runs this bot has to make room; then try again.',
  read_only: 'Not saved: the storage is read-only. Whoever runs this bot can mend it; then try again.',
  failing: 'Not saved: the disk reports errors. Whoever runs this bot can mend it; then try again.',
  damaged:
    'Not saved: the database is damaged. Whoever runs this bot has to restore a backup; then try again.',
};

/**
 * What the person reads when something broke: that nothing was saved, and a reference under which the log
 * has the rest. Never a stack.
 */
export const faultWords = (error: unknown, reference: string): string =>
  error instanceof StorageUnavailable
    ? `${STORAGE[error.problem]} (${reference})`
    : `Not done: something failed on our side. Try again; if it stays, quote ${reference} to whoever runs this bot.`;
