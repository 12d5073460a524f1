import type { ModalView } from '@slack/types';
import type { Ids } from '../../../application/ports.ts';
import type { FormFields } from '../../../domain/plan/merge-form.ts';
import type { FieldProblem } from '../../../domain/refusal.ts';
import type { WorkspaceSettings } from '../../../domain/settings/settings.ts';
import type { Typed } from '../edge/visit.ts';
import type { SharedChannel } from './shared-channels.ts';

/** What a form of the settings is about beside the workspace: one department, or a new one. */
export type About = { departmentId: string | null };

export type Drawing = {
  settings: WorkspaceSettings;
  fields: FormFields;
  about: About;
  /** Id of the kept form, with which it is found again when it comes back. */
  metadata: string;
  shared: readonly SharedChannel[];
};

/**
 * One part of the settings as a form. Its fields are flat text, so that what it showed, what was typed and what
 * stands now can be compared field by field (see `mergeForm`); each field's name is the id of its block.
 */
export type SettingsForm = {
  callbackId: string;
  /** Opened from another form, which is back once this one is saved. */
  onTop?: true;
  /** The part as it stands now. */
  fieldsOf(settings: WorkspaceSettings, about: About): FormFields;
  draw(drawing: Drawing): ModalView | Promise<ModalView>;
  read(typed: Typed): FormFields;
  /** Only called with what changed laid over what stands now. */
  apply(
    current: WorkspaceSettings,
    fields: FormFields,
    about: About & { ids: Ids },
  ): WorkspaceSettings | { problems: readonly FieldProblem[] };
};

/** Ids as one comparable text, whatever their order. */
export const listText = (ids: readonly string[]): string => [...ids].sort().join(',');

export const idsIn = (text: string | undefined): string[] =>
  (text ?? '').split(',').filter((id) => id !== '');

/** Problems of the domain stand at `departments[2].leads` or `announcementChannelIds[0]`; blocks at the last name. */
export const atBlocks = (problems: readonly FieldProblem[]): readonly FieldProblem[] =>
  problems.map(({ field, problem }) => ({
    field: field
      .replace(/^statusMeeting\.link$/, 'where')
      .replace(/^(?:departments\[\d+\]|statusMeeting)\./, '')
      .replace(/\[\d+\]$/, ''),
    problem,
  }));
