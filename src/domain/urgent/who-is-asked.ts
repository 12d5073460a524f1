import type { Department, WorkspaceSettings } from '../settings/settings.ts';
import { templateOf } from '../settings/settings-presets.ts';

/** Whose lights a hotfix needs, by the key of their template: nobody else is woken. */
export const ASKED_IN_A_HURRY = [
  { key: 'engineering', name: 'Engineering' },
  { key: 'qa', name: 'QA' },
  { key: 'support', name: 'Support' },
] as const;

type Wanted = (typeof ASKED_IN_A_HURRY)[number];

const handle = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, '-');

/** How well a department fits: the first way that holds, or none. */
const WAYS: readonly ((wanted: Wanted, department: Department) => boolean)[] = [
  ({ key }, department) => department.key === key,
  ({ name }, department) => handle(department.name) === handle(name),
  ({ key }, { key: own, name }) => {
    const others = templateOf(key)?.channelNames ?? [];
    return others.includes(handle(own)) || others.includes(handle(name));
  },
  // One department for everybody who talks to customers answers for support, too.
  ({ key }, department) => templateOf(department.key)?.channelNames.includes(key) === true,
];

const found = (wanted: Wanted, departments: readonly Department[]): Department | undefined =>
  WAYS.map((fits) => departments.find((department) => fits(wanted, department))).find(
    (department) => department !== undefined,
  );

/** The departments that a hotfix asks, each once, and those that this workspace does not have. */
export const askedInAHurry = ({
  departments,
}: Pick<WorkspaceSettings, 'departments'>): {
  asked: readonly Department[];
  missing: readonly string[];
} => {
  const pairs = ASKED_IN_A_HURRY.map((wanted) => ({ wanted, department: found(wanted, departments) }));
  const asked = pairs.flatMap(({ department }) => (department === undefined ? [] : [department]));
  return {
    asked: [...new Set(asked)],
    missing: pairs.flatMap(({ wanted, department }) => (department === undefined ? [wanted.name] : [])),
  };
};
