import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Must stand before whatever is imported next: Node then keeps what it made of our files and of the packages, and
 * the next start need not read and compile them all anew. It is written when the process ends in peace. A folder
 * that cannot be written, or a cache that the environment names already, changes nothing but the speed.
 */
enableCompileCache(fileURLToPath(new URL('../data/compile-cache', import.meta.url)));
