/** A desk with its people and short words for what they do: one case taken through its life over HTTP. */
import { buildForm, buildOtherForm, newKey } from './cases.js';
import { type Answer, type Client, type TestBed } from './server.js';

export interface Desk {
  clerk: Client;
  colleague: Client;
  reviewer: Client;
  head: Client;
  /** A clerk of another agency. */
  outsider: Client;
  citizen: Client;
  stranger: Client;
  /** Registers a paper that was handed in on that day, which becomes today. */
  handedIn(on: string, more?: object, fields?: object): Promise<Answer['body']>;
  /** A citizen's own case, confirmed on that day, which becomes today. */
  online(on: string, fields?: object, of?: Client): Promise<Answer['body']>;
  /** Does it with the version as it stands now. */
  act(who: Client, id: string, verb: string, body?: object): Promise<Answer>;
  /** The same, and it must be done. */
  done(who: Client, id: string, verb: string, body?: object): Promise<Answer['body']>;
  own(id: string, verb: string, body?: object): Promise<Answer>;
  page(id: string): Promise<Answer['body']>;
  /** Decided as `granted` and sent. */
  answered(id: string, dispatch?: object): Promise<Answer['body']>;
}

export async function openDesk(server: TestBed): Promise<Desk> {
  const clerk = await server.staff(['clerk'], '王经办');
  const colleague = await server.staff(['clerk'], '陈经办');
  const reviewer = await server.staff(['reviewer'], '李审核');
  const head = await server.staff(['office_head'], '赵主任');
  const outsider = await server.staff(['clerk'], '外人', 'other');
  const citizen = await server.citizen('zhang-san');
  const stranger = await server.citizen('li-si');

  const page: Desk['page'] = async (id) => (await clerk.get(`/api/staff/applications/${id}`)).body;
  const act: Desk['act'] = async (who, id, verb, body = {}) => {
    const { version } = await page(id);
    return who.post(`/api/staff/applications/${id}/actions/${verb}`, { expectedVersion: version, ...body });
  };
  const done: Desk['done'] = async (who, id, verb, body = {}) => {
    const answer = await act(who, id, verb, body);
    if (answer.status !== 200) throw new Error(`${verb}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  return {
    clerk,
    colleague,
    reviewer,
    head,
    outsider,
    citizen,
    stranger,
    page,
    act,
    done,
    async handedIn(on, more = {}, fields = {}) {
      server.clock.freezeOn(on);
      const made = await clerk.post(
        '/api/staff/applications',
        {
          channel: 'in_person',
          fields: buildOtherForm(fields),
          submittedDate: on,
          confirmDuplicate: true,
          ...more,
        },
        { key: newKey() },
      );
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return made.body;
    },
    async online(on, fields = {}, of = citizen) {
      server.clock.freezeOn(on);
      const draft = await of.post(
        '/api/me/drafts',
        { agencyId: server.agencyId, fields: buildForm(fields) },
        { key: newKey() },
      );
      const made = await of.post(
        '/api/me/applications',
        { draftId: draft.body.id, confirmDuplicate: true },
        { key: newKey() },
      );
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return done(clerk, made.body.id, 'confirm-receipt');
    },
    async own(id, verb, body = {}) {
      const { version } = (await citizen.get(`/api/me/applications/${id}`)).body;
      return citizen.post(`/api/me/applications/${id}/actions/${verb}`, { expectedVersion: version, ...body });
    },
    async answered(id, dispatch = { method: 'post', trackingNumber: 'EA1' }) {
      await done(clerk, id, 'propose-decision', {
        parts: [{ code: 'granted', ground: 'article_36_2' }],
        text: '予以公开。',
      });
      await done(reviewer, id, 'approve-decision');
      return done(clerk, id, 'dispatch', dispatch);
    },
  };
}
