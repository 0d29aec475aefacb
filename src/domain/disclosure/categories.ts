/** What has to be published (第二十条, items 一 to 十五): the first level of every agency's catalogue. */
export const CATEGORIES = {
  'A20-01': { label: '行政法规、规章和规范性文件', item: '（一）' },
  'A20-02': { label: '机关职能、机构设置、办公信息和负责人姓名', item: '（二）' },
  'A20-03': { label: '国民经济和社会发展规划、专项规划、区域规划及相关政策', item: '（三）' },
  'A20-04': { label: '国民经济和社会发展统计信息', item: '（四）' },
  'A20-05': { label: '行政许可和其他对外管理服务事项', item: '（五）' },
  'A20-06': { label: '行政处罚、行政强制', item: '（六）' },
  'A20-07': { label: '财政预算、决算信息', item: '（七）' },
  'A20-08': { label: '行政事业性收费项目及其依据、标准', item: '（八）' },
  'A20-09': { label: '政府集中采购项目的目录、标准及实施情况', item: '（九）' },
  'A20-10': { label: '重大建设项目的批准和实施情况', item: '（十）' },
  'A20-11': { label: '扶贫、教育、医疗、社会保障、促进就业等政策措施及其实施情况', item: '（十一）' },
  'A20-12': { label: '突发公共事件的应急预案、预警信息及应对情况', item: '（十二）' },
  'A20-13': { label: '环境保护、公共卫生、安全生产、食品药品、产品质量监督检查情况', item: '（十三）' },
  'A20-14': { label: '公务员招考的职位、名额、报考条件和录用结果', item: '（十四）' },
  'A20-15': { label: '法律、法规、规章和国家有关规定要求公开的其他信息', item: '（十五）' },
} as const;

export type Category = keyof typeof CATEGORIES;
export const CATEGORY_IDS = Object.keys(CATEGORIES) as [Category, ...Category[]];
