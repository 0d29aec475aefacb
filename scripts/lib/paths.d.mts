export declare const projectRoot: string;
export declare function preferredCacheFolder(env?: NodeJS.ProcessEnv): string;
export declare function writableCacheFolder(env?: NodeJS.ProcessEnv): string;
export declare function cacheFolders(env?: NodeJS.ProcessEnv): string[];
export declare function makeFolder(folder: string): void;
