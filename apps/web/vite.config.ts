import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page as static files: relative addresses, so that it also works below a folder or from any static server. */
export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  // The data and the model travel inside the worker; there is nothing to fetch after it is loaded.
  build: { target: 'es2023', chunkSizeWarningLimit: 6000 },
});
