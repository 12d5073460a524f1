import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Ids } from '../ports.ts';
import type { Vault } from './hook-ports.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;

/** Never twice the same with one key: 96 bits of chance. */
const nonceFrom = (ids: Pick<Ids, 'random'>): Buffer =>
  createHash('sha256').update(`${ids.random()}${ids.random()}`).digest().subarray(0, NONCE_BYTES);

/**
 * Seals secrets with AES-256-GCM. What is stored says how it was sealed: `v1`, nonce, tag and text, as hex.
 *
 * @param key 32 bytes as hex
 */
export const createVault = (key: string, ids: Pick<Ids, 'random'>): Vault => {
  const bytes = Buffer.from(key, 'hex');
  return {
    seal: (secret, about) => {
      const nonce = nonceFrom(ids);
      const cipher = createCipheriv(CIPHER, bytes, nonce).setAAD(Buffer.from(about));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return ['v1', ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('hex'))].join('.');
    },
    open: (sealed, about) => {
      const [version, ...parts] = sealed.split('.');
      const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'hex'));
      if (version !== 'v1' || nonce === undefined || tag === undefined || text === undefined) return null;
      try {
        const decipher = createDecipheriv(CIPHER, bytes, nonce, { authTagLength: 16 });
        decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
        return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
};
