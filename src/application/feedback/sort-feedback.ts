import { ANSWER_MAX } from '../../domain/feedback/tell-back.ts';
import {
  ASIDE,
  BECAME,
  type Grouped,
  TAGS,
  THEME_MAX,
  type Theme,
  themeFrom,
} from '../../domain/feedback/themes.ts';
import { maySee } from '../../domain/policy.ts';
import { type FieldProblem, type Refused, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import type { House, Request } from '../house.ts';
import { once } from '../once.ts';
import type { Transaction } from '../ports.ts';
import { mayNotRead, readGrouping } from './read-feedback.ts';
import { turnTheme } from './turn-theme.ts';

type Sorted = { ok: true } | Refused;
type Scene = { tx: Transaction; house: House; request: Request; release: Release };

const unknown = refuse({ code: 'unknown_matter' });

/** Only who reads what was said sorts it. */
const sorting = (
  house: House,
  request: Request,
  releaseId: string,
  work: (scene: Scene) => Promise<Sorted>,
): Promise<Sorted> =>
  once(house, request, async (tx): Promise<Sorted> => {
    const { actor } = request;
    const release = await tx.release(actor.workspaceId, releaseId);
    const settings = await tx.settings(actor.workspaceId);
    if (release === null || !maySee(actor, release, settings)) {
      return refuse({ code: 'unknown_release', typed: '', near: [] });
    }
    return mayNotRead(actor, release, settings) ?? work({ tx, house, request, release });
  });

const ok = { ok: true } as const;

/** A theme's number, as people never see it. */
const nextTheme = (themes: readonly Theme[]): number =>
  Math.max(0, ...themes.map(({ position }) => position)) + 1;

/** One click: into a theme of its own (`new`), into one that is there, aside, or back (`loose`). */
export const sortRemark = (
  house: House,
  request: Request,
  { releaseId, remarkId, into }: { releaseId: string; remarkId: string; into: string },
): Promise<Sorted> =>
  sorting(house, request, releaseId, async ({ tx, release }) => {
    const { workspaceId } = release;
    const { themes, loose } = await readGrouping(tx, release);
    const all = [...loose, ...themes.flatMap(({ remarks }) => remarks)];
    const remark = all.find(({ id }) => id === remarkId);
    // What cannot be read cannot be sorted either.
    if (remark === undefined) return unknown;
    if (into === 'new') {
      const position = nextTheme(themes.map(({ theme }) => theme));
      const theme = themeFrom(remark, `t${position}`, position);
      await tx.saveTheme(workspaceId, releaseId, theme);
      await tx.putRemark(workspaceId, releaseId, remarkId, theme.id);
      return ok;
    }
    const isPlace = into === ASIDE || themes.some(({ theme }) => theme.id === into);
    if (!isPlace && into !== 'loose') return unknown;
    await tx.putRemark(workspaceId, releaseId, remarkId, isPlace ? into : null);
    return ok;
  });

/** All of one theme is said in the other's name from now on. */
const merge = async ({ tx, release }: Scene, { theme, remarks }: Grouped, into: Theme): Promise<Sorted> => {
  const { workspaceId, id } = release;
  for (const remark of remarks) await tx.putRemark(workspaceId, id, remark.id, into.id);
  await tx.deleteTheme(workspaceId, id, theme.id);
  // What became of either became of both.
  if (into.became === null && theme.became !== null) {
    await tx.saveTheme(workspaceId, id, { ...into, became: theme.became });
  }
  return ok;
};

/** One click on a theme: `tag:wish`, `become:action`, `merge:t2`, `split`. */
export const changeTheme = (
  house: House,
  request: Request,
  { releaseId, themeId, change }: { releaseId: string; themeId: string; change: string },
): Promise<Sorted> =>
  sorting(house, request, releaseId, async (scene) => {
    const { tx, release } = scene;
    const { themes } = await readGrouping(tx, release);
    const grouped = themes.find(({ theme }) => theme.id === themeId);
    if (grouped === undefined) return unknown;
    const { theme } = grouped;
    const [verb, what = ''] = change.split(':');
    if (verb === 'split') {
      for (const { id } of grouped.remarks) await tx.putRemark(release.workspaceId, releaseId, id, null);
      await tx.deleteTheme(release.workspaceId, releaseId, themeId);
      return ok;
    }
    if (verb === 'merge') {
      const into = themes.find((each) => each.theme.id === what && what !== themeId);
      return into === undefined ? unknown : merge(scene, grouped, into.theme);
    }
    const tag = TAGS.find((each) => verb === 'tag' && each === what);
    if (tag !== undefined) {
      await tx.saveTheme(release.workspaceId, releaseId, { ...theme, tag });
      return ok;
    }
    const became = BECAME.find((each) => verb === 'become' && each === what);
    if (became === undefined) return unknown;
    // Twice is once: it has become that already.
    if (theme.became === became) return ok;
    const turned = await turnTheme(scene, theme, became);
    if (turned !== null) return turned;
    await tx.saveTheme(release.workspaceId, releaseId, { ...theme, became });
    return ok;
  });

const tooLong = (field: string, text: string, max: number): readonly FieldProblem[] =>
  [...text].length > max ? [{ field, problem: `At most ${max} characters.` }] : [];

/** Its name, and what is said of it to those who answered; other words are told anew. */
export const wordTheme = (
  house: House,
  request: Request,
  { releaseId, themeId, name, answer }: { releaseId: string; themeId: string; name: string; answer: string },
): Promise<Sorted> =>
  sorting(house, request, releaseId, async ({ tx, release }) => {
    const themes = await tx.feedbackThemes(release.workspaceId, releaseId);
    const theme = themes.find(({ id }) => id === themeId);
    if (theme === undefined) return unknown;
    const problems = [
      ...(name === '' ? [{ field: 'name', problem: 'Say it in a few words.' }] : []),
      ...tooLong('name', name, THEME_MAX),
      ...tooLong('answer', answer, ANSWER_MAX),
    ];
    if (problems.length > 0) return refuse({ code: 'fields_invalid', problems });
    const told = theme.answer === answer ? theme.told : 0;
    await tx.saveTheme(release.workspaceId, releaseId, { ...theme, name, answer, told });
    return ok;
  });
