/** Where an agency keeps the sealed originals of its letters (A.10, 17): a letter goes out only with one. */
export const SEALED_ORIGINALS = {
  /** The file that leaves is the original (e-sealed, or the scan of the stamped paper); its hash is archived. */
  in_system: '随答复上传盖章原件',
  on_paper: '盖章原件另行存档',
} as const;
export type SealedOriginals = keyof typeof SEALED_ORIGINALS;
export const SEALED_ORIGINALS_IDS = Object.keys(SEALED_ORIGINALS) as [SealedOriginals, ...SealedOriginals[]];
