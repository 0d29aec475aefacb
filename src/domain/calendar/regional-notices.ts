/** Of one notice imported several times the last import counts: that is how a mistyped one is mended. @param layers in order of import */
export function standingNotices<T extends { year: number; notice: string }>(layers: readonly T[]): T[] {
  return [...new Map(layers.map((layer) => [`${layer.year} ${layer.notice}`, layer])).values()];
}
