import type { ChainLink } from '../audit-record.ts';
import type { DomainEventType } from '../event.ts';

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

/** How often the last missing light came in. */
export const timesReady = (events: readonly Pick<Noted, 'type'>[]): number =>
  events.filter(({ type }) => type === 'all_green').length;

/** Names the department whose answer, which nobody waited for, turned after all was green. */
export const LIGHT_CHANGED = 'light:';

/** Departments that answered otherwise than green since, each with its last answer. */
const turned = (events: readonly Noted[]): string[] => {
  const last = new Map<string, unknown>();
  for (const { type, data } of events) {
    if (type === 'light_answered') last.set(String(data.departmentId ?? ''), data.state ?? 'green');
  }
  return [...last].filter(([, state]) => state !== 'green').map(([id]) => `${LIGHT_CHANGED}${id}`);
};

/**
 * What changed after the last green light came in, as names of plan fields (`date`, `value`, `departments`, …) and of
 * departments that answered otherwise than green (`light:` and the id), each once; empty when nothing did.
 *
 * @param events the release's audit log, oldest first
 */
export const changesSinceGreen = (events: readonly Noted[]): readonly string[] => {
  const ready = lastOf(events, 'all_green');
  const since = ready === -1 ? lastOf(events, 'light_answered', 'consent_given') : ready;
  if (since === -1) return [];
  const after = events.slice(since + 1);
  return [...new Set([...after.flatMap((event) => CHANGED[event.type]?.(event) ?? []), ...turned(after)])];
};
