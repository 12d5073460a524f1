/** A release on GitHub, as its address names it. */
export type GithubRelease = { owner: string; repository: string; tag: string };

/** Where GitHub is read by programs, unless somebody runs their own. */
export const GITHUB_API = 'https://api.github.com/';

/** Where people see what programs read at this address: `github.com` for `api.github.com`, else the same host. */
export const githubHost = (apiUrl: string): string => new URL(apiUrl).host.replace(/^api\./, '');

const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})$/;
const REPOSITORY = /^[A-Za-z0-9._-]{1,100}$/;
const TAG_MAX = 250;

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/**
 * The release that an address leads to, `https://github.com/OWNER/REPO/releases/tag/TAG`; null for any other. A tag
 * may hold slashes; whatever follows a `?` or a `#` says where on the page.
 */
export const readReleaseLink = (text: string, host: string): GithubRelease | null => {
  const typed = text.trim();
  if (!URL.canParse(typed)) return null;
  const { protocol, host: named, username, pathname } = new URL(typed);
  if (protocol !== 'https:' || username !== '' || named.replace(/^www\./, '') !== host) return null;
  const [owner = '', repository = '', releases, word, ...rest] = pathname.slice(1).split('/');
  const tag = decoded(rest.join('/').replace(/\/+$/, ''));
  if (releases !== 'releases' || word !== 'tag' || tag === null || tag === '' || tag.length > TAG_MAX)
    return null;
  if (!OWNER.test(owner) || !REPOSITORY.test(repository) || /^\.{1,2}$/.test(repository)) return null;
  return { owner, repository, tag };
};

/** Where programs read it. */
export const releaseAddress = ({ owner, repository, tag }: GithubRelease, apiUrl: string): string =>
  `${apiUrl}repos/${owner}/${repository}/releases/tags/${encodeURIComponent(tag)}`;
