import type { PackItem } from '../../domain/packs/pack.ts';
import { type ItemText, packProblems } from '../../domain/packs/pack-rules.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import type { WorkspaceSettings } from '../../domain/settings/settings.ts';
import type { House } from '../house.ts';
import type { Transaction } from '../ports.ts';
import { writePack } from './write-pack.ts';

/** Questions as a file has them, by the key of their department. */
export type QuestionsByKey = ReadonlyMap<string, readonly ItemText[]>;

/** What is wrong with a file's questions, at `departments[2].questions`, or at one field of one of them. */
export const questionProblems = (
  { departments }: Pick<WorkspaceSettings, 'departments'>,
  questions: QuestionsByKey,
): readonly FieldProblem[] =>
  departments.flatMap(({ key }, index) =>
    packProblems(questions.get(key) ?? []).map(({ field, problem }) => ({
      field: `departments[${index}].${field.replace(/^items/, 'questions')}`,
      problem,
    })),
  );

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A question that was asked before keeps its id, by what it is called, so that its answers stay with it. */
const withIds = (
  items: readonly ItemText[],
  before: readonly PackItem[],
  ids: House['ids'],
): readonly PackItem[] =>
  items.map((item) => ({
    id: before.find(({ label }) => same(label, item.label))?.id ?? ids.next(),
    ...item,
  }));

/** Settings whose departments ask what the file says; one whose questions it leaves out keeps them. */
export const withQuestions = async (
  tx: Transaction,
  house: Pick<House, 'ids' | 'clock'>,
  settings: WorkspaceSettings,
  questions: QuestionsByKey,
): Promise<WorkspaceSettings> => {
  const { workspaceId } = settings;
  const departments: WorkspaceSettings['departments'][number][] = [];
  for (const department of settings.departments) {
    const items = questions.get(department.key);
    if (items === undefined) {
      departments.push(department);
      continue;
    }
    const newest = await tx.newestPack(workspaceId, department.id);
    const withTheirIds = withIds(items, newest?.items ?? [], house.ids);
    const wanted = { workspaceId, departmentId: department.id, items: withTheirIds };
    departments.push({ ...department, packId: await writePack(tx, house, wanted) });
  }
  return { ...settings, departments };
};
