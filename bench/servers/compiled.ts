import { execFileSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Compiles the program into a folder, as it is packed: Node strips no types under node_modules. Beside it the
 * migrations, and the packages of this project.
 */
export const compileInto = (folder: string): void => {
  const options = [
    '--noEmit',
    'false',
    '--noCheck',
    '--rewriteRelativeImportExtensions',
    '--rootDir',
    root,
    '--outDir',
    folder,
  ];
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root, ...options], {
    cwd: root,
  });
  cpSync(join(root, 'migrations'), join(folder, 'migrations'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
};
