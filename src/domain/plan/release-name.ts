// The only module that imports semver: the size of a step is its business, everything else is text.
import semver from 'semver';
import { nearWords } from '../nearest-word.ts';

/** A release as people call it; the version is null where they gave none. */
export type ReleaseName = { name: string; version: string | null };

export type VersionScheme = 'semver' | 'calendar' | 'other';

/** What a version says about itself; only semantic versions tell how big the step is. */
export type VersionDescription = { scheme: VersionScheme; size?: 'major' | 'minor' | 'patch' };

export const MAX_KEY_LENGTH = 40;

/** What a release is called whose name holds nothing but a version, or no letter that a key can carry. */
const NAMELESS = 'Release';
const MAX_VERSION_IN_KEY = 20;
const MAX_NEAR_KEYS = 3;

const NUMBERS = String.raw`v?\d+(?:\.\d+){0,3}`;
const YEAR = String.raw`(?:19|20|21)\d\d`;
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const PERIOD = `(?:spring|summer|autumn|fall|winter|q[1-4]|h[12]|${MONTH})`;
const WEEK = String.raw`(?:(?:cw|kw|w|week)\s?\d{1,2})`;

/** Years, months and seasons; "24.04" only with its month in two digits, else it counts as a semantic version. */
const CALENDAR_VERSIONS: readonly RegExp[] = [
  new RegExp(`^${YEAR}(?:[.-]\\d{1,2}){0,2}(?:[.-]\\d+)?$`),
  /^(?:1[5-9]|[23]\d)\.(?:0[1-9]|1[0-2])(?:\.\d+)?$/,
  new RegExp(`^${PERIOD}[ -]?(?:${YEAR}|'?\\d\\d)$`, 'i'),
  new RegExp(`^${YEAR}[ .-]?(?:${PERIOD}|${WEEK})$`, 'i'),
  new RegExp(`^${WEEK}(?:[ /-]${YEAR})?$`, 'i'),
];

const SEMANTIC_VERSION = /^v?(\d+(?:\.\d+){0,2})(-[0-9a-z][0-9a-z.-]*)?(\+[0-9a-z.-]+)?$/i;

/** Other shapes that people number with: "R42", "2.0 beta 1", "RC1", "Build 512", "1.2.3.4". */
const OTHER_VERSIONS: readonly RegExp[] = [
  new RegExp(`^${NUMBERS}$`, 'i'),
  /^r\d+(?:\.\d+)*$/i,
  new RegExp(`^(?:${NUMBERS}[ -]?)?(?:alpha|beta|rc|preview|m)[ .-]?\\d*$`, 'i'),
  new RegExp(`^${NUMBERS}[a-z]$`, 'i'),
  /^(?:build|sprint|release|version|patch|sp|update)[ -]?v?\d+(?:\.\d+)*$/i,
];

/** "beta", "preview" and "m" without a number are words like any other, so a name may end with them. */
const BARE_WORD = /^[a-z]+$/i;
const MAX_WORDS_IN_VERSION = 3;

const isVersion = (text: string): boolean =>
  !BARE_WORD.test(text) &&
  [...CALENDAR_VERSIONS, SEMANTIC_VERSION, ...OTHER_VERSIONS].some((shape) => shape.test(text));

// Control characters and the marks that turn the direction of text could disguise a name; joiners belong to
// scripts and emoji and stay.
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim();

/**
 * Takes "Atlas 2.0" apart. The version is the longest end that looks like one and leaves a name; a version alone
 * is called "Release". Both parts keep the typed spelling; direction marks and control characters go.
 */
export const splitNameAndVersion = (typed: string): ReleaseName => {
  const text = tidy(typed);
  const words = text.split(' ');
  for (let count = Math.min(MAX_WORDS_IN_VERSION, words.length - 1); count > 0; count--) {
    const version = words.slice(-count).join(' ');
    const name = words
      .slice(0, -count)
      .join(' ')
      .replace(/[\s,:–—-]+$/, '');
    if (isVersion(version) && name !== '') return { name, version };
  }
  return isVersion(text) ? { name: NAMELESS, version: text } : { name: text, version: null };
};

/** Which scheme a version follows, and how big its step is where the scheme says so. */
export const describeVersion = (version: string): VersionDescription => {
  const text = version.trim();
  if (CALENDAR_VERSIONS.some((shape) => shape.test(text))) return { scheme: 'calendar' };
  const [, numbers, prerelease = ''] = SEMANTIC_VERSION.exec(text) ?? [];
  if (numbers === undefined) return { scheme: 'other' };
  const padded = [...numbers.split('.'), '0', '0'].slice(0, 3).join('.');
  const parsed = semver.parse(`${padded}${prerelease}`, { loose: true });
  if (parsed === null) return { scheme: 'other' };
  if (parsed.patch > 0) return { scheme: 'semver', size: 'patch' };
  return { scheme: 'semver', size: parsed.minor > 0 ? 'minor' : 'major' };
};

/** Letters that are no base letter with a mark, or that their language writes out in two. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  å: 'aa',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '&': ' and ',
  '+': ' plus ',
};

/** Lower-case a-z, 0-9, dot and hyphen, with neither at the ends; empty where nothing of that is left. */
const slug = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøåłđðþı&+]/g, (letter) => WRITTEN_OUT[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}+|['’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/-?\.-|-\.|\.-/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');

const cut = (text: string, length: number): string => text.slice(0, length).replace(/[-.]+$/, '');

/** "v1.32.0+build.5" is read "1.32": without the v, a patch number of nought, and build metadata. */
const versionInKey = (version: string): string => {
  const isSemantic = describeVersion(version).scheme === 'semver';
  const short = isSemantic
    ? version
        .trim()
        .replace(/^v|\+.*$/gi, '')
        .replace(/^(\d+\.\d+)\.0(?!\d|\.)/, '$1')
    : version;
  return cut(slug(short), MAX_VERSION_IN_KEY);
};

/**
 * The short readable handle of a release: "atlas-2.0", "kubernetes-1.32". At most {@link MAX_KEY_LENGTH} characters
 * of a-z, 0-9, dot and hyphen, never empty; a long name is cut, its version stays. Not unique by itself.
 */
export const keyFor = ({ name, version }: ReleaseName): string => {
  const ending = version === null ? '' : versionInKey(version);
  const room = MAX_KEY_LENGTH - (ending === '' ? 0 : ending.length + 1);
  const beginning = cut(slug(name), room) || slug(NAMELESS);
  return ending === '' ? beginning : `${beginning}-${ending}`;
};

/** The key itself when it is free, else the first free of "-2", "-3" and so on, within the same length. */
export const uniqueKey = (base: string, taken: (key: string) => boolean): string => {
  let key = base;
  for (let n = 2; taken(key); n++) {
    key = `${cut(base, MAX_KEY_LENGTH - `-${n}`.length)}-${n}`;
  }
  return key;
};

export type KeyMatch =
  | { kind: 'one'; key: string }
  | { kind: 'many'; keys: string[] }
  | { kind: 'none'; near: string[] };

/**
 * Which of the keys somebody means who typed a key, its beginning, a part of it, or the name with the version.
 * Exact first, then beginnings, then parts; several leave the choice to the person, none offers the nearest.
 */
export const matchKeys = (typed: string, keys: readonly string[]): KeyMatch => {
  const wanted = slug(typed);
  if (wanted === '') return { kind: 'none', near: [] };
  const asTitle = keyFor(splitNameAndVersion(typed));
  const attempts = [
    keys.filter((key) => key === wanted),
    keys.filter((key) => key === asTitle),
    keys.filter((key) => key.startsWith(wanted)),
    keys.filter((key) => key.includes(wanted)),
  ];
  const found = attempts.find((matches) => matches.length > 0) ?? [];
  const [first] = found;
  if (first === undefined) return { kind: 'none', near: nearWords(wanted, keys).slice(0, MAX_NEAR_KEYS) };
  return found.length === 1 ? { kind: 'one', key: first } : { kind: 'many', keys: found };
};
