import type { ServerResponse } from 'node:http';

/** What an address leads to, by file name; null for an address that leads nowhere. */
export type EvidenceDoor = (token: string) => Promise<Readonly<Record<string, string>> | null>;

const PATH = /^\/evidence\/([0-9a-z-]{16,128})\/([a-z.]*)$/;

export const EVIDENCE_PATH = '/evidence/';

/** Nothing of it is kept on the way, shown in a frame, or told to another address. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.jsonl': 'application/x-ndjson; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

/** A page for reading; everything else is a file to keep. */
const disposition = (name: string): Record<string, string> =>
  name.endsWith('.html') ? {} : { 'content-disposition': `attachment; filename="${name}"` };

/** The names are ours: nothing that somebody typed is in them. */
const list = (names: readonly string[]): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Record of decisions</title><h1>Record of decisions</h1><p>For reading and printing, the proof, and what checks it. These addresses work for a quarter of an hour.</p><ul>${names
    .map((name) => `<li><a href="${name}">${name}</a></li>`)
    .join('')}</ul></html>\n`;

const notThere = (response: ServerResponse): void =>
  void response
    .writeHead(404, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' })
    .end('This address leads nowhere, or no longer. Ask again in Slack.\n');

/** Answers `/evidence/TOKEN/` with a list of the files, and `/evidence/TOKEN/NAME` with one of them. */
export const answerEvidence = async (
  path: string,
  response: ServerResponse,
  door: EvidenceDoor,
): Promise<void> => {
  const [, token, name = ''] = PATH.exec(path) ?? [];
  const files = token === undefined ? null : await door(token);
  const text = files === null ? undefined : name === '' ? list(Object.keys(files)) : filed(files, name);
  if (text === undefined) return notThere(response);
  const type =
    TYPES[name === '' ? '.html' : name.slice(name.lastIndexOf('.'))] ?? 'text/plain; charset=utf-8';
  response
    .writeHead(200, { ...HEADERS, 'content-type': type, ...(name !== '' && disposition(name)) })
    .end(text);
};

const filed = (files: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(files, name) ? files[name] : undefined;
