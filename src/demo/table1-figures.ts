/**
 * Table 1 of the demo's reports. The figures are made up in the proportions of published reports of offices of that kind, and
 * follow from one year to the next as the form demands.
 */
import { type AgencyKey } from './agency-data.js';

interface Figures {
  rules: { issuedIn: (year: number) => number; inForce2020: number };
  normative: { issuedIn: (year: number) => number; repealedIn: (year: number) => number; inForce2020: number };
  licences: number;
  penalties: number;
  coercion: number;
  /** 万元 */
  fees: number;
  /** Gen 2: items of power by kind in 2018, and their change in 2019 and 2020. */
  items: { licences: number; other: number; penalties: number; coercion: number; fees: number };
  itemChanges: Readonly<Record<2019 | 2020, { licences: number; penalties: number }>>;
  procurement: { projects: number; amount: number };
}

const FIGURES: Readonly<Record<AgencyKey, Figures>> = {
  management: {
    rules: { issuedIn: () => 0, inForce2020: 0 },
    normative: { issuedIn: () => 1, repealedIn: (year) => (year % 2 === 0 ? 1 : 0), inForce2020: 11 },
    licences: 1860,
    penalties: 284,
    coercion: 37,
    fees: 1263.48,
    items: { licences: 9, other: 14, penalties: 176, coercion: 8, fees: 3 },
    itemChanges: { 2019: { licences: -1, penalties: 5 }, 2020: { licences: 0, penalties: 8 } },
    procurement: { projects: 38, amount: 9_412.65 },
  },
  commerce: {
    rules: { issuedIn: () => 0, inForce2020: 0 },
    normative: { issuedIn: (year) => (year % 3 === 0 ? 1 : 0), repealedIn: () => 0, inForce2020: 4 },
    licences: 126,
    penalties: 6,
    coercion: 0,
    fees: 0,
    items: { licences: 4, other: 7, penalties: 41, coercion: 1, fees: 0 },
    itemChanges: { 2019: { licences: 0, penalties: -2 }, 2020: { licences: -1, penalties: 0 } },
    procurement: { projects: 9, amount: 318.2 },
  },
  government: {
    rules: { issuedIn: (year) => (year % 2 === 1 ? 1 : 0), inForce2020: 7 },
    normative: { issuedIn: () => 8, repealedIn: (year) => (year === 2022 ? 17 : 5), inForce2020: 64 },
    licences: 0,
    penalties: 0,
    coercion: 0,
    fees: 0,
    items: { licences: 0, other: 3, penalties: 0, coercion: 0, fees: 0 },
    itemChanges: { 2019: { licences: 0, penalties: 0 }, 2020: { licences: 0, penalties: 0 } },
    procurement: { projects: 17, amount: 2_140.9 },
  },
};

/** In the shape of the form of that year (2019–2020, or from 2021). */
export function table1Of(agency: AgencyKey, year: number): unknown {
  return year <= 2020 ? generation2(FIGURES[agency], year as 2019 | 2020) : generation3(FIGURES[agency], year);
}

function generation2(figures: Figures, year: 2019 | 2020): unknown {
  const { rules, normative, items, itemChanges, procurement } = figures;
  const change = itemChanges[year];
  const before = year === 2019 ? { licences: 0, penalties: 0 } : itemChanges[2019];
  const documents = (issued: number, total: number) => ({
    newly_made: issued,
    newly_published: issued,
    total_published: total,
  });
  const grown = year - 2019;
  return {
    format: '2019_2020',
    article_20_1: {
      regulations: documents(rules.issuedIn(year), rules.inForce2020 - (year === 2019 ? rules.issuedIn(2020) : 0)),
      normative_documents: documents(
        normative.issuedIn(year),
        normative.inForce2020 - (year === 2019 ? normative.issuedIn(2020) : 0),
      ),
    },
    article_20_5: {
      administrative_licences: {
        previous_items: items.licences + before.licences,
        change: change.licences,
        decisions: figures.licences === 0 ? 0 : figures.licences - 80 + grown * 35,
      },
      other_external_management_services: { previous_items: items.other, change: 0, decisions: 0 },
    },
    article_20_6: {
      administrative_penalties: {
        previous_items: items.penalties + before.penalties,
        change: change.penalties,
        decisions: Math.round(figures.penalties * (0.82 + grown * 0.07)),
      },
      administrative_coercion: { previous_items: items.coercion, change: 0, decisions: figures.coercion },
    },
    article_20_8: { administrative_fees: { previous_items: items.fees, change: 0 } },
    article_20_9: {
      centralised_procurement: {
        projects: procurement.projects + grown * 2,
        amount: `${(procurement.amount * (1 + grown * 0.04)).toFixed(2)}万元`,
      },
    },
  };
}

function generation3(figures: Figures, year: number): unknown {
  const { rules, normative } = figures;
  const grown = year - 2021;
  const decided = (base: number, step: number): number => (base === 0 ? 0 : base + grown * step);
  let [rulesInForce, normativeInForce] = [rules.inForce2020, normative.inForce2020];
  for (let each = 2021; each <= year; each += 1) {
    rulesInForce += rules.issuedIn(each);
    normativeInForce += normative.issuedIn(each) - normative.repealedIn(each);
  }
  return {
    article_20_1: {
      regulations: { issued: rules.issuedIn(year), repealed: 0, in_force: rulesInForce },
      normative_documents: {
        issued: normative.issuedIn(year),
        repealed: normative.repealedIn(year),
        in_force: normativeInForce,
      },
    },
    article_20_5: { administrative_licences: { decisions: decided(figures.licences, 42) } },
    article_20_6: {
      administrative_penalties: { decisions: decided(figures.penalties, 11) },
      administrative_coercion: { decisions: decided(figures.coercion, 2) },
    },
    article_20_8: {
      administrative_fees_10k_yuan: { amount: Number((figures.fees * (1 + grown * 0.025)).toFixed(2)) },
    },
  };
}
