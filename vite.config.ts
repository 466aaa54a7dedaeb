import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { defineConfig, type Plugin } from 'vite';

const adoptedStyles = fileURLToPath(new URL('./web/kit/adoptedStyles.ts', import.meta.url));

/**
 * antd writes its styles at run time through one module (and a copy of it in the icons) that inserts
 * `<style>` elements; the Content-Security-Policy (`style-src 'self'`) forbids those. That module is
 * exchanged for ours, which puts the same rules into constructed style sheets, which the policy allows.
 */
function stylesWithoutInlineElements(): Plugin {
  return {
    name: 'styles-without-inline-elements',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source, importer = '') => {
      const ofIcons = importer.includes('@ant-design/icons') && source.endsWith('/cssUtils');
      return ofIcons || /(^|\/)Dom\/dynamicCSS(\.js)?$/.test(source) ? adoptedStyles : null;
    },
  };
}

/** What a phone without a network needs beyond the entry: the shell, and the pages of visits with their words. */
const keptOffline = /\/web\/(kit|shell|modules\/visits|modules\/home)\/(?!.*locale\/(ko-KR|en)\.ts)/;

/**
 * Builds `web/sw.ts` as `/sw.js` and tells it which files make up the shell, and a version that follows from their
 * names: those hold the content's hash, so a changed shell is a changed script, and the browser notices by itself.
 */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: fileURLToPath(new URL('./web/sw.ts', import.meta.url)), fileName: 'sw.js' });
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const worker = chunks.find(({ fileName }) => fileName === 'sw.js');
      if (!worker) throw new Error('no service worker was built');
      const wanted = new Set<string>();
      const add = (name: string): void => {
        const chunk = chunks.find(({ fileName }) => fileName === name);
        if (!chunk || chunk === worker || wanted.has(name)) return;
        wanted.add(name);
        for (const style of chunk.viteMetadata?.importedCss ?? []) wanted.add(style);
        for (const next of chunk.imports) add(next);
      };
      for (const { fileName, isEntry, facadeModuleId } of chunks)
        if (isEntry || keptOffline.test(facadeModuleId ?? '')) add(fileName);
      const shell = [...wanted].toSorted().map((name) => `/${name}`);
      const version = createHash('sha256').update(shell.join('\n')).digest('hex').slice(0, 16);
      worker.code = worker.code
        .replaceAll('__VERSION__', version)
        .replace(/["'`]__SHELL__["'`]/, JSON.stringify(shell));
    },
  };
}

export default defineConfig({
  publicDir: 'web/public',
  plugins: [stylesWithoutInlineElements(), serviceWorker(), react()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1100,
  },
  server: {
    proxy: { '/api': { target: process.env['SUISHI_API'] ?? 'http://127.0.0.1:8788', changeOrigin: false } },
  },
});
