import { z } from 'zod';

/**
 * What a button carries: a version and ids, never state, because anybody can replay it years later. Short
 * names keep it under Slack's limit for options.
 */
const shape = z.object({
  v: z.literal(1),
  /** release */
  r: z.string().optional(),
  /** department */
  d: z.string().optional(),
  /** anything else that is an id: a person, a rating, a page */
  x: z.string().optional(),
  /** marks what a form showed when it was opened */
  s: z.string().optional(),
});

export type Ids = { releaseId?: string; departmentId?: string; extra?: string; seen?: string };

/** Packs ids for a button or an option. */
export const packIds = ({ releaseId, departmentId, extra, seen }: Ids): string =>
  JSON.stringify({
    v: 1,
    ...(releaseId !== undefined && { r: releaseId }),
    ...(departmentId !== undefined && { d: departmentId }),
    ...(extra !== undefined && { x: extra }),
    ...(seen !== undefined && { s: seen }),
  });

/** Reads ids back; null for anything that this program never wrote. */
export const unpackIds = (text: string | undefined): Ids | null => {
  if (text === undefined) return null;
  try {
    const { r, d, x, s } = shape.parse(JSON.parse(text));
    return {
      ...(r !== undefined && { releaseId: r }),
      ...(d !== undefined && { departmentId: d }),
      ...(x !== undefined && { extra: x }),
      ...(s !== undefined && { seen: s }),
    };
  } catch {
    return null;
  }
};

/** One department's question about one release, and what a form about it showed. */
export type QuestionIds = { releaseId: string; departmentId: string; seen?: string };

/** The question that a button or form names; null for anything that this program never wrote. */
export const questionIn = (ids: Ids | null): QuestionIds | null =>
  ids?.releaseId === undefined || ids.departmentId === undefined
    ? null
    : {
        releaseId: ids.releaseId,
        departmentId: ids.departmentId,
        ...(ids.seen !== undefined && { seen: ids.seen }),
      };
