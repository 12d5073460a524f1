import { GITHUB_API } from '../../domain/github-notes/release-link.ts';

/** What one question to another system came to. */
export type Got =
  /** `headers` with their names in small letters. */
  | { kind: 'answered'; status: number; headers: Readonly<Record<string, string>>; body: string }
  /** The address leads into our own network, which is not allowed here. */
  | { kind: 'inside' }
  /** More than we read. */
  | { kind: 'too_large' }
  /** No answer: a code of the network. */
  | { kind: 'failed'; problem: string };

export type Get = (request: { address: string; headers: Readonly<Record<string, string>> }) => Promise<Got>;

/** Where GitHub is read. The token is optional: without it, what everybody may read can be fetched. */
export type GithubPlace = { apiUrl: string; token: string | null };

export const PUBLIC_GITHUB: GithubPlace = { apiUrl: GITHUB_API, token: null };
