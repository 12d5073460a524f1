import type { ReleaseEvent } from '../../src/domain/event.ts';
import type { Risk } from '../../src/domain/risk/risk.ts';

/**
 * What is in the way, reckoned a second time from nothing but what happened, in order. Simple on purpose: it
 * shares no line with the rules that it is held against.
 */
export class FromTheRecord {
  private readonly parts = new Map<string, Part>();
  private readonly conditions = new Map<
    string,
    { of: string; state: 'asked' | 'open' | 'lapsed'; text: string }
  >();
  private readonly raised = new Map<string, { text: string; stops: boolean }>();
  private risk: Risk = 'normal';
  private owes: readonly string[] = [];
  private urgent = false;
  private held = false;
  private mainMissing = false;
  private critical: readonly string[] = [];
  private readonly accepted = new Set<string>();
  private locked = false;
  private launchDate: string;
  private readonly practice: boolean;

  constructor(launchDate: string, practice: boolean) {
    this.launchDate = launchDate;
    this.practice = practice;
  }

  /** Distinct people behind a department's green light since it last had to begin anew. */
  votersOf(departmentId: string): number {
    return this.parts.get(departmentId)?.voters.size ?? 0;
  }

  inTheWay(): string[] {
    const lights = [...this.parts].filter(([id, part]) => this.isNeeded(part) && !this.goes(id, part));
    return [
      ...lights.map(([, part]) => part.name),
      ...[...this.raised.values()].filter(({ stops }) => stops).map(({ text }) => text),
      ...this.owes,
      ...(this.held ? ['hold'] : []),
      ...(this.mainMissing ? ['main'] : []),
      ...(this.urgent ? [] : this.critical.filter((id) => !this.accepted.has(id))),
    ].sort();
  }

  /** Departments that the launch waits for, and that nobody decided to go without. */
  awaited(): string[] {
    const two = this.risk === 'high' && !this.urgent && !this.practice;
    const isWaived = ({ waived }: Part): boolean => waived !== null && (waived.agreed || !two);
    return [...this.parts].filter(([, part]) => this.isNeeded(part) && !isWaived(part)).map(([id]) => id);
  }

  isCalledOut(): boolean {
    return this.risk === 'high' && !this.urgent;
  }

  /** Lapsed conditions of departments that nobody decided to go without. */
  lapsed(): string[] {
    return [...this.conditions.values()]
      .filter(({ of, state }) => state === 'lapsed' && this.blocksByCondition(of))
      .map(({ text }) => text)
      .sort();
  }

  hear(event: ReleaseEvent): void {
    this.hearOfPlan(event);
    this.hearOfLight(event);
    this.hearOfMatter(event);
    if (this.locked) return;
    for (const [id, part] of this.parts) {
      if (this.isGreen(id, part) && !this.isUnheard(part)) part.waived = null;
    }
  }

  private blocksByCondition(id: string): boolean {
    const part = this.parts.get(id);
    return part?.stands === true && part.waived === null && this.isNeeded(part);
  }

  private isNeeded({ required, from }: Part): boolean {
    const order: readonly Risk[] = ['low', 'normal', 'high'];
    return this.urgent || (required && order.indexOf(this.risk) >= order.indexOf(from));
  }

  private isGreen(id: string, part: Part): boolean {
    const doubts = [...this.conditions.values()].some(({ of, state }) => of === id && state !== 'open');
    return part.stands && !doubts;
  }

  /** Asked whether it is still green, and not heard since; whoever is not concerned has nothing to say. */
  private isUnheard({ still, notConcerned }: Part): boolean {
    return still === 'asked' && !notConcerned && this.risk !== 'low' && !this.urgent;
  }

  private goes(id: string, part: Part): boolean {
    const two = this.risk === 'high' && !this.urgent && !this.practice;
    const isGreen = this.isGreen(id, part) && !this.isUnheard(part);
    return isGreen || (part.waived !== null && (part.waived.agreed || !two));
  }

  private hearOfPlan(event: ReleaseEvent): void {
    if (event.type === 'release_started') {
      this.risk = event.risk ?? 'normal';
      this.owes = event.owes ?? [];
      this.urgent = event.urgent === true;
      for (const { departmentId: id, required, requiredFrom: from } of event.asks ?? []) {
        this.parts.set(id, { ...fresh(), name: id, required, from });
      }
    }
    if (event.type === 'department_added') {
      const { departmentId: id, required = true, requiredFrom: from = 'low' } = event;
      this.parts.set(id, { ...fresh(), name: id, required, from });
    }
    if (event.type === 'department_removed') this.parts.delete(event.departmentId);
    if (event.type === 'plan_changed') {
      this.risk = event.risk ?? this.risk;
      this.owes = event.owes ?? this.owes;
    }
    if (event.type === 'round_closed') this.owes = event.owes ?? this.owes;
    if (event.type === 'release_moved') {
      this.launchDate = event.to.date;
      for (const part of this.parts.values()) part.still = null;
    }
    if (event.type === 'main_followed') {
      this.mainMissing = !['ready', 'launched'].includes(event.stands);
      this.owes = event.owes ?? this.owes;
    }
    if (event.type === 'issues_carried') {
      this.critical = event.ids;
      // What was solved and is found again is another one.
      for (const id of this.accepted) if (!event.ids.includes(id)) this.accepted.delete(id);
    }
    if (event.type === 'carried_accepted') this.accepted.add(event.carriedId);
    if (event.type === 'release_held') this.held = true;
    if (event.type === 'release_resumed' || event.type === 'release_cancelled') this.held = false;
    if (event.type === 'launch_decided') this.locked = true;
    if (event.type === 'launch_failed') {
      this.locked = false;
      for (const [id, part] of this.parts) {
        const lapsed = [...this.conditions.values()].some(({ of, state }) => of === id && state === 'lapsed');
        if (lapsed && part.stands) part.voters.clear();
      }
    }
  }

  private hearOfLight(event: ReleaseEvent): void {
    if (!('departmentId' in event) || event.departmentId === null) return;
    const part = this.parts.get(event.departmentId);
    if (part === undefined) return;
    switch (event.type) {
      case 'light_answered':
      case 'light_voted': {
        this.keepConditions(event.departmentId, event.pending ?? []);
        const { answer } = event;
        if (answer.answer === 'conditional') {
          const state = answer.dueOn > this.launchDate ? 'asked' : 'open';
          const id = event.pending?.at(-1) ?? '';
          this.conditions.set(id, { of: event.departmentId, state, text: answer.condition });
        }
        const opens = answer.answer === 'green' || answer.answer === 'conditional';
        part.stands = opens && event.type === 'light_answered';
        part.waived = null;
        part.old = false;
        if (event.type === 'light_answered') {
          part.notConcerned = answer.answer === 'not_applicable';
          if (part.still !== null) part.still = 'heard';
        }
        if (opens) part.voters.add(answer.by.userId);
        else part.voters.clear();
        break;
      }
      case 'consent_given':
        part.stands = event.agreed;
        if (!event.agreed) part.voters.clear();
        if (!event.agreed && part.still !== null) part.still = 'asked';
        for (const [id, condition] of this.conditions) {
          if (condition.of !== event.departmentId || condition.state !== 'asked') continue;
          if (event.agreed) condition.state = 'open';
          else this.conditions.delete(id);
        }
        break;
      case 'light_stale':
        part.stands = false;
        part.old ||= event.changes.length === 0;
        if (part.still !== null) part.still = 'asked';
        part.voters.clear();
        break;
      case 'light_restored':
        part.stands = !part.old;
        break;
      case 'confirmation_asked':
        part.still = event.outcome === 'fresh' ? 'heard' : 'asked';
        break;
      case 'light_confirmed':
        part.still = 'heard';
        part.waived = null;
        break;
      case 'department_asked':
        if (event.again && part.still !== null) part.still = 'asked';
        if (event.because?.startsWith('Attempt ')) Object.assign(part, { stands: false, waived: null });
        if (event.because?.startsWith('Attempt ')) part.voters.clear();
        break;
      case 'waiver_given':
        part.waived = { agreed: false };
        break;
      case 'waiver_agreed':
        part.waived = event.agreed ? { agreed: true } : null;
        break;
      case 'waiver_withdrawn':
        part.waived = null;
        break;
    }
  }

  private hearOfMatter(event: ReleaseEvent): void {
    if (event.type === 'condition_met') this.conditions.delete(event.conditionId);
    if (event.type === 'condition_lapsed') {
      const condition = this.conditions.get(event.conditionId);
      if (condition !== undefined) condition.state = 'lapsed';
      const part = this.parts.get(event.departmentId);
      if (part?.stands && !this.locked) part.voters.clear();
    }
    if (event.type === 'blocker_raised') {
      this.raised.set(event.blockerId, { text: event.text, stops: event.severity === 'stops' });
    }
    if (event.type === 'blocker_confirmed' && event.solved) this.raised.delete(event.blockerId);
  }

  private keepConditions(of: string, pending: readonly string[]): void {
    for (const [id, condition] of this.conditions) {
      if (condition.of === of && !pending.includes(id)) this.conditions.delete(id);
    }
  }
}

type Part = {
  name: string;
  required: boolean;
  from: Risk;
  /** Its last word lets the launch happen. */
  stands: boolean;
  waived: { agreed: boolean } | null;
  /** Too old: it does not come back by itself. */
  old: boolean;
  voters: Set<string>;
  /** "Still green?", shortly before the launch; null before it was asked. */
  still: 'asked' | 'heard' | null;
  notConcerned: boolean;
};

const fresh = (): Omit<Part, 'name' | 'required' | 'from'> => ({
  stands: false,
  waived: null,
  old: false,
  voters: new Set(),
  still: null,
  notConcerned: false,
});
