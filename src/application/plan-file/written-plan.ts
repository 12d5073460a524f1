import type { FactPart, ListPart } from '../../domain/contents/parts.ts';
import type { TEXT_FIELDS } from '../../domain/plan/plan-form.ts';
import type { DeploymentPath } from '../../domain/release.ts';
import type { RiskAnswers } from '../../domain/risk/risk.ts';

/** A way to a place in a file: ['milestones', 2, 'when']. */
export type FilePath = readonly (string | number)[];

/** What is wrong, and where in the file. */
export type PlaceProblem = { path: FilePath; problem: string };

/** Departments and releases are written by their keys, people and moments as texts; what is empty is left out. */
export type WrittenValues = Readonly<Record<string, string | readonly string[]>>;

/** `done` is the moment in which it was finished, 'now' where only that is said. */
export type WrittenItem = { values: WrittenValues; done: string | null };

export type TextField = (typeof TEXT_FIELDS)[number];

/** What a plan and a template both hold. */
export type WrittenBody = {
  departments: readonly string[];
  texts: Readonly<Partial<Record<TextField, string>>>;
  risk: RiskAnswers | null;
  lists: Readonly<Partial<Record<ListPart, readonly WrittenItem[]>>>;
  facts: Readonly<Partial<Record<FactPart, WrittenValues>>>;
};

/** A plan as a file has it: its form is right, and whether what it names exists is another question. */
export type WrittenPlan = WrittenBody & {
  title: string;
  value: string;
  /** Null where the file names no zone: that of the workspace. */
  launch: { date: string; time: string; zone: string | null };
  path: DeploymentPath;
};

/** A plan to begin from: without name, launch and persons. */
export type WrittenTemplate = WrittenBody & {
  template: string;
  /** When somebody would take it, in one sentence. */
  purpose: string;
  path: DeploymentPath | null;
};
