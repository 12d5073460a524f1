import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { context, plainText } from './blocks.ts';
import { LIMITS, machineText } from './limits.ts';

const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Keeps the blocks from the top that fit in number and bytes; a last line says that there is more. */
const fitBlocks = (blocks: readonly KnownBlock[], max: number, more: string): KnownBlock[] => {
  const last = context(more);
  let bytes = 0;
  const fitting = blocks.findIndex((block, index) => {
    bytes += jsonBytes(block) + 1;
    return index >= max || bytes > LIMITS.viewBytes;
  });
  if (fitting === -1) return [...blocks];
  return [...blocks.slice(0, Math.max(0, Math.min(fitting, max - 1))), last];
};

export type ModalParts = {
  /** Published: it stands in test/published-ids.txt and has a listener. */
  callbackId: string;
  title: string;
  /** The verb of what happens; a form without one says "Save", because Slack refuses a form without a button. */
  submit?: string;
  close?: string;
  blocks: readonly KnownBlock[];
  /** Only the id of the draft and its version: people can read and replay it. */
  privateMetadata?: string;
  notifyOnClose?: boolean;
};

/** A modal within Slack's limits: titles and buttons cut to 24 characters, at most 100 blocks and 240 kB. */
export const modal = (parts: ModalParts): ModalView => {
  const blocks = fitBlocks(parts.blocks, LIMITS.blocks.modal, '… and more than fits in here.');
  const hasInput = blocks.some(({ type }) => type === 'input');
  const submit = parts.submit ?? (hasInput ? 'Save' : undefined);
  return {
    type: 'modal',
    callback_id: machineText('callback_id', parts.callbackId),
    title: plainText(parts.title, LIMITS.viewTitle),
    close: plainText(parts.close ?? 'Cancel', LIMITS.viewButton),
    ...(submit !== undefined && { submit: plainText(submit, LIMITS.viewButton) }),
    ...(parts.privateMetadata !== undefined && {
      private_metadata: machineText('private_metadata', parts.privateMetadata),
    }),
    ...(parts.notifyOnClose === true && { notify_on_close: true }),
    blocks,
  };
};

/**
 * The home tab within Slack's limits: at most 100 blocks and 240 kB.
 * @param more what stands at the end when something had to be left out
 */
export const home = (
  blocks: readonly KnownBlock[],
  more = '… and more than fits in here. The list command shows all.',
): HomeView => ({ type: 'home', blocks: fitBlocks(blocks, LIMITS.blocks.home, more) });
