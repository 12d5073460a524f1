import type { FactState } from '../../../domain/hooks/fact.ts';
import type { Direction, FactKind } from '../../../domain/hooks/hook.ts';

export type HookTable = {
  workspace_id: string;
  id: string;
  direction: Direction;
  name: string;
  sealed_secret: string;
  about_json: string;
  department_ids_json: string;
  release_key: string | null;
  address: string | null;
  created_by_id: string;
  created_by_name: string;
  created_at: string;
};

export type HookFactTable = {
  workspace_id: string;
  release_id: string;
  hook_id: string;
  kind: FactKind;
  name: string;
  stage: string;
  candidate: string;
  hook_name: string;
  state: FactState;
  failing: 0 | 1;
  percent: number | null;
  count: number | null;
  link: string;
  words: string;
  at: string;
  told_at: string | null;
};
