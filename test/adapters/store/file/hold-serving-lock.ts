import { acquireServingLock } from '../../../../src/adapters/store/file/serving-lock.ts';

// A process of its own for the test that kills it: takes the lock of the given database and keeps it, though
// nothing in here refers to it any more and the garbage is collected.
acquireServingLock(process.argv[2] ?? '');
globalThis.gc?.();
process.stdout.write('locked\n');
process.stdin.resume();
