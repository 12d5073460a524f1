import { BYTES } from './limits.ts';
import { isFields, type PayloadProblem, pointerTo } from './problem.ts';

export type MetadataRefusal = {
  error: 'metadata_too_large' | 'invalid_metadata_format';
  problems: PayloadProblem[];
};

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Scalars, and one level of arrays or objects of scalars; deeper nesting is not documented to work. */
const isFlat = (value: unknown): boolean =>
  isScalar(value) ||
  (Array.isArray(value) && value.every(isScalar)) ||
  (isFields(value) && Object.values(value).every(isScalar));

const formatProblem = (metadata: unknown): PayloadProblem | null => {
  if (!isFields(metadata)) return { pointer: '/metadata', message: 'must provide an object' };
  const { event_type: type, event_payload: payload, ...rest } = metadata;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    return {
      pointer: pointerTo('/metadata', unknown),
      message: `invalid additional property: ${unknown}`,
    };
  }
  if (typeof type !== 'string' || !/^\w+$/.test(type)) {
    return { pointer: '/metadata/event_type', message: 'must be letters, digits and underscores' };
  }
  if (!isFields(payload)) return { pointer: '/metadata/event_payload', message: 'must provide an object' };
  const [deep] = Object.entries(payload).filter(([, value]) => !isFlat(value));
  if (deep === undefined) return null;
  return { pointer: pointerTo('/metadata/event_payload', deep[0]), message: 'must be flat' };
};

/**
 * Returns why Slack would refuse the metadata of a message, or null.
 * @param mayBeEmpty chat.update takes `{}`, which removes the metadata
 */
export const metadataRefusal = (metadata: unknown, mayBeEmpty: boolean): MetadataRefusal | null => {
  if (mayBeEmpty && isFields(metadata) && Object.keys(metadata).length === 0) return null;
  const problem = formatProblem(metadata);
  if (problem !== null) return { error: 'invalid_metadata_format', problems: [problem] };
  const bytes = Buffer.byteLength(JSON.stringify(metadata));
  if (bytes <= BYTES.metadata) return null;
  const message = `must be less than ${BYTES.metadata + 1} bytes of JSON, has ${bytes}`;
  return { error: 'metadata_too_large', problems: [{ pointer: '/metadata', message }] };
};
