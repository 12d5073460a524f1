import { type ComponentChild, h } from 'preact';
import type { FaultName } from '../../demo/protocol.ts';

/** What happens while a fault is switched on. */
const FAULTS: Readonly<Record<FaultName, string>> = {
  'rate limited': 'Slack answers 429 and asks to wait 30 seconds.',
  'error 500': 'Slack answers 500, and nothing is kept.',
  'lost answer': 'Slack does what it is asked, and the connection breaks before the answer.',
  offline: 'Slack cannot be reached.',
};

type FaultsProps = { on: readonly FaultName[]; onSwitch: (fault: FaultName, on: boolean) => void };

/** Switches for what can go wrong between the bot and Slack. */
export const Faults = ({ on, onSwitch }: FaultsProps): ComponentChild =>
  h(
    'fieldset',
    { class: 'faults' },
    h('legend', null, 'What goes wrong'),
    (Object.keys(FAULTS) as FaultName[]).map((fault) =>
      h(
        'label',
        { key: fault, class: 'fault' },
        h('input', {
          type: 'checkbox',
          role: 'switch',
          checked: on.includes(fault),
          'aria-describedby': `fault-${fault.replaceAll(' ', '-')}`,
          onChange: (event: Event) => onSwitch(fault, (event.currentTarget as HTMLInputElement).checked),
        }),
        h('strong', null, fault.charAt(0).toUpperCase() + fault.slice(1)),
        h('span', { class: 'quiet', id: `fault-${fault.replaceAll(' ', '-')}` }, FAULTS[fault]),
      ),
    ),
  );
