/** Finds given words in whatever a server leaves behind: in its database, in its log, whatever their spelling there. */
import { type Connection } from 'mongoose';

export type Markers = Readonly<Record<string, string>>;

export interface Found {
  marker: string;
  /** `collection.path`, or `log`. */
  where: string;
}

/** Ways in which a word may stand somewhere without being protected. */
function spellings(word: string): string[] {
  const bytes = Buffer.from(word, 'utf8');
  const plain = [word, word.toLowerCase(), word.toUpperCase(), encodeURIComponent(word), word.replace(/[\s-]/g, '')];
  // Without the ends, which depend on what stands before and behind.
  const inBase64 = bytes.length >= 9 ? [0, 1, 2].map((shift) => middleOf(bytes.subarray(shift))) : [];
  return [...new Set([...plain, bytes.toString('hex'), ...inBase64])].filter((spelling) => spelling.length >= 6);
}

function middleOf(bytes: Buffer): string {
  return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
}

/** Looks for many words at once. */
export function markerSearch(markers: Markers): (text: string) => string[] {
  const known = Object.entries(markers).map(([marker, word]) => [marker, spellings(word)] as const);
  return (text) => known.filter(([, words]) => words.some((word) => text.includes(word))).map(([marker]) => marker);
}

/** Every collection of the database, also those that nobody has listed anywhere, down to the bytes of files. */
export async function searchDatabase(connection: Connection, markers: Markers): Promise<Found[]> {
  const search = markerSearch(markers);
  const found = new Map<string, Found>();
  const look = (value: unknown, where: string): void => {
    if (value === null || value === undefined) return;
    if (typeof value === 'object' && !(value instanceof Date)) {
      const bytes = value instanceof Uint8Array ? value : (value as { buffer?: unknown }).buffer;
      if (bytes instanceof Uint8Array) return look(Buffer.from(bytes).toString('utf8'), where);
      for (const [key, inner] of Object.entries(value)) {
        look(key, `${where}.(key)`);
        // Places in a list are one place.
        look(inner, Array.isArray(value) ? `${where}[]` : `${where}.${key}`);
      }
      return;
    }
    for (const marker of search(String(value))) found.set(`${marker} ${where}`, { marker, where });
  };
  const collections =
    (await connection.db?.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()) ?? [];
  for (const { name } of collections) {
    const cursor = connection.db?.collection(name).find();
    if (cursor) for await (const document of cursor) look(document, name);
  }
  return [...found.values()];
}
