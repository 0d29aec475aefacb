/** What people ask the commerce bureau and the city government for, by how it ends. */
import { type OutcomeId } from './outcomes.js';
import { type SubjectTemplate } from './subjects.js';

export const COMMERCE_SUBJECTS: Partial<Record<OutcomeId, readonly SubjectTemplate[]>> = {
  granted: [
    ['{year}年消费券发放活动方案和资金使用情况', ''],
    ['{year}年度外经贸发展专项资金拟支持项目名单', ''],
    ['{street}农贸市场改造补助标准和验收结果', '请提供补助文件和验收结果。'],
    ['成品油零售经营资格年度检查结果（{year}年）', ''],
    ['{year}年云溪市限额以上零售企业名录', ''],
    ['{place}再生资源回收网点备案情况', ''],
    ['{year}年家政服务业提质扩容补助名单', ''],
  ],
  granted_published: [
    ['{year}年云溪市商务局部门决算', ''],
    ['云溪市商业网点布局规划', '请提供规划文本和图件。'],
    ['{year}年商务领域“双随机”抽查结果', ''],
  ],
  partially_granted: [
    ['{year}年招商引资项目签约协议（{company}）', '请提供协议全文。'],
    ['{street}步行街改造提升工作专班会议纪要', ''],
  ],
  refused_third_party_rights: [
    ['{company}申报出口奖励时提交的财务资料', ''],
    ['{company}外商投资项目可行性研究报告', ''],
  ],
  refused_internal_affairs: [['{year}年局机关内部控制制度执行检查记录', '']],
  refused_deliberative_process: [['《云溪市促进会展业发展办法》征求意见汇总和讨论稿', '']],
  not_held: [
    ['{year}年{street}直播基地入驻主播收入情况', ''],
    ['{place}菜市场摊位费逐年调整批准文件', ''],
    ['{year}年跨境电商企业倒闭名单', ''],
  ],
  other_agency: [
    ['{company}食品经营许可现场核查记录', ''],
    ['{year}年本市进出口货物海关统计明细', ''],
    ['{street}商业综合体消防验收意见', ''],
  ],
  requires_creation: [['近三年各街道社区商业覆盖率变化分析报告', '']],
  petition: [['在{street}某商场购物卡无法退款，要求商务局处理', '']],
  publication: [['{year}年《云岭省商务年鉴》', '']],
  supplement_overdue: [['商务局发过的补贴文件', '']],
  withdrawn: [['{year}年预付卡备案企业名单', '']],
};

export const GOVERNMENT_SUBJECTS: Partial<Record<OutcomeId, readonly SubjectTemplate[]>> = {
  granted: [
    ['{place}土地征收公告及补偿安置方案', '本人系被征收村民，请提供公告和方案全文。'],
    ['{year}年市政府重点建设项目计划', ''],
    ['关于{street}历史文化街区保护范围的批复', ''],
    ['{year}年市政府规范性文件清理结果', ''],
    ['市政府关于{place}房屋征收决定', '请提供决定书和调查登记公告。'],
  ],
  granted_published: [
    ['{year}年云溪市政府工作报告', ''],
    ['云溪市国民经济和社会发展“十四五”规划纲要', ''],
    ['{year}年云溪市国民经济和社会发展统计公报', ''],
  ],
  partially_granted: [
    ['市政府{year}年第3次常务会议纪要', '请提供涉及公共交通的部分。'],
    ['{place}征收社会稳定风险评估报告', ''],
  ],
  refused_state_secret: [['{year}年市级应急物资储备布局和数量', '']],
  refused_security_and_stability: [['城市供水水源地防护工程详细图纸', '']],
  refused_deliberative_process: [
    ['市政府办公室与各部门关于{place}规划调整的往来请示', ''],
    ['{year}年机构编制调整讨论记录', ''],
  ],
  not_held: [
    ['{year}年{place}拆迁指挥部内部分工文件', ''],
    ['1986年市政府关于{street}命名的批复', ''],
    ['{place}撤村建居时的村民代表签名册', ''],
  ],
  other_agency: [
    ['{street}道路工程招标投标档案', ''],
    ['{place}学校教师招聘成绩册', ''],
    ['{company}排污许可证及监测数据', ''],
  ],
  petition: [['要求市长解决{place}拖欠工程款问题', '']],
  withdrawn: [['{year}年市政府领导接访安排', '']],
};
