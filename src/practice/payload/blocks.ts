import { element } from './elements.ts';
import { webUrl } from './forms.ts';
import { imageBlock, imageElement } from './image.ts';
import { BLOCKS_ON, CHARACTERS, ITEMS } from './limits.ts';
import {
  asSent,
  everyObject,
  type Inspection,
  isFields,
  type PayloadProblem,
  pointerTo,
  type Surface,
} from './problem.ts';
import { richTextElements } from './rich-text.ts';
import {
  atLeastOne,
  type CrossRule,
  flag,
  integer,
  list,
  oneOf,
  report,
  type Shape,
  string,
  typed,
  typedBy,
} from './rule.ts';
import { tableBlock } from './table.ts';
import { anyText, plainText, textShapes } from './text-objects.ts';

export type { PayloadProblem, Surface } from './problem.ts';

const filesAreNotDispatched: CrossRule = (block, at, inspection) => {
  if (isFields(block.element) && block.element.type === 'file_input' && block.dispatch_action === true) {
    report(inspection, pointerTo(at, 'dispatch_action'), 'must be false for a file_input');
  }
};

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];

type Entry = { surfaces: readonly Surface[]; shape: Shape };

/** Which block may be sent where, and what it holds (docs.slack.dev, Block Kit blocks). */
const BLOCKS: Readonly<Record<string, Entry>> = {
  section: {
    surfaces: EVERYWHERE,
    shape: {
      optional: {
        text: anyText(CHARACTERS.anyText),
        fields: list(ITEMS.sectionFields, anyText(CHARACTERS.sectionField)),
        accessory: element('accessory'),
        expand: flag,
      },
      together: [atLeastOne('text', 'fields')],
    },
  },
  divider: { surfaces: EVERYWHERE, shape: {} },
  header: {
    surfaces: EVERYWHERE,
    shape: { required: { text: plainText(CHARACTERS.header) }, optional: { level: integer(1, 4) } },
  },
  context: {
    surfaces: EVERYWHERE,
    shape: {
      required: {
        elements: list(
          ITEMS.contextElements,
          typedBy({ ...textShapes(CHARACTERS.anyText), image: imageElement }),
        ),
      },
    },
  },
  actions: {
    surfaces: EVERYWHERE,
    shape: { required: { elements: list(ITEMS.actionsElements, element('actions')) } },
  },
  image: { surfaces: EVERYWHERE, shape: imageBlock },
  rich_text: { surfaces: EVERYWHERE, shape: { required: { elements: richTextElements } } },
  input: {
    surfaces: EVERYWHERE,
    shape: {
      required: { label: plainText(CHARACTERS.inputLabel), element: element('input') },
      optional: { hint: plainText(CHARACTERS.inputHint), optional: flag, dispatch_action: flag },
      together: [filesAreNotDispatched],
    },
  },
  video: {
    surfaces: EVERYWHERE,
    shape: {
      required: {
        alt_text: string(1, CHARACTERS.altText),
        title: plainText(CHARACTERS.videoTitle),
        thumbnail_url: webUrl,
        video_url: webUrl,
      },
      optional: {
        title_url: webUrl,
        author_name: string(1, CHARACTERS.videoAuthor),
        provider_name: string(1, CHARACTERS.videoProvider),
        provider_icon_url: webUrl,
        description: plainText(CHARACTERS.videoDescription),
      },
    },
  },
  context_actions: {
    surfaces: ['message'],
    shape: { required: { elements: list(ITEMS.contextActions, element('context_actions')) } },
  },
  markdown: { surfaces: ['message'], shape: { required: { text: string(1, CHARACTERS.markdown) } } },
  table: { surfaces: ['message', 'home'], shape: tableBlock },
  alert: {
    surfaces: ['modal'],
    shape: {
      required: { text: anyText(CHARACTERS.alert) },
      optional: { level: oneOf('default', 'info', 'warning', 'error', 'success') },
    },
  },
};

/** Blocks whose surfaces Slack's own documents of 2026 disagree about, so that no bot can rely on them. */
const UNSETTLED = new Set(
  'card carousel container data_table data_visualization file plan task_card'.split(' '),
);

const block = typed((type, { surface }) => {
  if (UNSETTLED.has(type)) return `unsupported type, its surfaces are unsettled: ${type}`;
  const entry = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
  if (entry === undefined) return `unsupported type: ${type}`;
  if (!entry.surfaces.includes(surface)) return `unsupported type on this surface (${surface}): ${type}`;
  return { ...entry.shape, optional: { ...entry.shape.optional, block_id: string(1, CHARACTERS.blockId) } };
});

const reportRepeats = (field: string, items: Iterable<[string, unknown]>, inspection: Inspection): void => {
  const seen = new Set<unknown>();
  for (const [at, value] of items) {
    if (typeof value !== 'string') continue;
    if (seen.has(value)) report(inspection, pointerTo(at, field), `${field} must be unique: ${value}`);
    seen.add(value);
  }
};

/** What only shows when all blocks are seen together: identities, the focus, the single table. */
const inspectTogether = (blocks: readonly unknown[], at: string, inspection: Inspection): void => {
  const placed = blocks.map((one, index) => ({ one, place: pointerTo(at, index) }));
  const ids = placed.map(({ one, place }): [string, unknown] => [place, isFields(one) && one.block_id]);
  reportRepeats('block_id', ids, inspection);
  for (const { one, place } of placed) {
    const actions = [...everyObject(one, place)].map((found): [string, unknown] => [
      found.at,
      found.fields.action_id,
    ]);
    reportRepeats('action_id', actions, inspection);
  }
  const focused = [...everyObject(blocks, at)].filter(({ fields }) => fields.focus_on_load === true);
  for (const extra of focused.slice(1)) {
    report(inspection, pointerTo(extra.at, 'focus_on_load'), 'only one element may have the focus');
  }
  const tables = placed.filter(({ one }) => isFields(one) && one.type === 'table');
  for (const extra of tables.slice(1)) report(inspection, extra.place, 'only one table allowed');
};

/** Inspects blocks that stand at a pointer inside a larger payload, which was already taken through JSON. */
export const inspectBlocks = (blocks: unknown, at: string, inspection: Inspection): void => {
  list([0, BLOCKS_ON[inspection.surface]], block)(blocks, at, inspection);
  if (Array.isArray(blocks)) inspectTogether(blocks, at, inspection);
};

/** Returns everything that Slack would refuse about these blocks; pointers start at /blocks. */
export const blockProblems = (blocks: unknown, surface: Surface): PayloadProblem[] => {
  const inspection: Inspection = { surface, problems: [] };
  inspectBlocks(asSent(blocks), '/blocks', inspection);
  return inspection.problems;
};
