import { type ComponentChild, h } from 'preact';
import { glyphOf } from './emoji-table.ts';

/** An emoji by its name; the name itself where the page does not know how it looks. */
export const Emoji = ({ name, glyph }: { name: string; glyph: string | null }): ComponentChild => {
  const shown = glyph ?? glyphOf(name);
  if (shown === null) return h('span', null, `:${name}:`);
  const label = name.replaceAll('_', ' ');
  return h('span', { class: 'emoji', role: 'img', 'aria-label': label, title: `:${name}:` }, shown);
};
