/**
 * Columns of the publication platform (国办公开办函〔2019〕61号). 政府信息公开指南 and 政府信息公开年报 are columns too, but what stands in
 * them are records of their own, so no item is filed there.
 */
export const COLUMNS = {
  statutory_content: '法定主动公开内容',
  disclosure_rules: '政府信息公开制度',
  notices: '通知公告',
  news: '工作动态',
  interpretation: '政策解读',
  public_response: '回应关切',
  questions_answered: '问答',
} as const;

export type Column = keyof typeof COLUMNS;
export const COLUMN_IDS = Object.keys(COLUMNS) as [Column, ...Column[]];

/** What stands under 法定主动公开内容 is published because of an item of art 20, and the catalogue counts it there. */
export function needsCategory(column: Column): boolean {
  return column === 'statutory_content';
}
