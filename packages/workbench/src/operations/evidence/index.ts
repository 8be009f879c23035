/** The operations of the evidence room. */
export { evidenceSchemas } from './inputs.ts';
export * from './schemas.ts';
