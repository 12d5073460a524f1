/**
 * Must be the first import of every entry: an older Node would crash in the database driver without a word.
 */
const NEEDED = [22, 18] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `Greenlight needs Node ${NEEDED.join('.')} or newer; this is Node ${process.versions.node}. Install Node 24 and start again.\n`,
  );
  process.exit(1);
}
