import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/**
 * Build of the dashboard: files under `dist/` that the api serves at `/`, with nothing inlined, so that
 * `script-src 'self'; style-src 'self'; font-src 'self'` holds.
 */
export default defineConfig({
  plugins: [vue()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // ECharts alone is larger than the default warning; it is loaded only by pages that draw.
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      // The api compares Host with Origin, so the host the browser asked must reach it.
      '/api': { target: process.env['TIDU_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false },
    },
  },
});
