import { type ComponentChild, type ComponentType, h } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Json } from '../../json.ts';
import { stringOf } from '../../read/pieces.ts';
import type { StateValues } from '../../workspace/model.ts';
import { keepDrafts } from '../form/drafts.ts';
import { useHere } from '../here.ts';
import type { BlockProps } from './block-props.ts';
import { Actions, Input, Section } from './blocks-with-elements.ts';
import { keyOf, type Place, SurroundingsProvider } from './surroundings.ts';
import {
  Alert,
  Context,
  Divider,
  Header,
  Image,
  Markdown,
  RichTextBlock,
  Table,
  Video,
} from './text-blocks.ts';

/** What draws each block. */
const BLOCKS: Readonly<Record<string, ComponentType<BlockProps>>> = {
  header: Header,
  divider: Divider,
  section: Section,
  context: Context,
  actions: Actions,
  context_actions: Actions,
  input: Input,
  image: Image,
  rich_text: RichTextBlock,
  markdown: Markdown,
  table: Table,
  alert: Alert,
  video: Video,
};

const Unknown = ({ block }: BlockProps): ComponentChild =>
  h('p', { class: 'unknown' }, `Unknown block: ${stringOf(block.type)}`);

export type BlocksProps = {
  blocks: readonly Json[];
  /** What stands in their fields, as Slack keeps it. */
  values: StateValues;
  place: Place;
  /** Errors at fields, by block_id. */
  errors?: Readonly<Record<string, string>>;
  /** What the whole is called. */
  title?: string;
  /** Takes the block_id of a field whose value changed. */
  onChange?: (blockId: string) => void;
  /** Takes what went wrong when somebody acted here, or null when it went well. */
  report?: (problem: string | null) => void;
};

const NO_ERRORS = {};
const ignore = (): void => undefined;

/** Shows blocks as Slack would, for the reader of the page, who can act in them. */
export const Blocks = (props: BlocksProps): ComponentChild => {
  const { blocks, values, place, errors = NO_ERRORS, title = '', onChange = ignore, report = ignore } = props;
  const { me } = useHere();
  const key = keyOf(place, me);
  // Before the fields draw themselves, because they show what is kept.
  useMemo(() => keepDrafts(key, blocks), [key, blocks]);
  const around = useMemo(
    () => ({ place, key, values, errors, title, onChange, report }),
    [place, key, values, errors, title, onChange, report],
  );
  return h(
    SurroundingsProvider,
    { value: around },
    h(
      'div',
      { class: 'blocks' },
      blocks.map((block, index) => {
        const type = stringOf(block.type);
        const Known = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
        return h(Known ?? Unknown, { key: `${type} ${stringOf(block.block_id) || index}`, block });
      }),
    ),
  );
};
