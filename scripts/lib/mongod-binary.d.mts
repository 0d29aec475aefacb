export interface Mongod {
  path: string;
  version: string;
}
export declare function ensureMongod(env?: NodeJS.ProcessEnv): Promise<Mongod>;
export declare function askVersion(path: string): Promise<{ mongod?: Mongod; fault?: string; missingPackage?: string }>;
export declare function noneWorked(attempts: { name: string; answer: string }[]): string;
