import type { Release } from '../../domain/release.ts';
import type { Theme } from '../../domain/retro/look-back.ts';
import type { Reads } from '../ports.ts';

/** What readers of the announcement said, grouped by theme: the look back shows it. Nothing is grouped yet. */
export const feedbackThemes = async (_reads: Reads, _release: Release): Promise<readonly Theme[]> => [];
