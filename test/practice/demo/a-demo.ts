import { afterAll } from 'vitest';
import { STEPS } from '../../../src/practice/demo/guide/steps.ts';
import type {
  Act,
  ActAnswer,
  MessageNews,
  MessageSeen,
  Screen,
} from '../../../src/practice/demo/protocol.ts';
import type { Story } from '../../../src/practice/demo/scene.ts';
import { type RunningDemo, startDemo } from '../../../src/practice/demo/start-demo.ts';
import { STORIES } from '../../../src/practice/demo/stories/table.ts';

const running: { stop(): Promise<void> }[] = [];
afterAll(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

export const storyCalled = (name: string): Story => {
  const story = STORIES.find((each) => each.name === name);
  if (!story) throw new Error(`no story ${name}`);
  return story;
};

/** A demo on a free port; it ends after the tests of the file. */
export const aDemo = async (name = 'start'): Promise<RunningDemo> => {
  const demo = await startDemo({ story: storyCalled(name), steps: STEPS, port: 0 });
  running.push(demo);
  return demo;
};

/** Posts an act as the page does. */
export const act = async ({ url }: { url: string }, as: string, what: Act): Promise<ActAnswer> => {
  const response = await fetch(new URL('act', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, act: what }),
  });
  return (await response.json()) as ActAnswer;
};

/** What a page was told so far over one stream. */
export type Watcher = {
  screens: Screen[];
  news: MessageNews[];
  /** Messages as the page would have them, oldest first. */
  messages(): MessageSeen[];
  /** Waits until the newest screen and messages are as wanted. */
  until(isSo: (screen: Screen, messages: MessageSeen[]) => boolean, what: string): Promise<Screen>;
  close(): void;
};

const CEILING_MS = 8_000;

/** Opens a stream and keeps what comes over it. */
export const watch = async (
  { url }: { url: string },
  query: { as?: string; channel?: string },
): Promise<Watcher> => {
  const ended = new AbortController();
  const screens: Screen[] = [];
  const news: MessageNews[] = [];
  const waiting = new Set<() => void>();
  const response = await fetch(new URL(`stream?${new URLSearchParams(query)}`, url), {
    signal: ended.signal,
  });
  if (response.status !== 200) throw new Error(`the stream was answered with ${response.status}`);
  const take = (record: string): void => {
    const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(record) ?? [];
    if (event === 'screen') screens.push(JSON.parse(data) as Screen);
    if (event === 'messages') news.push(JSON.parse(data) as MessageNews);
  };
  const read = async (): Promise<void> => {
    let heard = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      heard += decoder.decode(chunk, { stream: true });
      const records = heard.split('\n\n');
      heard = records.pop() ?? '';
      for (const record of records) take(record);
      for (const look of [...waiting]) look();
    }
  };
  read().catch(() => undefined);
  const watcher: Watcher = {
    screens,
    news,
    messages: () => {
      const known = new Map<string, MessageSeen>();
      for (const { messages, gone } of news) {
        for (const message of messages) known.set(message.ts, message);
        for (const ts of gone) known.delete(ts);
      }
      return [...known.values()].sort((a, b) => (a.ts < b.ts ? -1 : 1));
    },
    until: (isSo, what) =>
      new Promise((resolve, reject) => {
        const ceiling = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`the page was never told: ${what}`));
        }, CEILING_MS);
        const look = (): void => {
          const screen = screens.at(-1);
          if (!screen || !isSo(screen, watcher.messages())) return;
          clearTimeout(ceiling);
          waiting.delete(look);
          resolve(screen);
        };
        waiting.add(look);
        look();
      }),
    close: () => ended.abort(),
  };
  running.push({ stop: async () => watcher.close() });
  return watcher;
};
