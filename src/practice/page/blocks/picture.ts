import { type ComponentChild, h } from 'preact';
import { type Fields, fieldsOf, stringOf } from '../../read/pieces.ts';
import { hostOf, loadableSource } from './image-source.ts';

type Look = 'block' | 'accessory' | 'context';

/** A picture; one of another host is not asked for, its frame says what it shows. */
export const Picture = ({ image, look }: { image: Fields; look: Look }): ComponentChild => {
  const file = fieldsOf(image.slack_file);
  const uploaded = stringOf(file.id) === '' ? '' : `/file/${stringOf(file.id)}`;
  const address = stringOf(image.image_url) || stringOf(file.url) || uploaded;
  const source = loadableSource(address, window.location.origin);
  const alt = stringOf(image.alt_text);
  if (source !== null && address !== '') {
    return h('img', { class: `picture picture-${look}`, src: source, alt, loading: 'lazy' });
  }
  const host = hostOf(address);
  const from =
    host === null ? 'A picture that is not loaded here.' : `A picture from ${host}, not loaded here.`;
  return h(
    'span',
    {
      class: `picture-frame picture-frame-${look}`,
      role: 'img',
      'aria-label': alt || 'Picture',
      title: `${from} ${alt}`,
    },
    h('span', { class: 'picture-alt' }, alt),
    look === 'block' && h('span', { class: 'picture-from' }, from),
  );
};
