import { type ComponentChild, h } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FaultName, LogEntry, Screen } from '../../demo/protocol.ts';
import { Icon } from '../shell/icon.ts';
import { getLog } from '../state/server.ts';
import { Faults } from './faults.ts';
import { LogEntryDetail } from './log-entry.ts';
import { filterLog } from './log-filter.ts';
import { LogTable } from './log-table.ts';

const A_PAGE = 150;

export type DeveloperPanelProps = {
  screen: Screen;
  log: readonly LogEntry[];
  onLog: (entries: readonly LogEntry[]) => void;
  onSwitch: (fault: FaultName, on: boolean) => void;
  onClose: () => void;
};

/** Asks for what is new in the log. An entry is there when its answer is, and never changes. */
const useLog = ({ screen, log, onLog }: DeveloperPanelProps): void => {
  const { logged } = screen;
  const newest = log.at(-1)?.number ?? 0;
  useEffect(() => {
    if (logged <= newest) return;
    let isOver = false;
    getLog(newest)
      .then((entries) => {
        if (!isOver) onLog(entries);
      })
      // The page says already that the connection is lost.
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [logged, newest, onLog]);
};

/** What goes between the bot and Slack, and switches for what goes wrong there. */
export const DeveloperPanel = (props: DeveloperPanelProps): ComponentChild => {
  const { screen, log, onSwitch, onClose } = props;
  const [words, setWords] = useState('');
  const [selected, setSelected] = useState<number | null>(null);
  const [shown, setShown] = useState(A_PAGE);
  useLog(props);
  const found = useMemo(() => filterLog(log, words), [log, words]);
  const entry = log.find(({ number }) => number === selected);
  return h(
    'div',
    { class: 'developer-inside' },
    h(
      'header',
      { class: 'developer-header' },
      h('h2', null, 'Between the bot and Slack'),
      h('input', {
        type: 'search',
        class: 'field',
        placeholder: 'Filter: a method, a status, any words',
        'aria-label': 'Filter the log',
        value: words,
        onInput: (event: Event) => setWords((event.currentTarget as HTMLInputElement).value),
      }),
      h('span', { class: 'quiet', role: 'status' }, `${found.length} of ${log.length}`),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Close the developer panel', onClick: onClose },
        h(Icon, { name: 'close' }),
      ),
    ),
    h(Faults, { on: screen.faults, onSwitch }),
    h(
      'div',
      { class: 'developer-columns' },
      h(
        'div',
        { class: 'log', tabIndex: 0, role: 'region', 'aria-label': 'Log' },
        h(LogTable, {
          entries: found.slice(0, shown),
          zone: screen.me.zone,
          selected,
          onSelect: (number) => setSelected(number === selected ? null : number),
        }),
        found.length > shown &&
          h(
            'button',
            { type: 'button', class: 'button', onClick: () => setShown(shown + A_PAGE) },
            'Show earlier',
          ),
      ),
      entry !== undefined && h(LogEntryDetail, { entry }),
    ),
  );
};
