import { AsyncLocalStorage } from 'node:async_hooks';

/** Whether the transaction that this code was started from still runs. */
type Scope = { open: boolean };

const scopes = new AsyncLocalStorage<Scope>();

/**
 * Runs `work` as the inside of a store transaction: until it ends, `assertOutsideTransaction` throws in
 * everything that it calls. What it leaves running behind itself is outside again once it has ended.
 */
export const insideTransaction = async <T>(work: () => Promise<T>): Promise<T> => {
  const scope: Scope = { open: true };
  try {
    return await scopes.run(scope, work);
  } finally {
    scope.open = false;
  }
};

/**
 * Throws inside a store transaction. Guards whatever must not be awaited there: the network, which would hold
 * the one write lock for seconds, and the store's own root, which would wait for itself for ever.
 *
 * @param what names the guarded thing in the message: "Calling Slack"
 */
export const assertOutsideTransaction = (what: string): void => {
  if (scopes.getStore()?.open !== true) return;
  throw new Error(`${what} inside a store transaction: only the transaction itself may be awaited there.`);
};
