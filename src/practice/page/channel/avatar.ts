import { type ComponentChild, h } from 'preact';

const HUES = 12;

/** First letters of the first two words of a name. */
const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

const hueOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % HUES;

/** A picture made of a name: its initials on a colour that the id always gives. */
export const Avatar = ({ id, name, isApp }: { id: string; name: string; isApp?: boolean }): ComponentChild =>
  h(
    'span',
    { class: `avatar ${isApp === true ? 'avatar-app' : `avatar-${hueOf(id)}`}`, 'aria-hidden': 'true' },
    isApp === true ? h('span', { class: 'avatar-light' }) : initialsOf(name),
  );
