// Builds the client into dist/client and, in development, serves it with the server's doors passed through.
import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env['SERVER_ORIGIN'] ?? 'http://127.0.0.1:3000';

// The server takes requests of its own pages only: Host must stay what the browser sent beside Origin.
const door = { target: server, changeOrigin: false };

export default defineConfig({
  root: here('client'),
  plugins: [react()],
  build: { outDir: here('dist/client'), emptyOutDir: true, sourcemap: true },
  server: {
    host: '127.0.0.1',
    proxy: {
      // client/api holds modules of our own, which the dev server gives under the same first word.
      '^/api/(?!.*\\.tsx?(\\?|$))': door,
      '/healthz': door,
      '/socket.io': { ...door, ws: true },
    },
  },
});
