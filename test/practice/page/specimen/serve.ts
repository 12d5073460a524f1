import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Act, ActAnswer, MessageSeen, Screen } from '../../../../src/practice/demo/protocol.ts';
import { actRequest } from '../../../../src/practice/demo/protocol.ts';
import { indexPage } from '../../../../src/practice/demo/server/index-page.ts';
import { staticFile } from '../../../../src/practice/demo/server/static-files.ts';
import { emptyScreen } from './screen.ts';

export type Specimen = {
  url: string;
  /** Everything that the page said, oldest first. */
  acts: Act[];
  screen(): Screen;
  /** Shows another screen. */
  show(change: Partial<Screen>): void;
  /** How acts are answered from now on. */
  answerWith(answer: (act: Act) => ActAnswer | Promise<ActAnswer>): void;
  stop(): Promise<void>;
};

const bodyOf = async (request: AsyncIterable<Buffer>): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

/** Serves the page before a server that only listens and repeats: what is seen is what a test says. */
export const serveSpecimen = async (messages: MessageSeen[]): Promise<Specimen> => {
  let screen = emptyScreen();
  let answer: (act: Act) => ActAnswer | Promise<ActAnswer> = () => ({ ok: true });
  const acts: Act[] = [];
  const streams = new Set<ServerResponse>();
  const tell = (to: ServerResponse, event: string, data: unknown): void => {
    to.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://specimen');
    if (pathname === '/stream') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      streams.add(response);
      response.on('close', () => streams.delete(response));
      tell(response, 'screen', screen);
      tell(response, 'messages', { channel: 'C01', messages, gone: [], hasEarlier: false });
      return;
    }
    if (pathname === '/act') {
      const { act } = actRequest.parse(await bodyOf(request));
      acts.push(act);
      const answered = await answer(act);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answered));
      return;
    }
    if (pathname === '/') {
      const { html, policy } = await indexPage();
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy }).end(html);
      return;
    }
    const file = await staticFile(pathname);
    response.writeHead(file ? 200 : 404, { 'Content-Type': file?.type ?? 'text/plain' }).end(file?.content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/#as=U01&at=C01`,
    acts,
    screen: () => screen,
    show: (change) => {
      screen = { ...screen, ...change };
      for (const stream of streams) tell(stream, 'screen', screen);
    },
    answerWith: (next) => {
      answer = next;
    },
    stop: () =>
      new Promise((resolve) => {
        for (const stream of streams) stream.end();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
