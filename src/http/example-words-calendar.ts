/** Words for the calendar of a year and the notices behind it. */
export const CALENDAR_WORDS: Readonly<Record<string, unknown>> = {
  amends: '国办发明电〔2018〕15号',
  'days.name': '元旦',
  'daysOff.name': '元旦',
  'daysOff.date': '2027-01-01',
  'workingDays.name': '元旦',
  'workingDays.date': '2027-01-03',
  noticeDate: '2026-11-10',
  importedBy: '吴管理',
  'getCalendar.year': 2026,
  'cases.assignee': '王经办',
  problems: ['CSGL-2026-000018'],
  warnings: ['2027-05-01 是法定节假日，但不在放假日期中。请确认填写的是全年安排。'],
};
