import enginePackage from '../../../engine/package.json' with { type: 'json' };

/** Part of every run id: numbers may differ between versions of the engine. */
export const ENGINE_VERSION: string = enginePackage.version;
