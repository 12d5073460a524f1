import type { ChainLink } from './audit-record.ts';
import type { DomainEventType } from './event.ts';

type Noted = Pick<ChainLink, 'type' | 'data'>;

const fieldsOf = ({ data }: Noted): string[] => (Array.isArray(data.fields) ? data.fields.map(String) : []);

/** What each event changes of what people judged when they gave their green light. */
const CHANGED: Partial<Record<DomainEventType, (event: Noted) => string[]>> = {
  plan_changed: fieldsOf,
  release_moved: () => ['date'],
  department_added: () => ['departments'],
  department_removed: () => ['departments'],
  manager_changed: () => ['manager'],
};

const lastOf = (events: readonly Noted[], ...types: DomainEventType[]): number =>
  events.findLastIndex(({ type }) => types.includes(type));

/**
 * What changed after the last green light came in, as names of plan fields (`date`, `value`, `departments`, …),
 * each once; empty when nothing did.
 *
 * @param events the release's audit log, oldest first
 */
export const changesSinceGreen = (events: readonly Noted[]): readonly string[] => {
  const ready = lastOf(events, 'all_green');
  const since = ready === -1 ? lastOf(events, 'light_answered', 'consent_given') : ready;
  if (since === -1) return [];
  return [...new Set(events.slice(since + 1).flatMap((event) => CHANGED[event.type]?.(event) ?? []))];
};
