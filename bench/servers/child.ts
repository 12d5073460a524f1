import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Child = {
  url: string;
  pid: number;
  /** Milliseconds of processor time that it has used, to the hundredth of a second. */
  cpuMs(): number;
  /** Memory that stands in RAM now, MiB. */
  rssMiB(): number;
  stop(): Promise<void>;
};

export type ChildOptions = {
  /** Path from the folder `bench`, or an absolute one. */
  entry: string;
  args?: readonly string[];
  nodeArgs?: readonly string[];
  env?: Readonly<Record<string, string>>;
  cwd?: string;
};

const LAST_WORDS = 2000;
const TICK_MS = 10;

const pathOf = (entry: string): string =>
  entry.startsWith('/') ? entry : fileURLToPath(new URL(`../${entry}`, import.meta.url));

/** Processor time of a process: user and system, from the kernel. */
export const cpuMsOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
};

export const rssMiBOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Starts a process; says nothing about whether it is ready. Nothing of this environment reaches it but PATH and HOME. */
export const spawnNode = ({ entry, args = [], nodeArgs = [], env = {}, cwd }: ChildOptions) =>
  spawn(process.execPath, [...nodeArgs, pathOf(entry), ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', TZ: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  });

/** Starts a process and waits for the line `ready ADDRESS`. */
export const startChild = async (options: ChildOptions): Promise<Child> => {
  const child = spawnNode(options);
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-LAST_WORDS);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
      else words = (words + line).slice(-LAST_WORDS);
    });
    child.once('close', () => reject(new Error(`${options.entry} ended before it was ready:\n${words}`)));
  });
  const pid = child.pid ?? 0;
  return {
    url,
    pid,
    cpuMs: () => cpuMsOf(pid),
    rssMiB: () => rssMiBOf(pid),
    stop: async () => {
      child.kill('SIGTERM');
      const ceiling = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await ended;
      clearTimeout(ceiling);
      if (words.trim() !== '') process.stderr.write(`${options.entry} wrote: ${words}\n`);
    },
  };
};
