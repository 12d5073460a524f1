import type { Fault, Faults } from '../../web-api/faults.ts';
import { FAULTS, type FaultName } from '../protocol.ts';

/** What each switch does to every call of the bot. */
const MEANING: Readonly<Record<FaultName, Fault>> = {
  'rate limited': { kind: 'rate limited', retryAfterSeconds: 30 },
  'error 500': { kind: 'status', status: 500 },
  'lost answer': { kind: 'reset after' },
  offline: { kind: 'offline' },
};

/** Faults that stay until they are switched off; of several the first in the table's order is met. */
export type FaultSwitches = {
  on(): FaultName[];
  set(fault: FaultName, isOn: boolean): void;
};

const ALWAYS = 1;

/** Switches for the faults of a practice Slack, all off at first. */
export const faultSwitches = (faults: Faults, onChange: () => void): FaultSwitches => {
  const on = new Set<FaultName>();
  const present = (): FaultName[] => FAULTS.filter((name) => on.has(name));
  return {
    on: present,
    set: (fault, isOn) => {
      if (isOn) on.add(fault);
      else on.delete(fault);
      faults.random(
        0,
        present().map((name) => ({ rate: ALWAYS, fault: MEANING[name] })),
      );
      onChange();
    },
  };
};
