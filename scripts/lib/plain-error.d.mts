export declare class PlainError extends Error {
  override name: string;
}
export declare function say(text: string): void;
export declare function explain(error: unknown): string;
export declare function fileFault(error: unknown): string;
