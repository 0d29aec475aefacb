/** A desk that issues letters, at an agency that has everything they have to say. */
import { type Desk, openDesk } from './desk.js';
import { squeezed } from './letter-files.js';
import { type Answer, type Client, type TestBed } from './server.js';

export interface LetterDesk extends Desk {
  changeAgency(changes: object): Promise<Answer>;
  issue(id: string, kind: string, more?: object, who?: Client): Promise<Answer>;
  /** The same, and it must be issued. */
  issued(id: string, kind: string, more?: object): Promise<Answer['body']>;
  preview(id: string, kind: string, more?: object, who?: Client): Promise<Answer>;
  /** A case that waits for its answer to be sent. */
  decided(parts: object[], text: string, fields?: object): Promise<string>;
}

export async function openLetterDesk(server: TestBed): Promise<LetterDesk> {
  const desk = await openDesk(server);
  const admin = await server.staff(['administrator'], '孙管理');
  const changeAgency = async (changes: object): Promise<Answer> => {
    const { version } = (await admin.get('/api/staff/agency')).body;
    return admin.post('/api/staff/agency/actions/update', { expectedVersion: version, ...changes });
  };
  await changeAgency({
    office: { name: '政策法规科', address: '人民路18号', hours: '', phone: '0512-55500001', fax: '', email: '' },
    letters: { numberPattern: '云城管依申请〔{year}〕第{n}号', letterhead: '云溪市城市管理局' },
    reconsiderationBodies: [body('云溪市人民政府', '府前街1号', '0512-55500108')],
    courts: [body('云溪市人民法院', '', '')],
  });

  const issue: LetterDesk['issue'] = async (id, kind, more = {}, who = desk.clerk) => {
    const { version } = await desk.page(id);
    return who.post(`/api/staff/applications/${id}/actions/issue-letter`, { expectedVersion: version, kind, ...more });
  };
  return {
    ...desk,
    changeAgency,
    issue,
    async issued(id, kind, more = {}) {
      const answer = await issue(id, kind, more);
      if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    preview: (id, kind, more = {}, who = desk.clerk) =>
      who.post(`/api/staff/applications/${id}/actions/preview-letter`, { kind, ...more }),
    async decided(parts, text, fields = {}) {
      const { id } = await desk.handedIn('2026-03-02', {}, fields);
      await desk.done(desk.clerk, id, 'propose-decision', { parts, text });
      await desk.done(desk.reviewer, id, 'approve-decision');
      return id;
    },
  };
}

export const body = (name: string, address: string, phone: string) => ({
  name,
  address,
  phone,
  validFrom: '2024-01-01',
  validUntil: null,
});

interface Block {
  kind: string;
  text?: string;
  items?: string[];
  rows?: string[][];
  agency?: string;
  date?: string;
}
interface Letter {
  model: { blocks: Block[] };
}

export const paragraphsOf = ({ model }: Letter): string[] =>
  model.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text ?? ''] : []));

export const blockOf = ({ model }: Letter, kind: string): Block | undefined =>
  model.blocks.find((block) => block.kind === kind);

/** As the page is drawn, without asking the server's own code. */
export const textOf = ({ model }: Letter): string =>
  squeezed(
    model.blocks
      .map(({ text = '', items = [], rows = [], agency = '', date = '' }) =>
        [text, ...items, ...rows.flat(), agency, date].join(''),
      )
      .join(''),
  );

/** The number within the year. */
export const serial = (number: string): number => Number(/第(\d+)号/.exec(number)?.[1]);
