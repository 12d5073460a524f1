import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TemplateShelf } from '../../application/templates/template-ports.ts';
import { readTemplateFile } from './read-plan-file.ts';
import { writeTemplateFile } from './write-plan-file.ts';

const SHIPPED = fileURLToPath(new URL('../../../templates/', import.meta.url));

/** Beside a file in `templates/`; stored templates name the same. */
const SCHEMA = '../schema/template.schema.json';

const shippedIn = (folder: string): TemplateShelf['shipped'] =>
  globSync('*.yml', { cwd: folder })
    .toSorted()
    .flatMap((name) => {
      const reading = readTemplateFile(readFileSync(`${folder}${name}`, 'utf8'));
      return reading.ok ? [{ key: name.replace(/\.yml$/, ''), template: reading.read }] : [];
    });

/** The templates that come with the program, and how others are read and written. */
export const templateShelf = (): TemplateShelf => ({
  shipped: shippedIn(SHIPPED),
  read: (file) => {
    const reading = readTemplateFile(file);
    return reading.ok ? reading.read : null;
  },
  write: (template) => writeTemplateFile(template, SCHEMA),
});
