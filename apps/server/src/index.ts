/** The operations and the page over HTTP, for one person on one machine. */
export { type AppOptions, createApp } from './app.ts';
export { freePort, type Listening, listen } from './listen.ts';
export { ensurePage } from './page.ts';
