import type { FactName } from '../../domain/lights/facts.ts';
import type { LightRules } from '../../domain/lights/light-rules.ts';
import type { Department } from '../../domain/settings/settings.ts';
import { JUDGED, type LightInFile } from './shape.ts';

type Judged = (typeof JUDGED)[number];

/** Files say build where the plan says candidate. */
const FACT_OF: Record<Judged, FactName> = {
  name: 'name',
  price: 'price',
  packages: 'packages',
  scope: 'scope',
  build: 'candidate',
};

/**
 * How a department's light is given, as a file says it. What it leaves out stays; `null` takes it away.
 * @param idOf the department of a key; what is none was said before, and is left out
 */
export const rulesFromFile = (
  light: LightInFile | null | undefined,
  before: LightRules,
  idOf: (key: string) => string | undefined,
): LightRules => {
  if (light == null) return before;
  const { needs, after, holdsDays, judges, laterDateToo, neededFrom, getsBrief } = light;
  return {
    quorum: needs ?? before.quorum,
    after: after === undefined ? before.after : (after ?? []).flatMap((key) => idOf(key) ?? []),
    validDays: holdsDays === undefined ? before.validDays : holdsDays,
    judges: judges === undefined ? before.judges : (judges ?? []).map((name) => FACT_OF[name]),
    dateBound: laterDateToo ?? before.dateBound,
    requiredFrom: neededFrom ?? before.requiredFrom,
    answersCustomers: getsBrief === undefined ? before.answersCustomers : getsBrief,
  };
};

/** The same for a file, with departments by their keys. */
export const rulesToFile = (
  { quorum, after, validDays, judges, dateBound, requiredFrom, answersCustomers }: LightRules,
  departments: readonly Department[],
): LightInFile => ({
  needs: quorum,
  after: after.flatMap((id) => departments.find((department) => department.id === id)?.key ?? []),
  holdsDays: validDays,
  judges: judges.flatMap((fact) => JUDGED.filter((name) => FACT_OF[name] === fact)),
  laterDateToo: dateBound,
  neededFrom: requiredFrom,
  ...(answersCustomers !== null && { getsBrief: answersCustomers }),
});
