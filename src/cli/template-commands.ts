import { isTemplateFile, readTemplateFile } from '../adapters/plan-file/read-plan-file.ts';
import { templateShelf } from '../adapters/plan-file/template-shelf.ts';
import { writeTemplateFile } from '../adapters/plan-file/write-plan-file.ts';
import { refusalWords } from '../adapters/slack/words/refusal.ts';
import { addTemplate, type Saved, saveTemplateFromTerminal } from '../application/templates/save-template.ts';
import type { CliContext, GlobalOptions } from './context.ts';
import { CliFailure } from './failure.ts';
import { houseOf } from './house-of.ts';
import { withStore } from './open-store.ts';
import { rightForm } from './plan-file-commands.ts';
import { readText, schemaFor } from './plan-file-text.ts';
import { releaseMeant } from './release-key.ts';
import { workspaceIn } from './workspace.ts';

/** `plan templates`: those of the workspace and those that come with the program. */
export const listTemplates = (context: CliContext, options: GlobalOptions): Promise<void> =>
  withStore(context, options, 'read_if_there', async (opened) => {
    const isEmpty = options.workspace === undefined && (await opened.workspaces()).length === 0;
    const own = isEmpty ? [] : await opened.store.reads.templates(await workspaceIn(opened, options));
    for (const { name } of own) context.out(`${name}\n`);
    for (const { key, template } of templateShelf().shipped) {
      context.out(`${key}: ${template.template}. ${template.purpose}\n`);
    }
  });

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** `plan template show NAME`: as a file, to be changed and added again. */
export const showTemplate = (context: CliContext, name: string, options: GlobalOptions): Promise<void> =>
  withStore(context, options, 'read_if_there', async (opened) => {
    const shelf = templateShelf();
    const isEmpty = options.workspace === undefined && (await opened.workspaces()).length === 0;
    const own = isEmpty ? [] : await opened.store.reads.templates(await workspaceIn(opened, options));
    const kept = own.find((template) => same(template.name, name));
    const shipped = shelf.shipped.find(
      ({ key, template }) => same(key, name) || same(template.template, name),
    );
    const template = kept === undefined ? shipped?.template : shelf.read(kept.file);
    if (template == null)
      throw new CliFailure(`There is no template "${name}". See: greenlight plan templates`);
    context.out(writeTemplateFile(template, schemaFor('template', undefined)));
  });

const told = (context: CliContext, saved: Saved): void => {
  if (!saved.ok) throw new CliFailure(refusalWords(saved.refusal, (id) => id, '/release'));
  context.out(`${saved.name} is ${saved.replaced ? 'saved in the place of the one before' : 'saved'}.\n`);
};

/** `plan template save KEY NAME`: what a release is made of, without name, launch and persons. */
export const saveTemplateCommand = (
  context: CliContext,
  { key, name }: { key: string; name: string },
  options: GlobalOptions,
): Promise<void> =>
  withStore(context, options, 'write', async (opened) => {
    const workspaceId = await workspaceIn(opened, options);
    const { id: releaseId } = await releaseMeant(opened.store.reads, workspaceId, key);
    const house = houseOf(opened.store, context);
    const wish = { releaseId, name, purpose: '' };
    told(context, await saveTemplateFromTerminal(house, workspaceId, templateShelf(), wish));
  });

/** `plan template add FILE`: keeps a template that somebody wrote. */
export const addTemplateCommand = async (
  context: CliContext,
  file: string,
  options: GlobalOptions,
): Promise<void> => {
  const text = readText(file);
  if (!isTemplateFile(text))
    throw new CliFailure(`${file} names no template: write "template: …" at its top.`);
  const { read } = rightForm(file, readTemplateFile(text), 'Nothing was saved:');
  await withStore(context, options, 'write', async (opened) => {
    const workspaceId = await workspaceIn(opened, options);
    const house = houseOf(opened.store, context);
    told(context, await addTemplate(house, { workspaceId, template: read, shelf: templateShelf() }));
  });
};
