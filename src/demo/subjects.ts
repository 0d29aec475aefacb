/** Makes a subject like no other out of the templates, so that cases of one applicant are not taken for duplicates. */
import { type AgencyKey } from './agency-data.js';
import { type OutcomeId } from './outcomes.js';
import { type Random } from './random.js';
import { MANAGEMENT_SUBJECTS } from './subjects-management.js';
import { COMMERCE_SUBJECTS, GOVERNMENT_SUBJECTS } from './subjects-others.js';

/** Subject (with places to fill), and what the applicant adds (without; may be empty). */
export type SubjectTemplate = readonly [subject: string, description: string];

export interface Subject {
  subject: string;
  description: string;
}

const TEMPLATES: Readonly<Record<AgencyKey, Partial<Record<OutcomeId, readonly SubjectTemplate[]>>>> = {
  management: MANAGEMENT_SUBJECTS,
  commerce: COMMERCE_SUBJECTS,
  government: GOVERNMENT_SUBJECTS,
};

const PLACES = [
  ...['桃源里', '柳浦社区', '东篱镇', '北塘片区', '兰溪社区', '望江小区', '松间里', '听雨社区', '云栖新村', '鹭洲片区'],
  ...['双桥社区', '白石镇', '荷塘小区', '枫林里', '澄江片区', '梅园社区'],
];
const STREETS = [
  ...['滨河路', '青石街', '云栖大道', '望江大道', '兰溪巷', '柳浦路', '东篱街', '北塘路', '松涛路', '采薇街', '明月路'],
  ...['长桥街', '鹤鸣路', '清风巷', '石门路', '桂花街'],
];
const COMPANIES = [
  '云溪宏泰市政工程公司',
  '云溪新视界广告公司',
  '江州恒运渣土运输公司',
  '云溪万象商业公司',
  '云溪海川国际贸易公司',
];

export class Subjects {
  readonly #used = new Set<string>();

  constructor(private readonly random: Random) {}

  /** @throws Error when the agency has no subject for that outcome: a fault of the demo's own data. */
  make(agency: AgencyKey, outcome: OutcomeId, year: number): Subject {
    // What goes no special way asks for the same kinds of things as what is granted.
    const templates = TEMPLATES[agency][outcome] ?? TEMPLATES[agency].granted;
    if (!templates || !(outcome in TEMPLATES[agency] || LIKE_GRANTED.has(outcome))) {
      throw new Error(`demo: no subject for ${agency} ${outcome}`);
    }
    for (let attempt = 0; ; attempt += 1) {
      const [template, description] = this.random.pick(templates);
      // When everything has been asked for already, it is asked for another place.
      const subject = this.#fill(attempt < 40 ? template : `${template}（涉及{place}、{street}）`, year);
      if (this.#used.has(subject)) continue;
      this.#used.add(subject);
      return { subject, description };
    }
  }

  #fill(text: string, year: number): string {
    return text
      .replaceAll('{year}', String(year - this.random.between(1, 2)))
      .replaceAll('{place}', this.random.pick(PLACES))
      .replaceAll('{street}', this.random.pick(STREETS))
      .replaceAll('{company}', this.random.pick(COMPANIES));
  }
}

const LIKE_GRANTED: ReadonlySet<OutcomeId> = new Set<OutcomeId>(['duplicate', 'merged']);
