import { type ApplicationRecord } from './applications.js';

/** Across agencies: only for programs that prove or repair the database as a whole, never behind a route. */
export interface CaseStream {
  all(): AsyncIterable<ApplicationRecord>;
}
