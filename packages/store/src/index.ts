/** The evidence room's PostgreSQL: one implementation of the port `EvidenceStore`, embedded on a laptop or at DATABASE_URL. */
export { backup } from './backup.ts';
export type { BackupCounts } from './backup-file.ts';
export { openStore, type StoreOptions } from './open.ts';
export { restore } from './restore.ts';
