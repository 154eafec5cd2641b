/** The same entry through webpack and gas-webpack-plugin, which looks for public functions in its own way. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import webpack from 'webpack';

const GasPlugin = require('gas-webpack-plugin') as new (options: object) => webpack.WebpackPluginInstance;

const FOLDER = resolve('build/test/webpack');
/** As CommonJS: of ES exports the plugin sees functions, but no `export const`. */
const COMPILED = {
  transpileOnly: true,
  configFile: resolve('src/tsconfig.json'),
  compilerOptions: { module: 'commonjs', moduleResolution: 'node10', allowImportingTsExtensions: false, noEmit: false },
};

/** The text that Apps Script would be given. `version`: what it calls itself. */
export function buildWithWebpack(version: string): Promise<string> {
  const compiler = webpack({
    mode: 'none',
    target: ['web', 'es2020'],
    entry: resolve('src/main.ts'),
    output: { path: FOLDER, filename: 'Code.js' },
    module: { rules: [{ test: /\.ts$/, loader: 'ts-loader', options: COMPILED }] },
    plugins: [
      new webpack.DefinePlugin({ HUB_VERSION: JSON.stringify(version) }),
      // The exports of the entry are what is to be global; which these are, the plugin finds in the syntax tree.
      new GasPlugin({ autoGlobalExportsFiles: ['src/main.ts'] }),
    ],
  });
  return new Promise((done, failed) => {
    compiler.run((error, stats) => {
      if (error) failed(error);
      else if (stats?.hasErrors()) failed(new Error(stats.toString('errors-only')));
      else done(readFileSync(resolve(FOLDER, 'Code.js'), 'utf8'));
      compiler.close(() => undefined);
    });
  });
}
