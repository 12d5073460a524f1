import { type ComponentChild, h } from 'preact';
import { useState } from 'preact/hooks';
import { fieldsOf, listOf, stringOf, stringsOf } from '../../../read/pieces.ts';
import { type ElementProps, namesOf } from '../element-props.ts';
import { useField } from '../field.ts';
import { useSurroundings } from '../surroundings.ts';
import { useTelling } from '../telling.ts';

/** What the practice workspace takes; Slack takes ten megabytes. */
const MOST_KILOBYTES = 150;

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** Where a file is uploaded; the form then carries its id. */
export const FileInput = (props: ElementProps): ComponentChild => {
  const { element, naming } = props;
  const field = useField(props);
  const { isBusy, tell } = useTelling();
  const { report } = useSurroundings();
  const [isReading, setReading] = useState(false);
  const upload = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return field.put('files', []);
    if (file.size > MOST_KILOBYTES * 1024)
      return report(`${file.name} is too large: ${MOST_KILOBYTES} KB are the most here.`);
    setReading(true);
    try {
      const answer = await tell({ do: 'upload', name: file.name, content: await base64Of(file) });
      if (answer?.ok) field.put('files', [answer.file]);
    } finally {
      setReading(false);
    }
  };
  const chosen = listOf(field.value).map((each) => stringOf(fieldsOf(each).name));
  return h(
    'span',
    { class: 'file-input' },
    h('input', {
      id: naming.id,
      type: 'file',
      ...namesOf(props),
      accept: stringsOf(element.filetypes)
        .map((ending) => `.${ending}`)
        .join(','),
      'aria-busy': isBusy || isReading,
      onChange: (event: Event) => void upload((event.currentTarget as HTMLInputElement).files?.[0]),
    }),
    chosen.length > 0 && h('span', { class: 'picker-words' }, chosen.join(', ')),
  );
};
