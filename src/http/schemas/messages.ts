/** What a person reads when a field is wrong: plain Chinese, one sentence per fault, no word of the machine. */
import { type core } from 'zod';
import { type FieldFault } from '../../errors.js';

type RawIssue = Parameters<core.$ZodErrorMap>[0];

const FORMAT_MESSAGES: Readonly<Record<string, string>> = {
  email: '电子邮箱格式不正确',
  url: '网址格式不正确',
  date: '日期格式不正确，请按“年-月-日”填写，例如 2026-03-12',
  datetime: '时间格式不正确',
  time: '时间格式不正确，请按“时:分”填写',
};

const TYPE_MESSAGES: Readonly<Record<string, string>> = {
  string: '应为文字',
  number: '应为数字',
  int: '应为整数',
  boolean: '应为“是”或“否”',
  array: '应为列表',
  tuple: '应为列表',
  object: '格式不正确',
  record: '格式不正确',
};

/** Given to zod at every parse of input; a message written in a schema itself goes first. */
export const chineseErrorMap: core.$ZodErrorMap = (issue: RawIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return absent(issue.input) ?? TYPE_MESSAGES[issue.expected] ?? '格式不正确';
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum, issue.inclusive !== false, issue.exact === true);
    case 'too_big':
      return tooBig(issue.origin, issue.maximum, issue.inclusive !== false, issue.exact === true);
    case 'invalid_format':
      return FORMAT_MESSAGES[issue.format] ?? '格式不正确';
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的倍数`;
    case 'invalid_value':
      return absent(issue.input) ?? '不在可选范围内';
    case 'unrecognized_keys':
      return '没有这一项，请删除';
    case 'invalid_union':
      return absent(issue.input) ?? (issue.discriminator === undefined ? '格式不正确' : '不在可选范围内');
    default:
      return '格式不正确';
  }
};

function absent(input: unknown): string | undefined {
  if (input === undefined) return '必填';
  return input === null ? '不能为空' : undefined;
}

function tooSmall(origin: string, minimum: number | bigint, inclusive: boolean, exact: boolean): string {
  switch (origin) {
    case 'string':
      if (exact) return `应为 ${minimum} 个字`;
      return inclusive && minimum === 1 ? '必填' : `至少 ${minimum} 个字`;
    case 'array':
    case 'set':
      return exact ? `应为 ${minimum} 项` : `至少 ${minimum} 项`;
    default:
      return inclusive ? `不能小于 ${minimum}` : `应大于 ${minimum}`;
  }
}

function tooBig(origin: string, maximum: number | bigint, inclusive: boolean, exact: boolean): string {
  switch (origin) {
    case 'string':
      return exact ? `应为 ${maximum} 个字` : `最多 ${maximum} 个字`;
    case 'array':
    case 'set':
      return exact ? `应为 ${maximum} 项` : `最多 ${maximum} 项`;
    default:
      return inclusive ? `不能大于 ${maximum}` : `应小于 ${maximum}`;
  }
}

/**
 * Issues of zod as field faults, in order, each with a dotted path below `prefix`.
 * Each unknown key becomes a fault of its own; of a union that fits nowhere, the branch that fits best is told.
 */
export function fieldFaults(issues: readonly core.$ZodIssue[], prefix: readonly PropertyKey[] = []): FieldFault[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: dotted([...path, key]), message: issue.message }));
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const branch = bestBranch(issue.errors);
      if (branch) return fieldFaults(branch, path);
    }
    return [{ path: dotted(path), message: issue.message }];
  });
}

/** The branch with the fewest faults, unless even its own type does not fit: then nothing inside it would help. */
function bestBranch(branches: readonly (readonly core.$ZodIssue[])[]): readonly core.$ZodIssue[] | null {
  const inside = branches.filter(
    (branch) =>
      branch.length > 0 && branch.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  );
  return inside.toSorted((a, b) => a.length - b.length)[0] ?? null;
}

function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
