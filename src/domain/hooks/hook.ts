import type { Instant } from '../calendar.ts';
import type { PersonStamp } from '../person.ts';
import type { RecordSection } from '../record/told.ts';

/** What other systems report: a test run, a step of a deployment, a warning, how many have it, a number. */
export const FACT_KINDS = ['check', 'stage', 'alert', 'adoption', 'measure'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** What other systems are told, by the parts of a release's story. */
export const TOPICS = ['plan', 'lights', 'course', 'launch', 'after'] as const satisfies RecordSection[];
export type Topic = (typeof TOPICS)[number];

type HookParts = {
  id: string;
  workspaceId: string;
  /** As its admin named it: the record and every message call it so. */
  name: string;
  /** Readable only with a key that is not in the database. */
  sealedSecret: string;
  createdBy: PersonStamp;
  createdAt: Instant;
};

/** A way in: another system reports facts. Its id is its address. */
export type InboundHook = HookParts & {
  direction: 'in';
  reports: readonly FactKind[];
  /** Departments whose light a failed check of it turns red. */
  departmentIds: readonly string[];
  /** The one release that it reports about; null where each fact names its own. */
  releaseKey: string | null;
};

/** A way out: another system is told of decisions. */
export type OutboundHook = HookParts & { direction: 'out'; topics: readonly Topic[]; address: string };

export type Hook = InboundHook | OutboundHook;
export type Direction = Hook['direction'];

/** Both directions together: a list that a window shows whole. */
export const MOST_HOOKS = 30;

/** A hook as the record names whoever acted: never with its address. */
export const hookStamp = ({ id, name }: Pick<Hook, 'id' | 'name'>): PersonStamp => ({
  userId: `hook:${id.slice(0, 8)}`,
  name,
});
