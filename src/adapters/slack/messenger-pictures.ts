import { createHash } from 'node:crypto';
import type { ImageBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Clock, DeliveryOutcome } from '../../application/ports.ts';
import { type Picture, pictureBlock } from './kit/picture.ts';
import { type Caller, type CallResult, type Road, repeatable } from './messenger-call.ts';

export type PicturesShown = { ok: true; blocks: ImageBlock[] } | { ok: false; outcome: DeliveryOutcome };

export type Pictures = {
  /** Uploads what Slack does not have yet; the blocks that show it, once all of it can be shown. */
  blocksOf(pictures: readonly Picture[], road: Road): Promise<PicturesShown>;
};

type Parts = { client: WebClient; call: Caller; clock: Pick<Clock, 'monotonicMs'> };

/** Slack looks through a file before a message may show it: asked again after so long, and given up after a minute. */
const ASK_AGAIN_MS = 1000;
const GIVEN_UP_MS = 60_000;

const KEPT = 200;

type Uploaded = { fileId: string; atMs: number; isReady: boolean };

/** The name by which one picture is known again: what it shows. */
export const pictureKey = ({ png }: Picture): string => createHash('sha256').update(png).digest('base64');

/**
 * Pictures of messages. An upload may be repeated without harm: a file that no message shows is seen by nobody.
 * Where Slack refuses (the permission for files is an extra that may be declined), or does not get through a file
 * within a minute, the message goes without its pictures: its text says the same.
 */
export const createPictures = ({ client, call, clock }: Parts): Pictures => {
  const known = new Map<string, Uploaded>();

  const upload = async ({ png, title }: Picture, road: Road): Promise<CallResult<string | undefined>> => {
    const filename = `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'picture'}.png`;
    const answered = await call('files.upload', road, () =>
      client.filesUploadV2({ file: Buffer.from(png), filename, title }),
    );
    return answered.ok ? { ok: true, value: answered.value.files[0]?.files?.[0]?.id } : answered;
  };

  const look = async (file: Uploaded, road: Road): Promise<CallResult<boolean>> => {
    const answered = await call('files.info', road, () => client.files.info({ file: file.fileId }));
    return answered.ok ? { ok: true, value: (answered.value.file?.mimetype ?? '') !== '' } : answered;
  };

  const uploaded = async (picture: Picture, road: Road): Promise<CallResult<Uploaded | undefined>> => {
    const key = pictureKey(picture);
    const before = known.get(key);
    if (before !== undefined) return { ok: true, value: before };
    const file = await upload(picture, road);
    if (!file.ok) return file;
    if (file.value === undefined) return { ok: true, value: undefined };
    const made: Uploaded = { fileId: file.value, atMs: clock.monotonicMs(), isReady: false };
    if (known.size >= KEPT) known.clear();
    known.set(key, made);
    return { ok: true, value: made };
  };

  /** The block of one picture; null where the message goes without. */
  const blockOf = async (
    picture: Picture,
    road: Road,
  ): Promise<CallResult<ImageBlock | null | 'not yet'>> => {
    const file = await uploaded(picture, road);
    if (!file.ok) return file;
    if (file.value === undefined) return { ok: true, value: null };
    if (!file.value.isReady) {
      const looked = await look(file.value, road);
      if (!looked.ok) return looked;
      file.value.isReady = looked.value;
    }
    if (file.value.isReady) return { ok: true, value: pictureBlock(picture, file.value.fileId) };
    return { ok: true, value: clock.monotonicMs() - file.value.atMs < GIVEN_UP_MS ? 'not yet' : null };
  };

  return {
    blocksOf: async (pictures, road) => {
      const blocks: ImageBlock[] = [];
      let isWaiting = false;
      for (const picture of pictures) {
        const block = await blockOf(picture, road);
        if (!block.ok && block.failure.kind !== 'refused')
          return { ok: false, outcome: repeatable(block.failure) };
        if (!block.ok || block.value === null) continue;
        if (block.value === 'not yet') isWaiting = true;
        else blocks.push(block.value);
      }
      return isWaiting
        ? {
            ok: false,
            outcome: {
              outcome: 'not_sent',
              retryAfterMs: ASK_AGAIN_MS,
              problem: 'picture_not_ready',
              counts: false,
            },
          }
        : { ok: true, blocks };
    },
  };
};
