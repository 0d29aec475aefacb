/**
 * What is read by everybody is answered from memory; these tags say what an answer depends on. Routes attach them, the
 * change stream names them: both take them from here.
 */
export const publicTags = {
  /** Lists over all agencies. */
  publications: (): string => 'publications',
  /** Lists, counts and catalogue of one agency. */
  publicationsOf: (agencyId: string): string => `publications:${agencyId}`,
  publication: (id: string): string => `publication:${id}`,
  guideOf: (agencyId: string): string => `guide:${agencyId}`,
  annualReportsOf: (agencyId: string): string => `annual-reports:${agencyId}`,
  /** Names of agencies stand in almost every answer. */
  agencies: (): string => 'agencies',
} as const;

export interface PublicCacheInvalidation {
  invalidate(tags: readonly string[]): void;
  invalidateAll(): void;
}
