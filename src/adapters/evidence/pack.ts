import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evidenceLines } from '../../application/record/evidence-lines.ts';
import type { Evidence } from '../../application/record/gather-evidence.ts';
import { evidenceReport } from './report.ts';

/** What runs against the lines without us: a file of its own, because it is handed out as it stands. */
const verifier = (): string => readFileSync(fileURLToPath(new URL('./verify.mjs', import.meta.url)), 'utf8');

export const PACK_FILES = ['evidence.html', 'evidence.jsonl', 'verify.mjs'] as const;
export type PackFile = (typeof PACK_FILES)[number];

/** The files that somebody gets who asks what was decided about a release. */
export const evidencePack = (evidence: Evidence): Readonly<Record<PackFile, string>> => ({
  'evidence.html': evidenceReport(evidence),
  'evidence.jsonl': evidenceLines(evidence),
  'verify.mjs': verifier(),
});
