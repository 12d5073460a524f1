import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, type Site } from './answer.ts';

/** What the client sends as a form of one part, or as it is. */
const bytesOf = async (request: IncomingMessage, body: Buffer): Promise<Buffer> => {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const part = [...form.values()].find((value) => typeof value !== 'string');
  return part === undefined ? Buffer.alloc(0) : Buffer.from(await part.arrayBuffer());
};

/** Takes the bytes of a file at the address that was given for it. */
export const takeBytes = async (
  site: Site,
  id: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> => {
  const file = site.workspace.files.get(id);
  const bytes = await bytesOf(request, body);
  answer(site, { method: 'upload', args: { file: id, length: bytes.length } }, response, () => {
    if (file === undefined || file.completedAt !== null || bytes.length !== file.length)
      return { status: 400, json: { ok: false } };
    file.bytes = bytes;
    return { status: 200, json: { ok: true } };
  });
};

/** What somebody without the right gets: a page to sign in, as the real one answers. */
const SIGN_IN = '<!DOCTYPE html><html><head><title>Sign in | Slack</title></head></html>';

/** Gives the bytes of a file to whoever may read it. */
export const giveBytes = (
  { workspace }: Site,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const file = workspace.files.get(name.split('-').at(-1) ?? '');
  const { app } = workspace;
  const isLetIn = request.headers.authorization === `Bearer ${app.botToken}` && app.scopes.has('files:read');
  if (file?.bytes == null || !isLetIn) response.writeHead(200, { 'Content-Type': 'text/html' }).end(SIGN_IN);
  else response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(file.bytes);
};
