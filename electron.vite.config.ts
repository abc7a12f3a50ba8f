import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { Features } from 'lightningcss';
import type { Rollup } from 'vite';

const at = (path: string): string => resolve(import.meta.dirname, path);
const entries = (folder: string, names: readonly string[], extension: string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, at(`${folder}/${name}${extension}`)]));

const windows = ['app', 'consent', 'banner', 'session'];

/** Compiled code and what Electron provides; all else is bundled, so that a package carries no other node_modules. */
const external = [
  'electron',
  /^electron\/.+/,
  /^node:/,
  'koffi',
  /^@nut-tree-fork\/libnut-/,
  '@cedar-policy/cedar-wasm/nodejs',
];

/** The oldest engine the product runs on: Electron 22, which is Chromium 108 and Node 16.17. */
const oldestNode = 'node16';
const oldestChrome = 'chrome108';

/** Said of packages, not of us: comments that rollup can't read as annotations, and a require hidden in an eval. */
const aboutPackages = ['INVALID_ANNOTATION', 'EVAL'];
const onwarn = (warning: Rollup.RollupLog, report: (warning: Rollup.RollupLog) => void): void => {
  const foreign = aboutPackages.includes(warning.code ?? '') && warning.id?.includes('node_modules') !== false;
  if (!foreign) report(warning);
};

/** Optional parts of the WebSocket library, which a bundle would replace by empty objects it then calls. */
const withoutNativeParts = {
  'process.env.WS_NO_BUFFER_UTIL': JSON.stringify('1'),
  'process.env.WS_NO_UTF_8_VALIDATE': JSON.stringify('1'),
};

export default defineConfig({
  main: {
    define: withoutNativeParts,
    build: {
      target: oldestNode,
      outDir: 'out/main',
      externalizeDeps: false,
      sourcemap: true,
      // The input library asks for the binary of one system only, so its calls to require must stay where they are.
      commonjsOptions: { ignore: (id) => id.startsWith('@nut-tree-fork/libnut-') },
      rollupOptions: {
        input: { index: at('main/index.ts') },
        external,
        onwarn,
        output: { format: 'cjs', entryFileNames: '[name].cjs', inlineDynamicImports: true },
      },
    },
  },
  preload: {
    build: {
      target: oldestNode,
      outDir: 'out/preload',
      externalizeDeps: false,
      isolatedEntries: true,
      rollupOptions: {
        input: entries('main/preload', windows, '.ts'),
        external: ['electron', /^electron\/.+/],
        onwarn,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react()],
    // The browser build its author made: the source wants Node's streams and buffers, which a page has not.
    resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
    css: {
      transformer: 'lightningcss',
      lightningcss: { targets: { chrome: 108 << 16 }, include: Features.Nesting | Features.MediaRangeSyntax },
    },
    build: {
      target: oldestChrome,
      cssTarget: oldestChrome,
      cssMinify: 'lightningcss',
      outDir: at('out/renderer'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      minify: 'esbuild',
      rollupOptions: { input: entries('renderer', windows, '.html'), onwarn },
    },
  },
});
