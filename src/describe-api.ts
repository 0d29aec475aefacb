/** The API document of all routes, without a running database: routes are declared, never called. */
import { tmpdir } from 'node:os';
import mongoose, { type Connection } from 'mongoose';
import { systemClock } from './clock.js';
import { composeCommands } from './compose-commands.js';
import { composeRoutes } from './compose-routes.js';
import { createApp } from './http/app.js';
import { FixedWindowLimit } from './http/middleware/fixed-window-limit.js';
import { renderOpenApi } from './http/openapi.js';
import { PublicCache } from './http/public-cache.js';
import { type MountedRouters } from './http/routers.js';

export async function describeApi(): Promise<string> {
  return renderOpenApi(await declaredRouters());
}

/** Every router with its declared routes; none of them can be called. */
export async function declaredRouters(): Promise<MountedRouters> {
  // The driver names a database without connecting to it.
  const client = new mongoose.mongo.MongoClient('mongodb://127.0.0.1:1');
  const connection = { db: client.db('none') } as unknown as Connection;
  const monotonicNow = (): number => 0;
  const commands = composeCommands({
    connection,
    clock: systemClock,
    fieldKeys: [{ id: 'none', key: Buffer.alloc(32, 1) }],
    lookupKey: Buffer.alloc(32, 2),
  });
  const unused = (): never => {
    throw new Error('not called while the document is written');
  };
  const app = await createApp({
    config: { production: false, https: false, trustedProxies: 0, uploadDirectory: tmpdir() },
    log: { debug: unused, info: unused, warn: unused, error: unused },
    sessions: { citizenByToken: unused, staffByToken: unused },
    rateLimits: { consume: unused },
    publicReadLimit: new FixedWindowLimit({ perWindow: 1, windowMs: 1, maxKeys: 1, monotonicNow }),
    publicCache: new PublicCache({ maxBytes: 1, maxEntries: 1, ttlMs: 1, monotonicNow }),
    health: unused,
    monotonicNow,
    routes: composeRoutes({
      connection,
      commands,
      login: { login: unused },
      sms: { send: unused },
      seal: { seal: unused },
      live: { open: unused },
      ledgerRunner: { begin: unused },
      evidenceBinder: { assertRoom: unused, bind: unused },
      maxUploadBytes: 10 * 1_048_576,
      about: { simulator: false, staffSignOn: false, personas: [] },
      services: { wechat: 'absent', sms: 'absent', seal: 'absent', scanner: 'absent' },
    }),
  });
  return app.routers;
}
