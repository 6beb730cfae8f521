// The oldest Node that runs the product. Written so that any Node can read it.

/** Ends the process with a sentence when this Node is too old. */
export function requireNode() {
  const parts = process.versions.node.split('.');
  const major = Number(parts[0]);
  const minor = Number(parts[1]);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    'Lắng Nghe cần Node.js 20.19 trở lên, máy này có ' +
      process.versions.node +
      '. Tải bản mới tại https://nodejs.org\n' +
      'Lắng Nghe needs Node.js 20.19 or newer; this is ' +
      process.versions.node +
      '.\n',
  );
  process.exit(1);
}
