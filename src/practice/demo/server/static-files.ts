import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutTypes } from './strip-types.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const packaged = (name: string): string => fileURLToPath(import.meta.resolve(name));

/** Where addresses lead: a folder, and what may be read in it. */
const FOLDERS: readonly { prefix: string; folder: string; allowed: RegExp }[] = [
  { prefix: '/app/page/', folder: folder('../../page/'), allowed: /\.(ts|js|css|svg)$/ },
  { prefix: '/app/read/', folder: folder('../../read/'), allowed: /\.(ts|js)$/ },
];

const FILES: Readonly<Record<string, string>> = {
  '/vendor/preact.mjs': packaged('preact'),
  '/vendor/preact-hooks.mjs': packaged('preact/hooks'),
  // The one file with all glyphs: of the package's split files, Chromium 156 draws nothing.
  '/vendor/emoji.woff2': join(
    dirname(packaged('@fontsource/noto-color-emoji')),
    'files/noto-color-emoji-emoji-400-normal.woff2',
  ),
};

const TYPES: Readonly<Record<string, string>> = {
  '.ts': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Plain names and folders only: nothing that leads up, and nothing hidden. */
const PLAIN = /^[a-z0-9][\w-]*(\.[\w-]+)*(\/[a-z0-9][\w-]*(\.[\w-]+)*)*$/i;

export type StaticFile = { type: string; content: string | Buffer };

/** The file of an address, or null where it leads to none that may be read. */
export const filePathOf = (address: string): string | null => {
  const single = FILES[address];
  if (single !== undefined) return single;
  const found = FOLDERS.find(({ prefix }) => address.startsWith(prefix));
  if (!found) return null;
  const inside = address.slice(found.prefix.length);
  return PLAIN.test(inside) && found.allowed.test(inside) ? join(found.folder, inside) : null;
};

type Kept = { changedAt: number; file: StaticFile };

const kept = new Map<string, Kept>();

const changedAt = async (path: string): Promise<number | null> => {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.mtimeMs : null;
};

const load = async (path: string, type: string): Promise<StaticFile> => {
  const content = await readFile(path);
  if (extname(path) === '.ts') return { type, content: withoutTypes(content.toString('utf8')) };
  return { type, content: type.startsWith('font/') ? content : content.toString('utf8') };
};

/** Reads the file of an address: TypeScript comes without its types, once for each time that it was saved. */
export const staticFile = async (address: string): Promise<StaticFile | null> => {
  const wanted = filePathOf(address);
  if (wanted === null) return null;
  // Compiled, a module keeps its address and ends in .js on the disk.
  for (const path of [wanted, wanted.replace(/\.ts$/, '.js')]) {
    const savedAt = await changedAt(path);
    if (savedAt === null) continue;
    const known = kept.get(path);
    if (known?.changedAt === savedAt) return known.file;
    const file = await load(path, TYPES[extname(path)] ?? 'application/octet-stream');
    kept.set(path, { changedAt: savedAt, file });
    return file;
  }
  return null;
};
