import { describe, expect, it } from 'vitest';
import { type MessageMethod, messageRefusal } from '../../../src/practice/payload/message.ts';
import { long, many, section } from './samples.ts';

const METHODS: MessageMethod[] = ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'response_url'];

const errorOf = (payload: Record<string, unknown>, method: MessageMethod = 'chat.postMessage') =>
  messageRefusal(payload, method)?.error ?? null;
const metadata = (payload: unknown, type: unknown = 'release_note') => ({
  text: 'Hello',
  metadata: { event_type: type, event_payload: payload },
});

describe('messages', () => {
  it.each(METHODS)('%s needs something to show', (method) => {
    expect(errorOf({}, method)).toBe('no_text');
    expect(errorOf({ text: '', blocks: [], attachments: [] }, method)).toBe('no_text');
    expect(errorOf({ text: ' \n' }, method)).toBe('no_text');
    for (const payload of [
      { text: 'Hello' },
      { blocks: [section()] },
      { attachments: [{ text: 'Hello' }] },
      { markdown_text: 'Hello' },
    ]) {
      expect(errorOf(payload, method)).toBeNull();
    }
  });

  it('only a response_url takes a deletion without words', () => {
    expect(errorOf({ delete_original: true }, 'response_url')).toBeNull();
    expect(errorOf({ delete_original: true }, 'chat.postMessage')).toBe('no_text');
  });

  it.each([
    ['chat.update', 4000],
    ['chat.postEphemeral', 40_000],
    ['response_url', 40_000],
  ] as const)('%s takes a text of %i characters and not one more', (method, limit) => {
    expect(errorOf({ text: long(limit) }, method)).toBeNull();
    expect(errorOf({ text: long(limit + 1), blocks: [section()] }, method)).toBe('msg_too_long');
  });

  it('chat.postMessage takes a longer text, because it cuts it', () => {
    expect(errorOf({ text: long(50_000) })).toBeNull();
  });

  it('a bad block is invalid_blocks with its pointer', () => {
    expect(messageRefusal({ text: 'x', blocks: [section(), section('')] }, 'chat.update')).toEqual({
      error: 'invalid_blocks',
      problems: [{ pointer: '/blocks/1/text/text', message: 'must be more than 0 characters' }],
    });
  });

  it('blocks inside attachments are kept to the same rules', () => {
    const refusal = messageRefusal({ attachments: [{ blocks: [{ type: 'banner' }] }] }, 'chat.postMessage');
    expect(refusal?.problems[0]?.pointer).toBe('/attachments/0/blocks/0/type');
  });

  it('all text in blocks together is at most 12,000 characters', () => {
    const filled = (last: number) => ({
      blocks: [...many(4, () => section(long(2900))), section(long(last))],
    });
    expect(errorOf(filled(400))).toBeNull();
    expect(errorOf(filled(401))).toBe('msg_blocks_too_long');
  });

  it.each([
    ['a text that is no string', { text: 3 }, '/text'],
    ['blocks as a string', { text: 'x', blocks: '[]' }, '/blocks'],
    ['markdown_text beside text', { text: 'x', markdown_text: 'y' }, '/markdown_text'],
    ['markdown_text beside blocks', { markdown_text: 'y', blocks: [section()] }, '/markdown_text'],
    ['101 attachments', { attachments: many(101, () => ({ text: 'x' })) }, '/attachments'],
    ['an attachment that is no object', { attachments: ['x'] }, '/attachments/0'],
  ])('%s is an invalid argument', (_, payload, pointer) => {
    const refusal = messageRefusal(payload, 'chat.postMessage');
    expect(refusal?.error).toBe('invalid_arguments');
    expect(refusal?.problems.map((problem) => problem.pointer)).toEqual([pointer]);
  });

  it('markdown_text is at most 12,000 characters', () => {
    expect(errorOf({ markdown_text: long(12_000) })).toBeNull();
    expect(errorOf({ markdown_text: long(12_001) })).toBe('msg_too_long');
  });
});

describe('metadata', () => {
  it('a type and a flat payload are taken', () => {
    expect(errorOf(metadata({ key: 'a', round: 1, done: false, ids: ['a'], at: { day: 'Mon' } }))).toBeNull();
  });

  it.each([
    ['no object', { text: 'x', metadata: 'key' }],
    ['no type', { text: 'x', metadata: { event_payload: {} } }],
    ['a type with blanks', metadata({}, 'release note')],
    ['no payload', metadata(undefined)],
    ['a nested payload', metadata({ a: { b: { c: 1 } } })],
    ['a null in the payload', metadata({ a: null })],
    ['an unknown field', { text: 'x', metadata: { ...metadata({}).metadata, extra: 1 } }],
  ])('%s is refused', (_, payload) => {
    expect(errorOf(payload)).toBe('invalid_metadata_format');
  });

  it('only chat.update takes empty metadata, which removes what was there', () => {
    expect(errorOf({ text: 'x', metadata: {} }, 'chat.update')).toBeNull();
    expect(errorOf({ text: 'x', metadata: {} }, 'chat.postMessage')).toBe('invalid_metadata_format');
  });

  it('metadata is at most 1000 bytes of JSON', () => {
    const frame = JSON.stringify(metadata({ key: '' }).metadata).length;
    expect(errorOf(metadata({ key: long(1000 - frame) }))).toBeNull();
    expect(errorOf(metadata({ key: long(1001 - frame) }))).toBe('metadata_too_large');
    expect(errorOf(metadata({ key: 'é'.repeat(1000 - frame) }))).toBe('metadata_too_large');
  });
});
