/** The accounts of the demo, as the terminal tells them at every start in demo mode. */
import { STAFF_ROLES } from '../policies/actor.js';
import { AGENCY_DATA, DEMO_PASSWORD } from './agency-data.js';
import { PERSONAS } from './applicants.js';

/** How many citizens are named; the others can be tried too. */
const CITIZENS_NAMED = 4;

export function demoAccountLines(): string[] {
  const staff = Object.values(AGENCY_DATA).flatMap(({ name, staff: members }) => [
    `  ${name}`,
    ...members.map(({ account, name: person, roles }) => {
      return `    ${account.padEnd(16)}${person}（${roles.map((role) => STAFF_ROLES[role]).join('、')}）`;
    }),
  ]);
  const citizens = PERSONAS.slice(0, CITIZENS_NAMED).map(({ persona, name }) => `    ${persona.padEnd(20)}${name}`);
  return [
    `演示账号（仅演示模式，密码都是 ${DEMO_PASSWORD}）：`,
    ...staff,
    '  公众（不需要密码；接口的登录码是“名称.任意字符”，每个只能用一次，如 persona-demo-zhou.1）',
    ...citizens,
  ];
}
