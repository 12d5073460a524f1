import type { PracticeSlack } from '../slack.ts';
import type { FaultSwitches } from './acts/fault-switches.ts';
import type { TimeKeeper } from './acts/time-keeper.ts';
import type { Step, Story } from './scene.ts';
import type { ReadingMarks } from './seen/reading-marks.ts';
import type { RefusalList } from './seen/refusals.ts';

/** A running demo, as the page's server sees it. */
export type Demo = {
  slack: PracticeSlack;
  story: Story;
  steps: readonly Step[];
  /** What somebody is in this workspace, by id. */
  roles: ReadonlyMap<string, string>;
  time: TimeKeeper;
  faults: FaultSwitches;
  marks: ReadingMarks;
  refusals: RefusalList;
  /** Calls back at every change that somebody could see; returns what ends that. */
  watch(look: () => void): () => void;
};
