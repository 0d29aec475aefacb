import { DECISION_GROUPS, type DecisionGroup } from '../../../domain/application/decisions.js';
import { type YearTrend } from '../../../domain/report/trends.js';

export function presentTrends(years: readonly YearTrend[]) {
  const groups = Object.keys(DECISION_GROUPS) as DecisionGroup[];
  return { groups: groups.map((code) => ({ code, label: DECISION_GROUPS[code] })), years: [...years] };
}
