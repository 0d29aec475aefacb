export interface ProcessMark {
  pid: number;
  start?: string;
}
export declare function processMark(pid?: number): Required<ProcessMark>;
export declare function isAlive(mark: ProcessMark | null | undefined): boolean;
export declare function withFileLock<T>(
  file: string,
  work: () => Promise<T> | T,
  options?: { waitingFor?: string; timeoutMs?: number },
): Promise<T>;
