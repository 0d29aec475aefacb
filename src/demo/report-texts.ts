/** The chapters of the annual reports. From 2019 on every number of cases and remedies comes from the year's own tables. */
import { type YearTables } from '../domain/report/year-tables.js';
import { type ReportChapter } from '../ports/disclosure.js';
import { type AgencyData, type AgencyKey } from './agency-data.js';
import { turnOf } from './items.js';

interface Channels {
  site: number;
  wechat: number;
  other: number;
}

/** Items published on each channel; the same information on several of them counts once. */
function channelsOf(agency: AgencyKey, year: number): Channels {
  const base = { management: [96, 280, 24], commerce: [58, 112, 9], government: [640, 905, 60] }[agency];
  const grown = year - 2017;
  const [site = 0, wechat = 0, other = 0] = base;
  return { site: site + grown * 7, wechat: wechat + grown * 16, other: other + (grown % 4) * 3 };
}

function published(agency: AgencyKey, year: number): string {
  const { site, wechat, other } = channelsOf(agency, year);
  return `${year}年主动公开政府信息${site + wechat + other}条（不同渠道公开相同信息计1条），其中政府网站${site}条、政务微信${wechat}条、其他方式${other}条。`;
}

/** Reports of 2017 and 2018: the form of those years had no tables by applicant. */
export function oldChapters(agency: AgencyKey, { name }: AgencyData, year: number): ReportChapter[] {
  return [
    {
      heading: '一、概述',
      body: `根据《中华人民共和国政府信息公开条例》的要求，现公布${name}${year}年政府信息公开工作年度报告。全年召开政府信息公开工作会议${2 + (year % 2)}次，举办培训${1 + (year % 3)}期，各科室明确了一名信息员，信息的采集、审核、发布有了固定程序。`,
    },
    {
      heading: '二、主动公开政府信息情况',
      body: `${published(agency, year)}\n公开的主要内容为机构职能、规划计划、行政许可、行政处罚、财政预决算和工作动态。全文电子化率为100%。`,
    },
    {
      heading: '三、依申请公开政府信息办理情况',
      body: `${year}年收到政府信息公开申请${year === 2017 ? 2 : 3}件，均在法定期限内答复，其中同意公开${year === 2017 ? 1 : 2}件、信息不存在1件。`,
    },
    { heading: '四、政府信息公开的收费及减免情况', body: '全年没有收取检索、复制、邮寄费用，也没有减免。' },
    {
      heading: '五、因政府信息公开申请行政复议、提起行政诉讼的情况',
      body: '全年没有因政府信息公开被申请行政复议、提起行政诉讼。',
    },
    {
      heading: '六、存在的主要问题和改进措施',
      body: '存在的问题：部分信息报送不及时，便民类信息数量偏少，解读形式单一。改进措施：把信息报送纳入科室年度考核，每两个月通报一次；增加办事指南类信息；重要政策与解读同步起草、同步发布。',
    },
    { heading: '七、需要说明的事项', body: '本报告数据统计期限为1月1日至12月31日。' },
  ];
}

/** Six chapters (国办公开办函〔2019〕60号, 〔2021〕30号). */
export function chapters(agency: AgencyKey, data: AgencyData, tables: YearTables): ReportChapter[] {
  const { year } = tables;
  return [
    { heading: '一、总体情况', body: overview(agency, data, tables) },
    {
      heading: '二、主动公开政府信息情况',
      body: `${published(agency, year)}规范性文件、行政许可、行政处罚、收费${year <= 2020 ? '和集中采购' : ''}的数量见下表。`,
    },
    { heading: '三、收到和处理政府信息公开申请情况', body: handling(tables) },
    { heading: '四、政府信息公开行政复议、行政诉讼情况', body: disputes(tables) },
    { heading: '五、存在的主要问题及改进情况', body: problems(year) },
    {
      heading: '六、其他需要报告的事项',
      body: `${year >= 2021 ? `按照《政府信息公开信息处理费管理办法》，${year}年没有发出收费通知，收取信息处理费0元。` : '没有其他需要报告的事项。'}`,
    },
  ];
}

function overview(agency: AgencyKey, { name }: AgencyData, tables: YearTables): string {
  const { year } = tables;
  return [
    `${year}年，${name}坚持以公开为常态、不公开为例外，围绕群众关心的事项做好政府信息公开工作。`,
    `（一）主动公开。${published(agency, year)}`,
    `（二）依申请公开。全年新收申请${figure(tables, 'newly_received')}件，上年结转${figure(tables, 'carried_over')}件，办结${figure(tables, 'handled_total')}件，结转下年度${figure(tables, 'carried_forward')}件。`,
    `（三）政府信息管理。${turnOf(year, ['修订了公开前审查制度，审查人、依据和结果逐条留痕。', '对历年规范性文件作了清理，目录动态更新。', '建立了信息形成、审查、公开的时限台账。'])}`,
    `（四）平台建设。${turnOf(year, ['政府信息公开专栏按统一规范改版。', '小程序上线申请办理进度查询。', '法定主动公开内容全部支持检索和下载。'])}`,
    `（五）监督保障。举办业务培训${2 + (year % 3)}期，参加${46 + (year % 5) * 8}人次；${agency === 'government' ? '对各部门开展年度考核和社会评议，结果已通报，没有需要追究责任的情形。' : '考核结果纳入科室年度评价，没有需要追究责任的情形。'}`,
  ].join('\n');
}

function handling(tables: YearTables): string {
  const received = figure(tables, 'newly_received');
  const people = cell(tables, 'newly_received', 0);
  return [
    `新收申请${received}件，其中自然人${people}件、法人或其他组织${received - people}件。`,
    `办结${figure(tables, 'handled_total')}件，其中予以公开${figure(tables, 'granted')}件、部分公开${figure(tables, 'partially_granted')}件，其余结果见下表。`,
  ].join('\n');
}

function disputes({ year, table3 }: YearTables): string {
  const total = (group: keyof typeof table3): number => table3[group].at(-1) ?? 0;
  const suits = total('litigation_direct') + total('litigation_after_reconsideration');
  if (total('reconsideration') + suits === 0) return `${year}年没有因政府信息公开被申请行政复议、提起行政诉讼。`;
  return `${year}年因政府信息公开被申请行政复议${total('reconsideration')}件，被提起行政诉讼${suits}件（未经复议直接起诉${total('litigation_direct')}件，复议后起诉${total('litigation_after_reconsideration')}件），结果见下表。`;
}

function problems(year: number): string {
  return turnOf(year, [
    '存在的问题：一是政策解读以文字为主，图解和视频偏少；二是个别申请的检索范围不够完整。改进情况：重要政策的解读增加问答和图解；“信息不存在”类答复一律附检索记录，经法律顾问审核后发出。',
    '存在的问题：一是部分科室报送信息超过规定时限；二是答复书引用条款不够准确。改进情况：公开时限纳入督查，超期的逐条说明原因；修订答复书模板，按答复类型列明依据和救济途径。',
    '存在的问题：一是群众反复申请的同类信息没有及时转为主动公开；二是第三方意见征询耗时较长。改进情况：对两人以上申请的同一信息评估后主动公开；征询意见书同步电话告知，并跟踪送达。',
  ]);
}

/** 总计 of a row. */
function figure(tables: YearTables, row: string): number {
  return tables.table2.rows[row]?.at(-1) ?? 0;
}

function cell(tables: YearTables, row: string, index: number): number {
  return tables.table2.rows[row]?.[index] ?? 0;
}
