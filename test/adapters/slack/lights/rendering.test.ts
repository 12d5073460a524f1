import { describe, expect, it } from 'vitest';
import { messageRefusal } from '../../../../src/practice/payload/message.ts';
import { viewProblems } from '../../../../src/practice/payload/view.ts';
import { readMessage } from '../../../../src/practice/read/message.ts';
import { readView } from '../../../../src/practice/read/view.ts';
import { readerIn } from '../../../practice/read/reader.ts';
import { HOSTILE } from '../kit/hostile.ts';
import { cards, forms, statements, THEN, type Typed } from './samples.ts';

const reader = readerIn('Europe/Berlin', Date.parse(THEN));
const BANNED =
  /sign-?off|waiver|waive|stale|verdict|rollout|\btier\b|undefined|\[object|\(no name\)|\bnull\b/i;

const messages = (typed?: Typed) => Object.entries({ ...cards(typed), ...statements(typed) });

describe.each(messages())('%s', (_name, message) => {
  it('is taken by Slack, posted and edited', () => {
    expect(messageRefusal({ ...message }, 'chat.postMessage')).toBeNull();
    expect(messageRefusal({ ...message }, 'chat.update')).toBeNull();
  });

  it('has words that people know, in blocks and in text', () => {
    expect(readMessage(message, reader)).not.toMatch(BANNED);
    expect(readMessage({ text: message.text }, reader)).not.toMatch(BANNED);
  });

  it('names the release in the text that stands for the whole', () => {
    expect(message.text).toContain('Atlas 2.0');
  });

  it('has at most one primary button', () => {
    expect(JSON.stringify(message).split('"style":"primary"').length - 1).toBeLessThanOrEqual(1);
  });
});

describe.each(Object.entries(HOSTILE))('with %s typed everywhere', (_name, words) => {
  it('every message is taken by Slack and pings only whom it means to', () => {
    for (const [name, message] of messages({ name: words, words })) {
      expect(messageRefusal({ ...message }, 'chat.update'), name).toBeNull();
      expect(message.text, name).not.toMatch(/<!(channel|here|everyone|subteam)/);
      expect(message.text, name).not.toMatch(/<@U0MAYA|<https:\/\/evil/);
      for (const mrkdwn of formatted(message.blocks)) {
        expect(mrkdwn, name).not.toMatch(/<!(channel|here|everyone|subteam)|<@U0MAYA|<https:\/\/evil/);
      }
    }
  });

  it('every form is taken by Slack', () => {
    for (const [name, view] of Object.entries(forms({ name: words, words }))) {
      expect(viewProblems(view, 'modal'), name).toEqual([]);
    }
  });
});

/** Every text of the blocks that formats. */
const formatted = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(formatted);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  if (object.type === 'mrkdwn') return [String(object.text)];
  return Object.values(object).flatMap(formatted);
};

describe.each(Object.entries(forms()))('the form %s', (_name, view) => {
  it('is taken by Slack and names department and release', () => {
    expect(viewProblems(view, 'modal')).toEqual([]);
    expect(readView(view, reader)).toContain('Atlas 2.0');
    expect(readView(view, reader)).not.toMatch(BANNED);
  });
});
