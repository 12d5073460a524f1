import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { QueueDepth } from '../../application/delivery/queue-depth.ts';
import type { Settlement } from '../../application/delivery/settle-delivery.ts';
import type { Clock, DueRow, Outage } from '../../application/ports.ts';
import { epochMs } from '../../domain/calendar.ts';

/** What a call to Slack came to. */
export type CallOutcome = 'ok' | 'refused' | 'rate_limited' | 'unreachable';

export type MetricsParts = {
  depth(): Promise<QueueDepth>;
  trouble(): Pick<Outage, 'reason'> | null;
  isTimeDoubted(): boolean;
  clock: Pick<Clock, 'now'>;
};

export type Metrics = {
  /** A delivery was settled, one way or another. */
  settled(row: Pick<DueRow, 'kind' | 'dueAt'>, settlement: Settlement): void;
  /** A call to Slack begins; what is returned is told what it came to. */
  callBegins(method: string): (outcome: CallOutcome) => void;
  /** A request arrived; what is returned is told with which status it was answered. */
  requestBegins(route: string): (status: number) => void;
  contentType: string;
  /** Everything, as Prometheus reads it. */
  text(): Promise<string>;
};

/** In seconds: Slack wants its answer within three. */
const CALL_SECONDS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const LATE_SECONDS = [1, 2, 5, 15, 60, 300, 900, 3600, 14_400, 86_400];

/** What is read when somebody asks; returns what reads it. */
const addGauges = (
  registers: Registry[],
  { depth, trouble, isTimeDoubted, clock }: MetricsParts,
): (() => Promise<void>) => {
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers });
  const rows = gauge(
    'greenlight_queue_rows',
    'Timers and deliveries that are not settled, by family and state.',
    ['family', 'state'],
  );
  const overdue = gauge(
    'greenlight_queue_overdue_rows',
    'Timers and deliveries that should have gone by now, by family.',
    ['family'],
  );
  const lateness = gauge(
    'greenlight_queue_lateness_seconds',
    'By how much the row that waits longest is late; 0 where none is.',
  );
  const reachable = gauge(
    'greenlight_slack_reachable',
    '1 while Slack takes what is sent, 0 while it cannot be reached or refuses the token.',
  );
  const doubted = gauge(
    'greenlight_time_doubted',
    '1 while nothing is sent because the clock of the machine is not confirmed.',
  );
  return async () => {
    const now = clock.now();
    const { counts, overdueSince } = await depth();
    rows.reset();
    overdue.reset();
    for (const { family, state, rows: count, overdue: late } of counts) {
      rows.set({ family, state }, count);
      if (state === 'pending') overdue.set({ family }, late);
    }
    lateness.set(overdueSince === null ? 0 : (epochMs(now) - epochMs(overdueSince)) / 1000);
    reachable.set(trouble() === null ? 1 : 0);
    doubted.set(isTimeDoubted() ? 1 : 0);
  };
};

/** Numbers about the program itself, for whoever runs it. Nothing in them names a person, a release or a channel. */
export const createMetrics = (parts: MetricsParts): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const readGauges = addGauges(registers, parts);
  const deliveries = new Counter({
    name: 'greenlight_deliveries_total',
    help: 'Attempts to deliver, by kind and by what they came to.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const lateness = new Histogram({
    name: 'greenlight_delivery_lateness_seconds',
    help: 'From when a delivery was due until Slack had it.',
    buckets: LATE_SECONDS,
    registers,
  });
  const calls = new Counter({
    name: 'greenlight_slack_calls_total',
    help: 'Calls to Slack, by method and by what they came to.',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const callSeconds = new Histogram({
    name: 'greenlight_slack_call_seconds',
    help: 'How long Slack took to answer, by method.',
    labelNames: ['method'],
    buckets: CALL_SECONDS,
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'greenlight_request_seconds',
    help: 'How long a request took to be answered, by route and status.',
    labelNames: ['route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  return {
    settled: ({ kind, dueAt }, settlement) => {
      deliveries.inc({ kind, outcome: settlement });
      if (settlement !== 'sent') return;
      lateness.observe(Math.max(0, epochMs(parts.clock.now()) - epochMs(dueAt)) / 1000);
    },
    callBegins: (method) => {
      const ends = callSeconds.startTimer({ method });
      return (outcome) => {
        ends();
        calls.inc({ method, outcome });
      };
    },
    requestBegins: (route) => {
      const ends = requestSeconds.startTimer({ route });
      return (status) => void ends({ status: String(status) });
    },
    contentType: registry.contentType,
    text: async () => {
      await readGauges();
      return registry.metrics();
    },
  };
};
