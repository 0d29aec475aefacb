/** The storm itself: everybody acts at once while the clock goes on and things are killed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEphemeralDatabase } from '../lib/ephemeral-mongod.js';
import { say } from '../lib/plain-error.mjs';
import { citizenActor } from './citizen.js';
import { staffActor } from './clerk.js';
import { type ApiDocument, Contract } from './contract.js';
import { stormConfig } from './environment.js';
import { Memory } from './memory.js';
import { type StormOptions } from './options.js';
import { ReplicaSet } from './replica-set.js';
import { freePort, StormServer } from './server.js';
import { type Actor, type Stage } from './stage.js';
import { examine, type Examination } from './examine.js';
import { FIRST_DAY, makeWorld, type World } from './world.js';

const LOOK_EVERY_MS = 50;
const DAY_MS = 86_400_000;
/** Every so manieth new day finds everybody signed out. */
const SIGNED_OUT_EVERY = 10;

export interface StormSummary {
  ok: boolean;
  seed: number;
  options: Omit<StormOptions, 'database'>;
  seconds: number;
  actions: number;
  counts: Record<string, number>;
  statuses: Record<number, number>;
  accepted: Record<string, number>;
  offeredButRefused: Record<string, number>;
  slowest: { milliseconds: number; request: string };
  kills: { what: 'server' | 'primary'; afterActions: number; downMs: number }[];
  examined: Examination;
  findings: Memory['findings'];
  findingsByKind: Record<string, number>;
  findingsInAll: number;
}

export async function runStorm(options: StormOptions): Promise<StormSummary> {
  const from = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'disclosure-storm-'));
  const replicaSet = options.replicas === 3 ? await ReplicaSet.start() : null;
  const database = options.database || replicaSet ? null : await openEphemeralDatabase();
  const mongoUri = options.database ?? replicaSet?.uri ?? database?.uri ?? '';
  const setup = { mongoUri, dataDir: folder, port: await freePort() };
  const server = new StormServer(setup, join(folder, 'server.log'));
  let world: World | null = null;
  let ok = false;
  try {
    world = await makeWorld(mongoUri, stormConfig(setup), options.actors);
    await server.start(world.clock.now());
    const memory = new Memory();
    const weather = new Weather(options, { server, replicaSet, world });
    const described = await fetch(`${server.origin}/api/openapi.json`);
    const contract = new Contract((await described.json()) as ApiDocument);
    const stage: Stage = {
      world,
      memory,
      options,
      line: {
        origin: server.origin,
        contract,
        memory,
        isTimed: replicaSet !== null,
        mayBreak: () => weather.isServerDown,
      },
    };
    await weather.blow(actorsOf(stage));
    const examined = await examine(stage, server, replicaSet);
    ok = memory.findingsInAll === 0;
    const { database: _, ...told } = options;
    return {
      ok,
      seed: options.seed,
      options: told,
      seconds: Math.round((performance.now() - from) / 100) / 10,
      actions: weather.done,
      counts: memory.counts,
      statuses: memory.statuses,
      accepted: memory.accepted,
      offeredButRefused: memory.offeredButRefused,
      slowest: { ...memory.slowest, milliseconds: Math.round(memory.slowest.milliseconds) },
      kills: weather.kills,
      examined,
      findings: memory.findings,
      findingsByKind: memory.findingsByKind,
      findingsInAll: memory.findingsInAll,
    };
  } finally {
    await server.kill();
    await world?.connection.close();
    await replicaSet?.stop();
    await database?.stop();
    if (ok) rmSync(folder, { recursive: true, force: true });
    else say(`服务器的日志：${server.logFile}`);
  }
}

function actorsOf(stage: Stage): Actor[] {
  const { staff, citizens } = stage.world;
  return [
    ...staff.map((member, index) => staffActor(stage, member, index)),
    ...Array.from({ length: citizens }, (_, index) => citizenActor(stage, index)),
  ];
}

interface Exposed {
  server: StormServer;
  replicaSet: ReplicaSet | null;
  world: World;
}

class Weather {
  done = 0;
  isServerDown = false;
  readonly kills: StormSummary['kills'] = [];
  #day = 0;
  #over = false;
  readonly #from = performance.now();
  /** Seconds in which there was no server are not counted. */
  #downMs = 0;

  constructor(
    private readonly options: StormOptions,
    private readonly exposed: Exposed,
  ) {}

  async blow(actors: readonly Actor[]): Promise<void> {
    const playing = Promise.all(actors.map((actor) => this.#play(actor)));
    playing.catch(() => {});
    const watching = this.#watch();
    try {
      await playing;
    } finally {
      this.#over = true;
      await watching;
    }
  }

  async #play(actor: Actor): Promise<void> {
    while (this.#progress() < 1) {
      this.done += 1;
      await actor.act();
    }
  }

  /** From 0 to 1. */
  #progress(): number {
    const { actions, seconds } = this.options;
    const time = seconds === null ? 0 : (performance.now() - this.#from - this.#downMs) / (seconds * 1_000);
    return Math.max(this.done / actions, time);
  }

  async #watch(): Promise<void> {
    const { days, kills } = this.options;
    while (!this.#over) {
      const progress = Math.min(1, this.#progress());
      if (this.kills.length < kills && progress >= (this.kills.length + 1) / (kills + 1)) await this.#strike();
      else if (this.#day < Math.floor(progress * days)) await this.#nextDay();
      else await pause(LOOK_EVERY_MS);
    }
  }

  async #strike(): Promise<void> {
    const { server, replicaSet, world } = this.exposed;
    const afterActions = this.done;
    const from = performance.now();
    if (replicaSet) {
      await replicaSet.settled();
      const downMs = Math.round(await replicaSet.killPrimary());
      this.kills.push({ what: 'primary', afterActions, downMs });
    } else {
      this.isServerDown = true;
      await server.kill();
      await server.start(world.clock.now());
      const downMs = Math.round(performance.now() - from);
      this.#downMs += downMs;
      this.kills.push({ what: 'server', afterActions, downMs });
      // What was sent to the old process fails a moment later than it dies.
      await pause(2_000);
      this.isServerDown = false;
    }
    say(`第 ${this.kills.length} 次：杀死了${replicaSet ? '主节点' : '服务器'}，已做 ${afterActions} 步`);
  }

  async #nextDay(): Promise<void> {
    const { server, world } = this.exposed;
    this.#day += 1;
    const morning = new Date(new Date(`${FIRST_DAY}T09:00:00+08:00`).getTime() + this.#day * DAY_MS);
    if (this.#day % SIGNED_OUT_EVERY !== 0) await stubbornly(() => keepSignedIn(world, morning));
    world.clock.moveTo(morning);
    await stubbornly(() => server.moveClock(morning));
  }
}

/** Between two primaries nothing can be written; the storm itself only waits for the next. */
async function stubbornly(work: () => Promise<void>): Promise<void> {
  const until = performance.now() + 60_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > until) throw error;
      await pause(500);
    }
  }
}

/** Nobody works through the night; signing in all of them every morning would measure the hashing of passwords. */
async function keepSignedIn({ connection }: World, morning: Date): Promise<void> {
  const expiresAt = new Date(morning.getTime() + 8 * 3_600_000);
  for (const name of ['citizenSessions', 'staffSessions']) {
    await connection.db?.collection(name).updateMany({}, { $set: { lastSeenAt: morning, expiresAt } });
  }
}
