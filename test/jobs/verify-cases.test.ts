import { expect, test } from '@jest/globals';
import { verifyCases } from '../../src/jobs/verify-cases.js';
import { mongoCaseStream } from '../../src/persistence/application/case-stream.js';
import { collectionOf } from '../../src/persistence/collections.js';
import { ledgerRow, useBooks } from '../support/books.js';

const books = useBooks({ today: '2026-03-02' });
const verify = () => verifyCases({ cases: mongoCaseStream(books.connection), calendars: books.commands.calendars });

test('what is stored is what the events say; a field that was changed by hand is named', async () => {
  const agency = await books.agency();
  await books.ledger(agency, [ledgerRow(), ledgerRow({ extended: '是' }), ledgerRow({ channel: '网上' })]);
  const record = await books.answered(agency, await books.received(agency));
  expect(await verify()).toEqual({ checked: 4, different: 0, differences: [] });

  const applications = collectionOf<{ _id: string }>(books.connection, 'applications');
  await applications.updateOne({ _id: record.id }, { $set: { 'facts.dueDate': '2026-12-31' } } as never);
  const dueDate = record.facts.dueDate;
  expect(await verify()).toEqual({
    checked: 4,
    different: 1,
    differences: [{ id: record.id, number: record.number, field: 'dueDate', stored: '2026-12-31', derived: dueDate }],
  });

  await applications.updateOne({ _id: record.id }, { $set: { 'facts.dueDate': dueDate, 'events.1.seq': 7 } } as never);
  expect(await verify()).toMatchObject({ different: 1, differences: [{ field: 'seq' }] });
});
