import type { AuditAuthor } from '../../domain/audit-record.ts';
import { stampOf } from '../../domain/person.ts';
import { mayBeToldOf, mayNot } from '../../domain/policy.ts';
import { type FieldProblem, type Refused, refuse } from '../../domain/refusal.ts';
import { titleOf } from '../../domain/release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import { namesIn } from '../plan-file/file-names.ts';
import type { WrittenTemplate } from '../plan-file/written-plan.ts';
import type { Transaction } from '../ports.ts';
import { appendRecord } from '../record/append-record.ts';
import { roleOf } from '../record-decision.ts';
import { commandLineStamp } from '../settings/import-settings.ts';
import { templateOfRelease } from './template-of-release.ts';
import type { TemplateShelf } from './template-ports.ts';

const NAME_MAX = 60;
/** What a menu of Slack holds, and what anybody reads. */
const MOST_TEMPLATES = 100;

export type Saved = { ok: true; name: string; replaced: boolean } | Refused;

type Saver = AuditAuthor & { mayReplace: boolean };

/** Whoever runs the program may replace any of them. */
const FROM_TERMINAL: Saver = { ...commandLineStamp, role: 'admin', mayReplace: true };

const nameProblem = (name: string): string | null => {
  if (name === '') return 'Give it a name, as in "Minor release of Atlas".';
  return [...name].length > NAME_MAX ? `At most ${NAME_MAX} characters.` : null;
};

const fieldsInvalid = (...problems: FieldProblem[]): Refused => refuse({ code: 'fields_invalid', problems });

const keep = async (
  tx: Transaction,
  house: Pick<House, 'ids' | 'clock'>,
  {
    workspaceId,
    shelf,
    template,
    by,
  }: { workspaceId: string; shelf: TemplateShelf; template: WrittenTemplate; by: Saver },
): Promise<Saved> => {
  const file = shelf.write(template);
  const name = template.template;
  if (shelf.read(file) === null) {
    const problem = 'Something in its plan is not as a template needs it. Nothing was saved.';
    return fieldsInvalid({ field: 'name', problem });
  }
  const before = await tx.templates(workspaceId);
  const standing = before.find((each) => each.name === name);
  const replaced = standing !== undefined;
  if (replaced && !by.mayReplace && standing.savedById !== by.userId) {
    const problem =
      'Somebody else saved a template under this name: they, or an admin, can replace it. Choose another name.';
    return fieldsInvalid({ field: 'name', problem });
  }
  if (!replaced && before.length >= MOST_TEMPLATES) {
    const problem = `There are ${MOST_TEMPLATES} templates. Save it in the place of one, under its name.`;
    return fieldsInvalid({ field: 'name', problem });
  }
  const now = house.clock.now();
  await tx.saveTemplate(workspaceId, {
    id: house.ids.next(),
    name,
    file,
    savedById: by.userId,
    savedAt: now,
  });
  const event = { type: 'template_saved', name, replaced } as const;
  const settings = await tx.settings(workspaceId);
  const { mayReplace: _, ...author } = by;
  await appendRecord(tx, settings, [{ id: house.ids.next(), releaseId: null, event, by: author, at: now }]);
  return { ok: true, name, replaced };
};

/** Keeps a template that came as a file; one with the same name is replaced, whoever saved it. */
export const addTemplate = (
  house: House,
  { workspaceId, template, shelf }: { workspaceId: string; template: WrittenTemplate; shelf: TemplateShelf },
): Promise<Saved> =>
  house.store.transaction((tx) => keep(tx, house, { workspaceId, shelf, template, by: FROM_TERMINAL }));

type Wish = { releaseId: string; name: string; purpose: string };

const saveInTransaction = async (
  tx: Transaction,
  house: House,
  shelf: TemplateShelf,
  { workspaceId, by, wish }: { workspaceId: string; by: Request['actor'] | null; wish: Wish },
): Promise<Saved> => {
  const name = wish.name.replace(/\s+/g, ' ').trim();
  const [release, settings] = [await tx.release(workspaceId, wish.releaseId), await tx.settings(workspaceId)];
  if (release === null || (by !== null && !mayBeToldOf(by, release, settings))) {
    return refuse({ code: 'unknown_release', typed: '', near: [] });
  }
  const edit = { type: 'edit', change: {} } as const;
  const refusal = by === null ? null : mayNot(by, edit, release, settings, house.clock.now());
  if (refusal !== null) return refuse(refusal);
  // Everybody reads a template; a plan begins from the release itself where somebody may see that.
  if (release.visibility === 'confidential') {
    const problem = `${titleOf(release)} is confidential, and everybody reads a template. The next plan can begin from the release itself once it is launched.`;
    return fieldsInvalid({ field: 'name', problem });
  }
  const problem = nameProblem(name);
  if (problem !== null) return fieldsInvalid({ field: 'name', problem });
  const names = await namesIn(tx, workspaceId);
  const purpose = wish.purpose.replace(/\s+/g, ' ').trim();
  const template = templateOfRelease(release, { name, purpose }, { settings, names });
  const author: Saver =
    by === null
      ? FROM_TERMINAL
      : {
          ...stampOf(by),
          role: roleOf(by, release, settings),
          mayReplace: settings.admins.includes(by.userId),
        };
  return keep(tx, house, { workspaceId, shelf, template, by: author });
};

/** Keeps what a release is made of, so that others can begin from it: for its manager alone. */
export const saveAsTemplate = (
  house: House,
  request: Request,
  shelf: TemplateShelf,
  wish: Wish,
): Promise<Saved> =>
  once(house, request, (tx) =>
    saveInTransaction(tx, house, shelf, {
      workspaceId: request.actor.workspaceId,
      by: request.actor,
      wish,
    }),
  );

/** The same from the command line. */
export const saveTemplateFromTerminal = (
  house: House,
  workspaceId: string,
  shelf: TemplateShelf,
  wish: Wish,
): Promise<Saved> =>
  house.store.transaction((tx) => saveInTransaction(tx, house, shelf, { workspaceId, by: null, wish }));
