import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pluginImports } from './build/plugin-imports';

export default defineConfig({
  plugins: [react(), pluginImports()],
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    manifest: 'bundle-manifest.json',
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/plugins': 'http://127.0.0.1:8080',
      '/health': 'http://127.0.0.1:8080',
      '/ws': { target: 'ws://127.0.0.1:8080', ws: true },
    },
  },
});
