import { type ComponentChild, h } from 'preact';
import type { FaultName } from '../../demo/protocol.ts';

const WORDS: Readonly<Record<FaultName, string>> = {
  'rate limited': 'Slack answers 429: the bot has to wait.',
  'error 500': 'Slack answers 500.',
  'lost answer': 'Slack’s answers are lost.',
  offline: 'Slack is offline.',
};

type FaultStripProps = { on: readonly FaultName[]; waits: boolean; onOff: (fault: FaultName) => void };

/** Says in red what goes wrong on purpose, wherever somebody looks, and switches it off. */
export const FaultStrip = ({ on, waits, onOff }: FaultStripProps): ComponentChild =>
  h(
    'div',
    { class: 'fault-strip', role: 'status', inert: waits },
    on.map((fault) =>
      h(
        'p',
        { key: fault },
        h('span', null, WORDS[fault]),
        h('button', { type: 'button', class: 'button', onClick: () => onOff(fault) }, 'Switch it off'),
      ),
    ),
  );
