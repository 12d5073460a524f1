import type { ServerResponse } from 'node:http';
import { canSeeChannel } from '../../workspace/channels.ts';
import type { Person } from '../../workspace/model.ts';
import type { Demo } from '../demo.ts';
import { type MessageFeed, messageFeed } from '../seen/message-feed.ts';
import { type Looking, screenOf } from '../seen/screen.ts';

/** Bursts of changes are told at once, so often at most. */
const EVERY_MS = 30;
const HEARTBEAT_MS = 15_000;

export type OpenStream = { person: string; channel: string | null; feed: MessageFeed | null };

const readHowFar = (demo: Demo, person: Person, channelId: string | null): Looking['opened'] => {
  const channel = channelId === null ? undefined : demo.slack.workspace.channels.get(channelId);
  if (!channel || !canSeeChannel(channel, person)) return null;
  return { channel: channel.id, readUpTo: demo.marks.of(person.id, channel.id) };
};

/** Tells one page what its person sees, until the page goes away. */
export const openStream = (
  demo: Demo,
  { person, channelId }: { person: Person; channelId: string | null },
  response: ServerResponse,
  streams: Set<OpenStream>,
): void => {
  const { slack } = demo;
  const opened = readHowFar(demo, person, channelId);
  const feed = opened ? messageFeed(slack, slack.person(person.id), opened.channel) : null;
  const stream: OpenStream = { person: person.id, channel: opened?.channel ?? null, feed };
  let told = '';
  let toldAt = 0;
  let timer: NodeJS.Timeout | null = null;
  let isFull = false;

  const send = (event: string, json: string): void => {
    isFull = !response.write(`event: ${event}\ndata: ${json}\n\n`) || isFull;
  };
  const tell = (): void => {
    timer = null;
    toldAt = performance.now();
    const channel = opened ? slack.workspace.channels.get(opened.channel) : undefined;
    if (channel) demo.marks.read(person.id, channel);
    const screen = JSON.stringify(screenOf(demo, { person, opened }));
    if (screen !== told) send('screen', screen);
    told = screen;
    const news = feed?.news() ?? null;
    if (news) send('messages', JSON.stringify(news));
  };
  const plan = (): void => {
    if (timer !== null || isFull) return;
    timer = setTimeout(tell, Math.max(0, EVERY_MS - (performance.now() - toldAt)));
  };

  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.on('drain', () => {
    isFull = false;
    plan();
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  const unwatch = demo.watch(plan);
  streams.add(stream);
  response.on('close', () => {
    clearInterval(heartbeat);
    if (timer !== null) clearTimeout(timer);
    unwatch();
    streams.delete(stream);
  });
  tell();
};
