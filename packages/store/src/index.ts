/** The evidence room's PostgreSQL: one implementation of the port `EvidenceStore`, embedded on a laptop or at DATABASE_URL. */
export { type BackupCounts, backup, restore } from './backup.ts';
export { openStore, type StoreOptions } from './open.ts';
