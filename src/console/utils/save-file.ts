/** Longer than any browser takes to begin with the file: some read it only after the click has been handled. */
const KEEP_MS = 60_000;

/** Offers a file out of memory to be saved under a name. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
