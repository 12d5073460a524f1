import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { staticFile } from './static-files.ts';

const INDEX = new URL('../../page/index.html', import.meta.url);
const IMPORT_MAP = /<script type="importmap">([\s\S]*?)<\/script>/;
const MODULE = /<script type="module" src="([^"]+)">/;
const STATIC_IMPORT =
  /(?:^|[;\s])(?:import|export)\b[^'"();]*?\bfrom\s*['"]([^'"\n]+)['"]|^\s*import\s*['"]([^'"\n]+)['"]/gm;

/** A page, and the policy under which the browser shows it. */
export type IndexPage = { html: string; policy: string };

type ImportMap = { imports?: Record<string, string> };

const importMapOf = (html: string): { text: string; imports: Readonly<Record<string, string>> } => {
  const text = IMPORT_MAP.exec(html)?.[1] ?? '';
  const map = text === '' ? {} : (JSON.parse(text) as ImportMap);
  return { text, imports: map.imports ?? {} };
};

const importsOf = async (address: string): Promise<string[]> => {
  const file = await staticFile(address);
  return [...String(file?.content ?? '').matchAll(STATIC_IMPORT)].map(([, from, bare]) => from ?? bare ?? '');
};

/** Every module that the page needs, so that the browser asks for all of them at once. */
const modulesFrom = async (
  entry: string,
  imports: Readonly<Record<string, string>>,
): Promise<ReadonlySet<string>> => {
  const found = new Set([entry]);
  for (const address of found)
    for (const name of await importsOf(address)) {
      const target =
        imports[name] ?? (name.startsWith('.') ? new URL(name, `http://page${address}`).pathname : null);
      if (target !== null) found.add(target);
    }
  return found;
};

const policyFor = (importMap: string): string => {
  const hash = createHash('sha256').update(importMap).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/** The page as it is sent: its modules are named in its head, behind the import map that they need. */
export const indexPage = async (): Promise<IndexPage> => {
  const html = await readFile(INDEX, 'utf8');
  const { text, imports } = importMapOf(html);
  const entry = MODULE.exec(html)?.[1];
  const modules = entry === undefined ? [] : await modulesFrom(entry, imports);
  const preloads = [...modules].map((address) => `<link rel="modulepreload" href="${address}">\n`).join('');
  return { html: html.replace('</head>', `${preloads}</head>`), policy: policyFor(text) };
};
