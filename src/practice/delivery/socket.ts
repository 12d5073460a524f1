import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isRecord, type Json, parseJson, textAt } from '../json.ts';
import { announceChange, type Workspace } from '../workspace/state.ts';
import type { Delivered, Delivery, DeliveryKind } from './delivery.ts';

/** Slack pings each connection; a client that hears none for long takes the connection for dead. */
const PING_EVERY_MS = 5000;

const ENVELOPE_TYPES: Readonly<Record<DeliveryKind, string>> = {
  command: 'slash_commands',
  interaction: 'interactive',
  options: 'interactive',
  event: 'events_api',
};

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** The WebSocket side of Slack. */
export type SocketHub = {
  delivery: Delivery;
  /** Open connections of the bot. */
  connections(): number;
  /** Tells one connection (the oldest), or all of them, that it will be closed, as Slack does every few hours. */
  disconnect(reason: DisconnectReason, which?: 'oldest' | 'all'): void;
  /** Breaks every connection without a word. */
  drop(): void;
  stop(): void;
};

const helloOf = (workspace: Workspace, connections: number): Json => ({
  type: 'hello',
  num_connections: connections,
  debug_info: { host: 'practice', build_number: 1, approximate_connection_time: 18_060 },
  connection_info: { app_id: workspace.app.id },
});

/** Slack's own client acknowledges with `{}` where there is nothing to answer. */
const bodyOf = (answer: unknown): string => {
  if (answer === undefined || (isRecord(answer) && Object.keys(answer).length === 0)) return '';
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
};

/** Takes WebSocket connections at /link/ of the server, each with a ticket from apps.connections.open. */
export const socketHub = (server: Server, workspace: Workspace): SocketHub => {
  const sockets: WebSocket[] = [];
  const waiting = new Map<string, (payload: unknown) => void>();
  const upgrades = new WebSocketServer({ noServer: true });
  let turn = 0;

  const receive = (data: string): void => {
    const message = parseJson(data);
    const settle = waiting.get(textAt(message, 'envelope_id'));
    if (settle) settle(isRecord(message) ? message.payload : undefined);
  };

  const welcome = (socket: WebSocket): void => {
    sockets.push(socket);
    socket.on('message', (data) => receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      const place = sockets.indexOf(socket);
      if (place >= 0) sockets.splice(place, 1);
      announceChange(workspace);
    });
    socket.send(JSON.stringify(helloOf(workspace, sockets.length)));
    announceChange(workspace);
  };

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const ticket = url.searchParams.get('ticket') ?? '';
    const full = sockets.length >= workspace.limits.socketConnections;
    // A ticket opens one connection only.
    if (!url.pathname.startsWith('/link/') || !workspace.links.delete(ticket) || full) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    upgrades.handleUpgrade(request, stream, head, welcome);
  };
  server.on('upgrade', upgrade);

  const pings = setInterval(() => {
    for (const socket of sockets) socket.ping('practice');
  }, PING_EVERY_MS);
  pings.unref();

  const nextSocket = (): WebSocket | undefined => {
    const open = sockets.filter((socket) => socket.readyState === socket.OPEN);
    turn += 1;
    return open[turn % Math.max(1, open.length)];
  };

  const delivery: Delivery = {
    send: (kind, payload, options = {}) => {
      const socket = nextSocket();
      if (!socket) return Promise.resolve({ status: null, body: '', problem: 'dispatch_failed', sent: null });
      const envelopeId = randomUUID();
      const retry = options.retry
        ? { retry_attempt: options.retry.number, retry_reason: options.retry.reason }
        : { retry_attempt: 0, retry_reason: '' };
      const envelope: Json = {
        envelope_id: envelopeId,
        type: ENVELOPE_TYPES[kind],
        accepts_response_payload: kind !== 'event',
        ...(kind === 'event' ? retry : {}),
        payload,
      };
      return new Promise<Delivered>((resolve) => {
        const finish = (delivered: Omit<Delivered, 'sent'>): void => {
          clearTimeout(ceiling);
          waiting.delete(envelopeId);
          resolve({ ...delivered, sent: null });
        };
        const ceiling = setTimeout(
          () => finish({ status: null, body: '', problem: 'operation_timeout' }),
          workspace.limits.acknowledgeMs,
        );
        waiting.set(envelopeId, (answer) => finish({ status: 200, body: bodyOf(answer), problem: null }));
        socket.send(JSON.stringify(envelope));
      });
    },
    replay: async () => {
      throw new Error('requests can be replayed over HTTP only');
    },
  };

  return {
    delivery,
    connections: () => sockets.length,
    disconnect: (reason, which = 'all') => {
      const leaving = which === 'all' ? [...sockets] : sockets.slice(0, 1);
      for (const socket of leaving)
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'practice' } }));
    },
    drop: () => {
      for (const socket of [...sockets]) socket.terminate();
    },
    stop: () => {
      clearInterval(pings);
      server.off('upgrade', upgrade);
      for (const socket of [...sockets]) socket.terminate();
      upgrades.close();
    },
  };
};
