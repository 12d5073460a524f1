import type { Risk } from '../risk/risk.ts';
import type { FactName } from './facts.ts';

/** Whose green lights make the department's: one lead's, every lead's, or those of so many people. */
export type Quorum = 'any' | 'all' | number;

/** How a department's light is given and how long it holds. As asked at Start; later settings leave it alone. */
export type LightRules = {
  quorum: Quorum;
  /** Departments whose lights come first, by id. */
  after: readonly string[];
  /** Working days that a green light holds; null for until the launch. */
  validDays: number | null;
  /** The facts whose change makes it judge again. */
  judges: readonly FactName[];
  /** Asked again also when the launch moves to a later day: its work is tied to the day. */
  dateBound: boolean;
  /** The least risk at which a release needs this light, where it is required at all. */
  requiredFrom: Risk;
  /** Its people answer customers and get the brief; null where nobody said: then its name says it. */
  answersCustomers: boolean | null;
};

export const USUAL_RULES: LightRules = {
  quorum: 'any',
  after: [],
  validDays: null,
  judges: ['scope'],
  dateBound: false,
  requiredFrom: 'low',
  answersCustomers: null,
};
