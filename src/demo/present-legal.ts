/** The lines of today's desk on which a lawyer is asked: one waits for him, one he has answered, one was worded anew after that. */
import { claim } from '../commands/application/assign.js';
import { returnDecision } from '../commands/application/decide.js';
import { propose } from './case-steps.js';
import { askLawyer, lawyerSays } from './legal-steps.js';
import { type Deed, type PresentCase } from './present-desk.js';

const take: Deed = (file) => file.act(claim, file.clerk, {});
const sendBack: Deed = (file) =>
  file.act(returnDecision, file.staff('reviewer'), { comment: '请按法律顾问的意见区分处理，再报一次。' });

export const BEFORE_LAWYER: readonly PresentCase[] = [
  {
    outcome: 'refused_deliberative_process',
    channel: 'online',
    received: 12,
    deeds: [
      [11, take],
      [2, (file) => propose(file, 'refused_deliberative_process')],
      [1, (file) => askLawyer(file)],
    ],
  },
  {
    outcome: 'partially_granted',
    channel: 'email',
    received: 15,
    deeds: [
      [14, take],
      [3, (file) => propose(file, 'partially_granted')],
      [2, (file) => askLawyer(file)],
      [1, (file) => lawyerSays(file, 'agrees_with_changes')],
    ],
  },
  {
    outcome: 'refused_internal_affairs',
    channel: 'online',
    received: 17,
    deeds: [
      [16, take],
      [6, (file) => propose(file, 'refused_internal_affairs')],
      [5, (file) => askLawyer(file)],
      [4, (file) => lawyerSays(file, 'disagrees')],
      [3, sendBack],
      [1, (file) => propose(file, 'partially_granted')],
    ],
  },
];
