import * as z from 'zod';
import { LETTER_KINDS, LETTER_OUTCOMES } from '../../domain/application/incoming-letters.js';
import { instant, keysOf, labelled, objectId, plainDay } from './common.js';

export const letterView = z
  .object({
    id: objectId(),
    kind: labelled(z.enum(keysOf(LETTER_KINDS))),
    receivedDate: plainDay(),
    addressee: z.string(),
    sender: z.string(),
    about: z.string(),
    outcome: z
      .object({
        kind: labelled(z.enum(keysOf(LETTER_OUTCOMES))),
        date: plainDay(),
        destination: z.string(),
        note: z.string(),
      })
      .nullable()
      .meta({ description: '处理情况；尚未处理时为空' }),
    registeredBy: z.string(),
    version: z.int(),
    createdAt: instant(),
  })
  .meta({ id: 'Letter' });
