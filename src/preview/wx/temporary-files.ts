/** Files that a mini-program names by a path: here URLs of blobs, and what they were. */

const files = new Map<string, File>();

/** @returns a path under which the file can be shown, sent and opened until the page is closed */
export function keepFile(file: File): string {
  const path = URL.createObjectURL(file);
  files.set(path, file);
  return path;
}

/** @returns the file of a path, or null */
export function fileAt(path: string): File | null {
  return files.get(path) ?? null;
}

export function dropFile(path: string): boolean {
  URL.revokeObjectURL(path);
  return files.delete(path);
}
