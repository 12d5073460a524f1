import { type ComponentChild, h } from 'preact';
import type { LogEntry } from '../../demo/protocol.ts';
import { fullMomentWords, secondsWords, shortMomentWords } from '../time/moments.ts';

export type LogTableProps = {
  entries: readonly LogEntry[];
  zone: string;
  selected: number | null;
  onSelect: (number: number) => void;
};

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const Line = ({
  entry,
  zone,
  selected,
  onSelect,
}: { entry: LogEntry } & Omit<LogTableProps, 'entries'>): ComponentChild => {
  const { number, direction, what, virtualAt, realAt, tookMs, status, trouble } = entry;
  return h(
    'tr',
    { class: [trouble === null ? '' : 'has-trouble', number === selected ? 'is-selected' : ''].join(' ') },
    h(
      'td',
      { class: 'log-time', title: fullMomentWords(virtualAt, zone) },
      shortMomentWords(virtualAt, zone),
    ),
    h('td', { class: 'log-time quiet' }, secondsWords(realAt, HERE)),
    h('td', { class: 'quiet' }, direction === 'to Slack' ? '→ Slack' : '→ bot'),
    h(
      'td',
      null,
      h(
        'button',
        {
          type: 'button',
          class: 'log-what',
          'aria-pressed': number === selected,
          onClick: () => onSelect(number),
        },
        what,
      ),
    ),
    h('td', { class: 'log-number' }, status ?? '–'),
    h('td', { class: 'log-number' }, tookMs === null ? '–' : `${Math.round(tookMs)} ms`),
    h('td', { class: 'log-trouble' }, trouble),
  );
};

const HEADS = ['Virtual time', 'Real', 'To', 'What', 'Status', 'Took', 'Trouble'];

/** Requests and answers, one a line. */
export const LogTable = ({ entries, ...props }: LogTableProps): ComponentChild =>
  h(
    'table',
    { class: 'log-table' },
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        HEADS.map((head) => h('th', { key: head, scope: 'col' }, head)),
      ),
    ),
    h(
      'tbody',
      null,
      entries.map((entry) => h(Line, { key: entry.number, entry, ...props })),
    ),
  );
