import type { Json } from '../json.ts';

export type DeliveryKind = 'command' | 'interaction' | 'options' | 'event';

/** How a request may be broken on purpose. Signatures exist over HTTP only. */
export type SendOptions = {
  signature?: 'none' | 'wrong';
  /** Moves the (real) timestamp that is signed; negative is the past. */
  timestampOffsetSeconds?: number;
  /** Marks an event as sent again. */
  retry?: { number: number; reason: string };
};

/** The bytes of a request that was sent over HTTP, so that they can be sent again. */
export type SentRequest = { body: string; headers: Readonly<Record<string, string>> };

/** What a person sees when the bot does not acknowledge. */
export type DeliveryProblem = 'operation_timeout' | 'dispatch_failed';

/** What came of sending something to the bot. */
export type Delivered = {
  /** HTTP status; 200 for an acknowledgement over a socket, null where none came. */
  status: number | null;
  /** The acknowledgement as text; '' for an empty one. */
  body: string;
  problem: DeliveryProblem | null;
  /** Null over a socket. */
  sent: SentRequest | null;
};

/** A way to the bot. */
export type Delivery = {
  send(kind: DeliveryKind, payload: Json, options?: SendOptions): Promise<Delivered>;
  /** Sends the same bytes again, as somebody would who caught a request. */
  replay(sent: SentRequest): Promise<Delivered>;
};

/** The way to a bot that nobody connected. */
export const notConnected: Delivery = {
  send: async () => {
    throw new Error('the practice Slack knows no bot yet: call connectHttp or connectSocket first');
  },
  replay: async () => {
    throw new Error('the practice Slack knows no bot yet: call connectHttp first');
  },
};
