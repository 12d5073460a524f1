import type { Instant } from '../../../src/domain/calendar.ts';
import type { ReleaseEvent } from '../../../src/domain/event.ts';

const HALF_A_DAY_MS = 12 * 60 * 60 * 1000;

/**
 * The roll-call, reckoned from nothing but what happened: the last word of each station since it began. It shares
 * no line with the rules that it is held against.
 */
export class RollCallRecount {
  private begun: { at: Instant; words: Map<string, 'go' | 'no_go' | null> } | null = null;

  hear(event: ReleaseEvent, at: Instant): void {
    if (event.type === 'roll_call_started') {
      const words = event.stations.map(
        ({ departmentId, advance }) => [departmentId, advance ? 'go' : null] as const,
      );
      this.begun = { at, words: new Map(words) };
    }
    const ends = ['launch_scrubbed', 'launch_failed', 'release_moved'];
    if (ends.includes(event.type)) this.begun = null;
    if (event.type === 'plan_changed' && event.risk !== undefined && event.risk !== 'high') this.begun = null;
    if (this.begun === null) return;
    const { words } = this.begun;
    if (event.type === 'station_answered') {
      words.set(event.departmentId, event.word === 'hold' ? null : event.word);
    }
    const again =
      event.type === 'light_stale' ||
      (event.type === 'department_asked' && event.again) ||
      (event.type === 'consent_given' && !event.agreed);
    if (again && words.has(event.departmentId)) words.set(event.departmentId, null);
  }

  /** @param awaited departments that the launch waits for and does not go without, by id */
  outcome(awaited: readonly string[], now: Instant): string {
    const { begun } = this;
    if (begun === null || Date.parse(now) - Date.parse(begun.at) > HALF_A_DAY_MS) return 'none';
    const called = [...begun.words.keys()].filter((id) => awaited.includes(id));
    const joined = awaited.filter((id) => !begun.words.has(id));
    for (const id of [...called, ...joined]) {
      const word = begun.words.get(id) ?? null;
      if (word !== 'go') return `${word === null ? 'up' : 'no_go'}: ${id}`;
    }
    return 'complete';
  }
}
