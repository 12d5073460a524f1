import { type ComponentChild, h } from 'preact';
import type { LogEntry } from '../../demo/protocol.ts';

const MOST_SHOWN = 60_000;

const pretty = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value, null, 2);
  return text.length <= MOST_SHOWN
    ? text
    : `${text.slice(0, MOST_SHOWN)}\n… ${text.length - MOST_SHOWN} more characters`;
};

const Payload = ({ title, value }: { title: string; value: unknown }): ComponentChild =>
  h(
    'div',
    { class: 'payload' },
    h('h3', null, title),
    h('pre', { tabIndex: 0, 'aria-label': title }, pretty(value)),
  );

/** What one entry of the log carried. */
export const LogEntryDetail = ({ entry }: { entry: LogEntry }): ComponentChild =>
  h(
    'div',
    { class: 'log-detail', role: 'region', 'aria-label': `Entry ${entry.number}` },
    h('p', { class: 'log-detail-head' }, h('strong', null, entry.what), ` ${entry.direction}`),
    entry.trouble !== null && h('p', { class: 'log-trouble' }, entry.trouble),
    entry.signature !== null &&
      h('p', { class: 'signature' }, 'Signature ', h('code', null, entry.signature)),
    h(Payload, { title: 'Request', value: entry.request }),
    h(Payload, { title: 'Answer', value: entry.answer }),
  );
