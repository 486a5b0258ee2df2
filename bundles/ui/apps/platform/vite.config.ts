import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The same server serves it below `/platform/`, under the same policy; it has no inline script at all. */
export default defineConfig({
  base: '/platform/',
  publicDir: '../console/public',
  plugins: [react()],
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    manifest: 'bundle-manifest.json',
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
