/** Which fields each stage and result of a reconsideration or suit has, and what follows from it. */
import { type RemedyDetail } from '../../api/generated';
import { APPELLANTS, JUDGMENT_FORMS, REMEDY_INSTANCES, REMEDY_OUTCOMES, REMEDY_PROCEDURES } from '../../api/labels';
import { type FormSpec, type FormValues } from '../../components/form-spec';

export type StageKind = RemedyDetail['stages'][number]['kind'];

const date = (label: string): FormSpec => ({ path: 'stage.date', label, kind: 'date', required: true });
const text = (label: string, required = false, max = 2000): FormSpec => ({
  path: 'stage.text',
  label,
  kind: 'text',
  required,
  max,
});
const reason = (label: string): FormSpec => ({ path: 'stage.reason', label, kind: 'text', required: true, max: 500 });
const files: FormSpec = { path: 'fileIds', label: '文件', kind: 'files' };

export function stageFields(kind: StageKind): readonly FormSpec[] {
  switch (kind) {
    case 'notice_served':
      return [date('收到之日'), files];
    case 'procedure_changed':
      return [
        date('日期'),
        { path: 'stage.procedure', label: '改为', kind: 'choice', required: true, choices: REMEDY_PROCEDURES },
        files,
      ];
    case 'answered':
      return [date('提交之日'), text('说明'), files];
    case 'hearing':
    case 'mediation':
      return [{ ...date('日期'), hint: '可以登记将来的日期' }, text('说明'), files];
    case 'suspended':
      return [date('中止之日'), reason('中止的理由'), files];
    case 'judgment_served':
      return [date('收到之日'), files];
    case 'appealed':
      return [
        date('得知上诉、申请再审之日'),
        { path: 'stage.appellant', label: '谁提起', kind: 'choice', required: true, choices: APPELLANTS },
        {
          path: 'stage.instance',
          label: '审级',
          kind: 'choice',
          required: true,
          choices: REMEDY_INSTANCES.filter(({ value }) => value !== 'first'),
        },
        { path: 'stage.body', label: '法院', kind: 'line', max: 100 },
        { path: 'stage.number', label: '案号', kind: 'line', max: 100 },
        files,
      ];
    case 'appeal_waived':
      return [date('决定之日'), reason('不上诉的理由'), files];
    case 'advice_received':
      return [date('收到之日'), text('建议、意见的内容', true), files];
    case 'performed':
      return [date('履行之日'), text('履行的情况', true), files];
    default:
      return [date('日期'), files];
  }
}

/** What the stage does to the agency's own limits. */
export function stageEffects(kind: StageKind, { group, limits }: RemedyDetail): readonly string[] {
  const isReconsideration = group.code === 'reconsideration';
  switch (kind) {
    case 'notice_served':
      return [
        isReconsideration
          ? '答复和证据的期限从次日起算：普通程序 10 个工作日，简易程序 5 个工作日。'
          : '答辩状和证据的期限从次日起算：15 日。',
      ];
    case 'answered': {
      const open = limits.find(({ kind: limit, doneDate }) => limit !== 'appeal' && doneDate === null);
      return open ? [`${open.label}的期限是 ${open.dueDate}，登记后停止提醒。`] : [];
    }
    case 'procedure_changed':
      return ['答复的期限按新的程序重新计算。'];
    case 'judgment_served':
      return [isReconsideration ? '复议决定由此生效。' : '上诉期限从次日起算：判决 15 日，裁定 10 日。'];
    case 'appealed':
      return ['开始新的审级：统计表三仍为同一件，尚未审结。'];
    case 'appeal_waived':
      return ['停止提醒上诉期限。'];
    case 'performed':
      return ['停止提醒履行的期限。'];
    default:
      return ['写入经过，期限不变。'];
  }
}

export function resultFields({ group }: RemedyDetail, values: FormValues): readonly FormSpec[] {
  const isReconsideration = group.code === 'reconsideration';
  const isCorrected = resultOf(group.code, values['outcome.outcome']) === 'corrected';
  const order = values['outcome.order.kind'];
  return [
    {
      path: 'outcome.outcome',
      label: '结果',
      kind: 'choice',
      required: true,
      choices: REMEDY_OUTCOMES,
      hint: '对被诉行为的最终结果，不论由哪一审级作出',
    },
    { path: 'outcome.date', label: '作出之日', kind: 'date', required: true },
    ...(isReconsideration
      ? []
      : [
          {
            path: 'outcome.form',
            label: '文书',
            kind: 'choice',
            required: true,
            choices: JUDGMENT_FORMS.filter(({ value }) => value !== 'decision'),
          } satisfies FormSpec,
        ]),
    { path: 'outcome.servedDate', label: '收到文书之日', kind: 'date', hint: '还没有收到的不填，以后登记' },
    { path: 'outcome.text', label: '主文', kind: 'text', max: 2000 },
    ...(isCorrected ? orderFields(order) : []),
    { path: 'fileIds', label: '文书', kind: 'files' },
  ];
}

function orderFields(order: FormValues[string]): readonly FormSpec[] {
  return [
    {
      path: 'outcome.order.kind',
      label: '责令',
      kind: 'choice',
      choices: [
        { value: 'redo', label: '重新答复' },
        { value: 'perform', label: '其他履行' },
      ],
      hint: '没有责令的不填',
    },
    ...(order
      ? ([
          { path: 'outcome.order.by', label: '文书确定的期限', kind: 'date' },
          {
            path: 'outcome.order.workingDays',
            label: '或者工作日数',
            kind: 'number',
            max: 120,
            ...(order === 'redo' ? { hint: '两项都不填的，按第三十三条 20 个工作日' } : {}),
          },
        ] satisfies FormSpec[])
      : []),
  ];
}

/** The cell of table 3 that the outcome is counted in. */
export function resultOf(
  group: RemedyDetail['group']['code'],
  outcome: FormValues[string],
): 'upheld' | 'corrected' | 'other' | undefined {
  const found = REMEDY_OUTCOMES.find(({ value }) => value === outcome);
  return found?.[group === 'reconsideration' ? 'reconsideration' : 'litigation'];
}
