import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
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

export default defineConfig({
  publicDir: 'web/public',
  plugins: [stylesWithoutInlineElements(), react()],
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
