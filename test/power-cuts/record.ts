import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Acknowledged } from './acknowledged.ts';
import type { FileEvent } from './disk.ts';

/** What the program did, in its order: to its files, and towards whoever waited for an answer. */
export type Recorded = FileEvent | { type: 'acknowledged'; so: Acknowledged };

export type Wish = {
  /** `as_opened` is what the program itself chose. */
  synchronous: 'as_opened' | 'NORMAL';
  /** The program's own is 1000; fewer pages let more cuts fall into checkpoints. */
  checkpointPages: number;
  releases: number;
};

/** @property database the name of the database file; its log is called the same with `-wal` */
export type Recording = { database: string; events: readonly Recorded[] };

const CALLS = 'openat,close,write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename';

/** Whether system calls can be recorded here: on Linux, with strace installed and allowed. */
export const canRecord = (): boolean =>
  spawnSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;

const HEX = /^"((?:\\x[0-9a-f]{2})*)"/;

/** A string argument: strace was told to write every byte in hexadecimal. */
const bytesOf = (quoted: string): Buffer => {
  const [, hex] = HEX.exec(quoted) ?? [];
  if (hex === undefined) throw new Error(`strace wrote something unexpected: ${quoted.slice(0, 80)}`);
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
};

const CALL = /^(\w+)\((.*)\)\s+= (-?\d+)/;
const WRITE = /^(\d+), (".*"), \d+(?:, (\d+))?$/;

/** Reads one recorded call after the other, knowing which number stands for which file. */
const createReader = (database: string) => {
  const open = new Map<string, string>();
  const isOurs = (file: string): boolean => file === database || file === `${database}-wal`;

  const fileEvent = (event: FileEvent): Recorded[] => (isOurs(event.file) ? [event] : []);

  const written = (args: string, result: number): Recorded[] => {
    const [, handle = '', quoted = '', offset] = WRITE.exec(args) ?? [];
    if (handle === '1' && quoted !== '') {
      const [, said] = /^ack (.*)\n$/.exec(bytesOf(quoted).toString('utf8')) ?? [];
      return said === undefined ? [] : [{ type: 'acknowledged', so: JSON.parse(said) }];
    }
    const file = open.get(handle);
    if (file === undefined || offset === undefined) return [];
    const data = bytesOf(quoted).subarray(0, result);
    return fileEvent({ type: 'write', file, offset: Number(offset), data });
  };

  const READERS: Record<string, (args: string, result: number) => Recorded[]> = {
    openat: (args, result) => {
      const path = bytesOf(args.slice(args.indexOf('"'))).toString('utf8');
      open.set(String(result), basename(path));
      return [];
    },
    close: (args) => {
      open.delete(args);
      return [];
    },
    write: written,
    pwrite64: written,
    fsync: (args) => fileEvent({ type: 'sync', file: open.get(args) ?? '' }),
    fdatasync: (args) => fileEvent({ type: 'sync', file: open.get(args) ?? '' }),
    ftruncate: (args) => {
      const [handle = '', size] = args.split(', ');
      return fileEvent({ type: 'truncate', file: open.get(handle) ?? '', size: Number(size) });
    },
    unlink: (args) => fileEvent({ type: 'remove', file: basename(bytesOf(args).toString('utf8')) }),
  };

  return (line: string): Recorded[] => {
    const [, name = '', args = '', result = '-1'] = CALL.exec(line) ?? [];
    return Number(result) < 0 ? [] : (READERS[name]?.(args, Number(result)) ?? []);
  };
};

/**
 * Runs real decisions in a process of its own and records what it wrote, synced and acknowledged.
 *
 * @param folder an empty one
 */
export const record = (folder: string, { synchronous, checkpointPages, releases }: Wish): Recording => {
  const database = `decisions-${synchronous}.db`;
  const calls = join(folder, `calls-${synchronous}.txt`);
  const script = join(import.meta.dirname, 'decide.ts');
  const asked = [join(folder, database), synchronous, String(checkpointPages), String(releases)];
  // SQLite is used on the main thread, the only one recorded, so the calls stand in the order they were made.
  const recorded = ['-o', calls, '-e', `trace=${CALLS}`, '-xx', '-s', String(2 ** 24)];
  const ran = spawnSync('strace', [...recorded, process.execPath, script, ...asked], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (ran.status !== 0) throw new Error(`The decisions could not be recorded: ${ran.stderr.slice(0, 2000)}`);
  return { database, events: readFileSync(calls, 'latin1').split('\n').flatMap(createReader(database)) };
};
