import { describe, expect, test } from '@jest/globals';
import { fieldsOf } from '../../../src/domain/application/letter-fields.js';
import { OUTGOING_KIND_IDS } from '../../../src/domain/application/letter-kinds.js';
import { assertTemplate, defaultTemplate } from '../../../src/domain/application/letter-templates.js';

describe('the wording of the system', () => {
  test.each(OUTGOING_KIND_IDS)('%s says what it must and names no field it may not', (kind) => {
    expect(() => assertTemplate(kind, defaultTemplate(kind))).not.toThrow();
  });
});

describe('A.10, 23', () => {
  test.each(['third_party_consultation', 'agency_consultation', 'release_notice'] as const)(
    '%s has no field that tells who applied',
    (kind) => {
      expect(fieldsOf(kind)).not.toEqual(expect.arrayContaining(['申请人']));
      expect(fieldsOf(kind)).not.toEqual(expect.arrayContaining(['受理号']));
      expect(fieldsOf(kind)).not.toEqual(expect.arrayContaining(['申请方式']));
    },
  );
});
