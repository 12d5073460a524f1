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
});

export type Ids = { releaseId?: string; departmentId?: string; extra?: string };

/** Packs ids for a button or an option. */
export const packIds = ({ releaseId, departmentId, extra }: Ids): string =>
  JSON.stringify({
    v: 1,
    ...(releaseId !== undefined && { r: releaseId }),
    ...(departmentId !== undefined && { d: departmentId }),
    ...(extra !== undefined && { x: extra }),
  });

/** Reads ids back; null for anything that this program never wrote. */
export const unpackIds = (text: string | undefined): Ids | null => {
  if (text === undefined) return null;
  try {
    const { r, d, x } = shape.parse(JSON.parse(text));
    return {
      ...(r !== undefined && { releaseId: r }),
      ...(d !== undefined && { departmentId: d }),
      ...(x !== undefined && { extra: x }),
    };
  } catch {
    return null;
  }
};
