/**
 * What search reads: for each published item a small document of its title and one of its terms. They exist exactly while the
 * item is published, and they are small because a search looks through thousands of them.
 */
import { type Connection } from 'mongoose';
import { type Category } from '../../domain/disclosure/categories.js';
import { type Column } from '../../domain/disclosure/columns.js';
import { bodyTerms, titleTerms } from '../../domain/disclosure/segment.js';
import { type PublicationRecord, type SearchEntryWrites } from '../../ports/disclosure.js';
import { collectionOf, type InSession, type Stored } from '../collections.js';

interface Entry extends Stored {
  agencyId: string;
  category: Category | null;
  column: Column;
  publishedDate: string;
  /** What the index is over: of the title, or of title and body. */
  terms: string[];
}

export interface TitleEntryDocument extends Entry {
  title: string;
  documentNumber: string | null;
}

export interface TextEntryDocument extends Entry {
  titleTerms: string[];
}

export type EntryDocument = TitleEntryDocument | TextEntryDocument;

/**
 * @param record a published item.
 * @param termsOfBody absent: made from the body.
 */
export function searchEntriesOf(
  record: Pick<
    PublicationRecord,
    'id' | 'agencyId' | 'category' | 'column' | 'title' | 'documentNumber' | 'body' | 'formedDate' | 'publishedDate'
  >,
  termsOfBody: readonly string[] = bodyTerms(record.body),
): { title: TitleEntryDocument; text: TextEntryDocument } {
  const { id, agencyId, category, column, title, documentNumber } = record;
  const publishedDate = record.publishedDate ?? record.formedDate;
  const common = { _id: id, agencyId, category, column, publishedDate };
  const ofTitle = titleTerms(title, documentNumber);
  return {
    title: { ...common, title, documentNumber, terms: ofTitle },
    text: { ...common, titleTerms: ofTitle, terms: [...new Set([...ofTitle, ...termsOfBody])] },
  };
}

export function searchEntryWrites(connection: Connection, { session }: InSession): SearchEntryWrites {
  const titles = collectionOf<TitleEntryDocument>(connection, 'publicationTitles');
  const texts = collectionOf<TextEntryDocument>(connection, 'publicationTexts');
  return {
    async put(record) {
      const { title, text } = searchEntriesOf(record);
      await titles.insertOne(title, { session });
      await texts.insertOne(text, { session });
    },
    async remove(id) {
      await titles.deleteOne({ _id: id }, { session });
      await texts.deleteOne({ _id: id }, { session });
    },
  };
}
