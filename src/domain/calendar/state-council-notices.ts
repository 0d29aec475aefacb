/**
 * What the notices of the General Office of the State Council on holidays say, as data: one entry per notice.
 * Each line carries the holiday's name, its first and last day off, and the weekend days worked for it.
 * A notice that changes an earlier one lists only what it changes; `state-council-calendar.ts` puts the two together.
 */
export interface HolidayLine {
  name: string;
  /** First and last day off, both included; the same day twice for a single day. */
  off: readonly [first: string, last: string];
  /** Weekend days worked for this holiday (调休上班). */
  worked?: readonly string[];
}

export interface StateCouncilNotice {
  year: number;
  notice: string;
  noticeDate: string;
  /** Number of the notice that this one changes; absent for the yearly notice itself. */
  amends?: string;
  holidays: readonly HolidayLine[];
}

export const STATE_COUNCIL_NOTICES: readonly StateCouncilNotice[] = [
  {
    year: 2017,
    notice: '国办发明电〔2016〕17号',
    noticeDate: '2016-12-01',
    holidays: [
      { name: '元旦', off: ['2017-01-01', '2017-01-02'] },
      { name: '春节', off: ['2017-01-27', '2017-02-02'], worked: ['2017-01-22', '2017-02-04'] },
      { name: '清明节', off: ['2017-04-02', '2017-04-04'], worked: ['2017-04-01'] },
      { name: '劳动节', off: ['2017-05-01', '2017-05-01'] },
      { name: '端午节', off: ['2017-05-28', '2017-05-30'], worked: ['2017-05-27'] },
      { name: '中秋节、国庆节', off: ['2017-10-01', '2017-10-08'], worked: ['2017-09-30'] },
    ],
  },
  {
    year: 2018,
    notice: '国办发明电〔2017〕12号',
    noticeDate: '2017-11-30',
    holidays: [
      { name: '元旦', off: ['2018-01-01', '2018-01-01'] },
      { name: '春节', off: ['2018-02-15', '2018-02-21'], worked: ['2018-02-11', '2018-02-24'] },
      { name: '清明节', off: ['2018-04-05', '2018-04-07'], worked: ['2018-04-08'] },
      { name: '劳动节', off: ['2018-04-29', '2018-05-01'], worked: ['2018-04-28'] },
      { name: '端午节', off: ['2018-06-18', '2018-06-18'] },
      { name: '中秋节', off: ['2018-09-24', '2018-09-24'] },
      { name: '国庆节', off: ['2018-10-01', '2018-10-07'], worked: ['2018-09-29', '2018-09-30'] },
    ],
  },
  {
    year: 2019,
    notice: '国办发明电〔2018〕15号',
    noticeDate: '2018-12-04',
    holidays: [
      { name: '元旦', off: ['2018-12-30', '2019-01-01'], worked: ['2018-12-29'] },
      { name: '春节', off: ['2019-02-04', '2019-02-10'], worked: ['2019-02-02', '2019-02-03'] },
      { name: '清明节', off: ['2019-04-05', '2019-04-05'] },
      { name: '劳动节', off: ['2019-05-01', '2019-05-01'] },
      { name: '端午节', off: ['2019-06-07', '2019-06-07'] },
      { name: '中秋节', off: ['2019-09-13', '2019-09-13'] },
      { name: '国庆节', off: ['2019-10-01', '2019-10-07'], worked: ['2019-09-29', '2019-10-12'] },
    ],
  },
  {
    year: 2019,
    notice: '国办发明电〔2019〕3号',
    noticeDate: '2019-03-22',
    amends: '国办发明电〔2018〕15号',
    holidays: [{ name: '劳动节', off: ['2019-05-01', '2019-05-04'], worked: ['2019-04-28', '2019-05-05'] }],
  },
  {
    year: 2020,
    notice: '国办发明电〔2019〕16号',
    noticeDate: '2019-11-21',
    holidays: [
      { name: '元旦', off: ['2020-01-01', '2020-01-01'] },
      { name: '春节', off: ['2020-01-24', '2020-01-30'], worked: ['2020-01-19', '2020-02-01'] },
      { name: '清明节', off: ['2020-04-04', '2020-04-06'] },
      { name: '劳动节', off: ['2020-05-01', '2020-05-05'], worked: ['2020-04-26', '2020-05-09'] },
      { name: '端午节', off: ['2020-06-25', '2020-06-27'], worked: ['2020-06-28'] },
      { name: '国庆节、中秋节', off: ['2020-10-01', '2020-10-08'], worked: ['2020-09-27', '2020-10-10'] },
    ],
  },
  {
    // Prolongs the Spring Festival through 2 February; the make-up day of 1 February falls away with it.
    year: 2020,
    notice: '国办发明电〔2020〕1号',
    noticeDate: '2020-01-26',
    amends: '国办发明电〔2019〕16号',
    holidays: [{ name: '春节', off: ['2020-01-31', '2020-02-02'] }],
  },
  {
    year: 2021,
    notice: '国办发明电〔2020〕27号',
    noticeDate: '2020-11-25',
    holidays: [
      { name: '元旦', off: ['2021-01-01', '2021-01-03'] },
      { name: '春节', off: ['2021-02-11', '2021-02-17'], worked: ['2021-02-07', '2021-02-20'] },
      { name: '清明节', off: ['2021-04-03', '2021-04-05'] },
      { name: '劳动节', off: ['2021-05-01', '2021-05-05'], worked: ['2021-04-25', '2021-05-08'] },
      { name: '端午节', off: ['2021-06-12', '2021-06-14'] },
      { name: '中秋节', off: ['2021-09-19', '2021-09-21'], worked: ['2021-09-18'] },
      { name: '国庆节', off: ['2021-10-01', '2021-10-07'], worked: ['2021-09-26', '2021-10-09'] },
    ],
  },
  {
    year: 2022,
    notice: '国办发明电〔2021〕11号',
    noticeDate: '2021-10-25',
    holidays: [
      { name: '元旦', off: ['2022-01-01', '2022-01-03'] },
      { name: '春节', off: ['2022-01-31', '2022-02-06'], worked: ['2022-01-29', '2022-01-30'] },
      { name: '清明节', off: ['2022-04-03', '2022-04-05'], worked: ['2022-04-02'] },
      { name: '劳动节', off: ['2022-04-30', '2022-05-04'], worked: ['2022-04-24', '2022-05-07'] },
      { name: '端午节', off: ['2022-06-03', '2022-06-05'] },
      { name: '中秋节', off: ['2022-09-10', '2022-09-12'] },
      { name: '国庆节', off: ['2022-10-01', '2022-10-07'], worked: ['2022-10-08', '2022-10-09'] },
    ],
  },
  {
    year: 2023,
    notice: '国办发明电〔2022〕16号',
    noticeDate: '2022-12-08',
    holidays: [
      { name: '元旦', off: ['2022-12-31', '2023-01-02'] },
      { name: '春节', off: ['2023-01-21', '2023-01-27'], worked: ['2023-01-28', '2023-01-29'] },
      { name: '清明节', off: ['2023-04-05', '2023-04-05'] },
      { name: '劳动节', off: ['2023-04-29', '2023-05-03'], worked: ['2023-04-23', '2023-05-06'] },
      { name: '端午节', off: ['2023-06-22', '2023-06-24'], worked: ['2023-06-25'] },
      { name: '中秋节、国庆节', off: ['2023-09-29', '2023-10-06'], worked: ['2023-10-07', '2023-10-08'] },
    ],
  },
  {
    year: 2024,
    notice: '国办发明电〔2023〕7号',
    noticeDate: '2023-10-25',
    holidays: [
      { name: '元旦', off: ['2024-01-01', '2024-01-01'] },
      { name: '春节', off: ['2024-02-10', '2024-02-17'], worked: ['2024-02-04', '2024-02-18'] },
      { name: '清明节', off: ['2024-04-04', '2024-04-06'], worked: ['2024-04-07'] },
      { name: '劳动节', off: ['2024-05-01', '2024-05-05'], worked: ['2024-04-28', '2024-05-11'] },
      { name: '端午节', off: ['2024-06-10', '2024-06-10'] },
      { name: '中秋节', off: ['2024-09-15', '2024-09-17'], worked: ['2024-09-14'] },
      { name: '国庆节', off: ['2024-10-01', '2024-10-07'], worked: ['2024-09-29', '2024-10-12'] },
    ],
  },
  {
    year: 2025,
    notice: '国办发明电〔2024〕12号',
    noticeDate: '2024-11-12',
    holidays: [
      { name: '元旦', off: ['2025-01-01', '2025-01-01'] },
      { name: '春节', off: ['2025-01-28', '2025-02-04'], worked: ['2025-01-26', '2025-02-08'] },
      { name: '清明节', off: ['2025-04-04', '2025-04-06'] },
      { name: '劳动节', off: ['2025-05-01', '2025-05-05'], worked: ['2025-04-27'] },
      { name: '端午节', off: ['2025-05-31', '2025-06-02'] },
      { name: '国庆节、中秋节', off: ['2025-10-01', '2025-10-08'], worked: ['2025-09-28', '2025-10-11'] },
    ],
  },
  {
    year: 2026,
    notice: '国办发明电〔2025〕7号',
    noticeDate: '2025-11-04',
    holidays: [
      { name: '元旦', off: ['2026-01-01', '2026-01-03'], worked: ['2026-01-04'] },
      { name: '春节', off: ['2026-02-15', '2026-02-23'], worked: ['2026-02-14', '2026-02-28'] },
      { name: '清明节', off: ['2026-04-04', '2026-04-06'] },
      { name: '劳动节', off: ['2026-05-01', '2026-05-05'], worked: ['2026-05-09'] },
      { name: '端午节', off: ['2026-06-19', '2026-06-21'] },
      { name: '中秋节', off: ['2026-09-25', '2026-09-27'] },
      { name: '国庆节', off: ['2026-10-01', '2026-10-07'], worked: ['2026-09-20', '2026-10-10'] },
    ],
  },
];
