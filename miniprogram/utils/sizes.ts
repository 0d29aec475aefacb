/** @param bytes a whole number */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} 字节`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
