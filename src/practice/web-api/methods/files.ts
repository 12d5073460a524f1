import { isRecord, type Json, parseJson, textAt } from '../../json.ts';
import { completeFile, describeFile, expectFile } from '../../workspace/files.ts';
import type { PracticeFile } from '../../workspace/model.ts';
import type { Workspace } from '../../workspace/state.ts';
import { requiredText, wrongArgument } from '../arguments.ts';
import type { Call, Methods } from '../method.ts';
import { SlackRefusal } from '../refusal.ts';

const MOST_BYTES = 1024 * 1024 * 1024;

const getUploadUrl = ({ workspace, args }: Call): Json => {
  const length = Number(requiredText(args, 'length'));
  if (!Number.isInteger(length) || length < 1 || length > MOST_BYTES)
    throw wrongArgument('must be a number of bytes: length');
  const name = requiredText(args, 'filename');
  const { id } = expectFile(workspace, { name, length, owner: workspace.app.botUserId });
  return { file_id: id, upload_url: `${workspace.origin}/upload/v1/${id}` };
};

const fileOf = (workspace: Workspace, id: string): PracticeFile => {
  const file = workspace.files.get(id);
  if (!file) throw new SlackRefusal('file_not_found');
  return file;
};

const filesNamed = (args: Json): string[] => {
  const given = args.files;
  const list = typeof given === 'string' ? parseJson(given) : given;
  if (!Array.isArray(list) || list.length === 0) throw wrongArgument('missing required field: files');
  return list.map((each) => (isRecord(each) ? textAt(each, 'id') : ''));
};

const complete = ({ workspace, args }: Call): Json => {
  const files = filesNamed(args).map((id) => fileOf(workspace, id));
  for (const file of files) {
    if (file.bytes === null) throw new SlackRefusal('invalid_file_id');
    completeFile(workspace, file);
  }
  return { files: files.map((file) => describeFile(workspace, file)) };
};

const info = ({ workspace, args }: Call): Json => {
  const file = fileOf(workspace, requiredText(args, 'file'));
  if (file.completedAt === null) throw new SlackRefusal('file_not_found');
  return { file: describeFile(workspace, file) };
};

/** Uploads in three steps, as Slack has them since files.upload went: an address, the bytes, "complete". */
export const FILE_METHODS: Methods = {
  'files.getUploadURLExternal': {
    scope: 'files:write',
    rate: 'tier4',
    token: 'bot',
    args: ['filename', 'length', 'alt_txt', 'snippet_type'],
    run: getUploadUrl,
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    rate: 'tier4',
    token: 'bot',
    args: ['files', 'channel_id', 'channels', 'initial_comment', 'thread_ts', 'blocks'],
    run: complete,
  },
  'files.info': { scope: 'files:read', rate: 'tier4', token: 'bot', args: ['file'], run: info },
};
