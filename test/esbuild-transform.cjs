// Jest reads TypeScript through the same compiler that builds the product; no type checking here (npm run check does that).
const { transformSync } = require('esbuild');

module.exports = {
  process(source, path) {
    const loader = path.endsWith('x') ? 'tsx' : 'ts';
    const { code } = transformSync(source, {
      loader,
      format: 'cjs',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'inline',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    return { code };
  },
};
