/** The six parts of an annual report and what each is about (国办公开办函〔2021〕30号). */
export const REPORT_CHAPTERS = [
  { heading: '一、总体情况', about: '主动公开、依申请公开、政府信息管理、平台建设、监督保障等方面的情况' },
  { heading: '二、主动公开政府信息情况', about: '对表一的说明' },
  { heading: '三、收到和处理政府信息公开申请情况', about: '对表二的说明' },
  { heading: '四、政府信息公开行政复议、行政诉讼情况', about: '对表三的说明' },
  { heading: '五、存在的主要问题及改进情况', about: '问题、改进的情况和打算' },
  { heading: '六、其他需要报告的事项', about: '包括收取信息处理费的情况；没有的写明没有' },
] as const;
