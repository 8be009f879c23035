import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page as static files: relative addresses, so that it also works below a folder or from any static server. */
export default defineConfig({
  base: './',
  plugins: [react()],
  // The server allows generated code in files of this name only: the engine writes its programs there.
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'assets/worker-[hash].js' } } },
  // The data and the model travel inside the worker; there is nothing to fetch after it is loaded.
  build: { target: 'es2023', chunkSizeWarningLimit: 6000 },
});
