/** The years that are over are frozen, as they are in an office that works: the tables of a year are read beside those of the year before. */
import { type Connection } from 'mongoose';
import { systemClock } from '../../src/clock.js';
import { freezeTables } from '../../src/commands/report/freeze-tables.js';
import { composeCommands } from '../../src/compose-commands.js';
import { readConfig } from '../../src/config.js';
import { type StaffActor } from '../../src/policies/actor.js';
import { benchEnvironment } from './environment.js';
import { clerkOf } from './people.js';
import { AGENCIES, agencyId } from './plan.js';

const YEARS = [2021, 2022, 2023, 2024, 2025];

export async function freezeYears(connection: Connection): Promise<void> {
  const config = readConfig(benchEnvironment('.', 'mongodb://127.0.0.1/bench'));
  const commands = composeCommands({ connection, clock: systemClock, ...config });
  for (const index of AGENCIES.keys()) {
    const { id, name } = clerkOf(index);
    const actor: StaffActor = {
      type: 'staff',
      staffId: id,
      agencyId: agencyId(index),
      roles: ['office_head'],
      name,
      sessionId: id,
      mustChangePassword: false,
    };
    for (const year of YEARS) {
      await freezeTables(commands, actor, { agencyId: actor.agencyId, year, explanation: '测量用的数据' });
    }
  }
}
