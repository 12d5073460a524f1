import { type Json, recordAt, recordsAt, textAt } from '../json.ts';
import type { PracticeFile } from './model.ts';
import { announceChange, nextNumber, type Workspace } from './state.ts';

/** Slack looks through a file before it says what kind it is; until then no message may show it. */
export const FILE_LOOKED_THROUGH_MS = 1500;

const MIMETYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  md: 'text/markdown',
  txt: 'text/plain',
  csv: 'text/csv',
};

const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';

/** A file of which Slack knows the name and expects the bytes. */
export const expectFile = (
  workspace: Workspace,
  { name, length, owner }: Pick<PracticeFile, 'name' | 'length' | 'owner'>,
): PracticeFile => {
  const id = `F0${workspace.boot.toUpperCase()}${nextNumber(workspace)}`;
  const file: PracticeFile = { id, name, length, owner, bytes: null, completedAt: null };
  workspace.files.set(id, file);
  return file;
};

/** Its uploader says that it is complete: from now on it exists. */
export const completeFile = (workspace: Workspace, file: PracticeFile): void => {
  file.completedAt ??= workspace.clock.now();
  announceChange(workspace);
};

/** Somebody's file, uploaded in a form. */
export const uploadFile = (
  workspace: Workspace,
  owner: string,
  name: string,
  bytes: Buffer,
): PracticeFile => {
  const file = expectFile(workspace, { name, length: bytes.length, owner });
  file.bytes = bytes;
  completeFile(workspace, file);
  return file;
};

/** What a person puts into a form is looked through before the form is sent. */
const isLookedThrough = ({ clock, app }: Workspace, { completedAt, owner }: PracticeFile): boolean =>
  completedAt !== null && (owner !== app.botUserId || clock.now() >= completedAt + FILE_LOOKED_THROUGH_MS);

/** A file as Slack describes it to the bot. */
export const describeFile = (workspace: Workspace, file: PracticeFile): Json => {
  const known = isLookedThrough(workspace, file);
  const path = `${workspace.origin}/files-pri/${workspace.team.id}-${file.id}`;
  return {
    id: file.id,
    name: file.name,
    title: file.name,
    mimetype: known ? (MIMETYPES[endingOf(file.name)] ?? 'application/octet-stream') : '',
    filetype: known ? endingOf(file.name) : '',
    size: file.length,
    user: file.owner,
    url_private: `${path}/${file.name}`,
    url_private_download: `${path}/download/${file.name}`,
  };
};

const isShown = (workspace: Workspace, id: string): boolean => {
  const file = workspace.files.get(id);
  return (
    file !== undefined &&
    isLookedThrough(workspace, file) &&
    (MIMETYPES[endingOf(file.name)] ?? '').startsWith('image/')
  );
};

/** Pictures in these blocks that no message can show: no such file, no picture, or not looked through yet. */
export const unshownPictures = (workspace: Workspace, blocks: readonly Json[]): string[] =>
  blocks.flatMap((block, index) =>
    [
      { image: block, at: `/blocks/${index}` },
      { image: recordAt(block, 'accessory'), at: `/blocks/${index}/accessory` },
      ...recordsAt(block, 'elements').map((image, nth) => ({
        image,
        at: `/blocks/${index}/elements/${nth}`,
      })),
    ].flatMap(({ image, at }) => {
      const id = textAt(recordAt(image, 'slack_file'), 'id');
      return image.type !== 'image' || id === '' || isShown(workspace, id) ? [] : [`${at}/slack_file`];
    }),
  );
