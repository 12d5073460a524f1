import { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import type { PracticeSlack } from '../../../src/practice/slack.ts';
import { FILE_LOOKED_THROUGH_MS } from '../../../src/practice/workspace/files.ts';
import { aWorkspace, BOT_TOKEN, SCOPES, SILENT } from './a-workspace.ts';

const FILE_SCOPES = [...SCOPES, 'files:write', 'files:read'];
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const clientOf = (slack: PracticeSlack): WebClient =>
  new WebClient(BOT_TOKEN, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: SILENT,
  });

const upload = async (client: WebClient): Promise<string> => {
  const { files } = await client.filesUploadV2({ file: PNG, filename: 'lights.png' });
  const id = files[0]?.files?.[0]?.id;
  if (id === undefined) throw new Error('no file came of it');
  return id;
};

const show = (client: WebClient, id: string) =>
  client.chat.postMessage({
    channel: 'C0REL',
    text: 'Lights',
    blocks: [{ type: 'image', alt_text: 'Lights', slack_file: { id } }],
  });

it('takes a picture in three steps, and shows it once it was looked through', async () => {
  const slack = await aWorkspace({ app: { scopes: FILE_SCOPES } });
  const client = clientOf(slack);
  const id = await upload(client);
  expect(id).toMatch(/^F[A-Z0-9]{8,}$/);
  expect((await client.files.info({ file: id })).file?.mimetype).toBe('');
  await expect(show(client, id)).rejects.toMatchObject({
    data: { error: 'invalid_blocks', errors: [expect.stringContaining('/blocks/0/slack_file')] },
  });
  slack.clock.set(slack.clock.now() + FILE_LOOKED_THROUGH_MS);
  expect((await client.files.info({ file: id })).file?.mimetype).toBe('image/png');
  await expect(show(client, id)).resolves.toMatchObject({ ok: true });
  expect(Buffer.from(slack.workspace.files.get(id)?.bytes ?? [])).toEqual(PNG);
});

it('refuses what nobody uploaded, bytes of another length, and an app without the scope', async () => {
  const slack = await aWorkspace({ app: { scopes: FILE_SCOPES } });
  const client = clientOf(slack);
  await expect(client.files.info({ file: 'F0NOWHERE1' })).rejects.toMatchObject({
    data: { error: 'file_not_found' },
  });
  const { upload_url = '', file_id = '' } = await client.files.getUploadURLExternal({
    filename: 'x.png',
    length: 3,
  });
  expect((await fetch(upload_url, { method: 'POST', body: 'four' })).status).toBe(400);
  await expect(client.files.completeUploadExternal({ files: [{ id: file_id }] })).rejects.toMatchObject({
    data: { error: 'invalid_file_id' },
  });
  const other = clientOf(await aWorkspace());
  await expect(upload(other)).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'files:write' },
  });
});

it('gives the bytes of a file to the app that may read files, and a page to sign in to anybody else', async () => {
  const slack = await aWorkspace({ app: { scopes: FILE_SCOPES } });
  const { id } = slack.person('maya').uploads('notes.md', 'New: boards.');
  const { file } = await clientOf(slack).files.info({ file: id });
  expect(file).toMatchObject({ name: 'notes.md', mimetype: 'text/markdown', user: 'U0MAYA' });
  const address = file?.url_private_download ?? '';
  const read = async (token: string): Promise<string> =>
    (await fetch(address, { headers: { authorization: `Bearer ${token}` } })).text();
  expect(await read(BOT_TOKEN)).toBe('New: boards.');
  expect(await read('xoxb-other')).toContain('Sign in');
});
