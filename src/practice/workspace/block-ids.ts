import { isRecord, type Json } from '../json.ts';
import { nextNumber, type Workspace } from './state.ts';

const shortId = (workspace: Workspace): string => `${workspace.boot.slice(0, 2)}${nextNumber(workspace)}`;

const withActionId = (workspace: Workspace, element: unknown): unknown =>
  isRecord(element) && element.action_id === undefined && element.type !== 'image'
    ? { ...element, action_id: shortId(workspace) }
    : element;

/** Copies of blocks with the block and action ids that Slack adds where a bot left them out. */
export const withBlockIds = (workspace: Workspace, blocks: readonly Json[]): Json[] =>
  structuredClone(blocks).map((block) => {
    const named: Json = { ...block, block_id: block.block_id ?? shortId(workspace) };
    if (named.type === 'actions' && Array.isArray(named.elements))
      named.elements = named.elements.map((element) => withActionId(workspace, element));
    if (named.type === 'section' && isRecord(named.accessory))
      named.accessory = withActionId(workspace, named.accessory);
    if (named.type === 'input') named.element = withActionId(workspace, named.element);
    return named;
  });
