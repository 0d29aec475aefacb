/** Three real `mongod` on one machine as one replica set, whose primary can be killed and comes back as a member. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { ensureMongod } from '../lib/mongod-binary.mjs';
import { freePort } from './server.js';

const { MongoClient } = mongoose.mongo;

const NAME = 'storm';
const MEMBERS = 3;
const READY_WITHIN_MS = 90_000;

interface Member {
  port: number;
  folder: string;
  process: ChildProcess | null;
}

interface MemberState {
  name: string;
  stateStr: string;
}

export class ReplicaSet {
  #members: Member[] = [];

  private constructor(
    readonly folder: string,
    private readonly binary: string,
  ) {}

  static async start(): Promise<ReplicaSet> {
    const { path } = await ensureMongod();
    const set = new ReplicaSet(mkdtempSync(join(tmpdir(), 'disclosure-storm-db-')), path);
    guardAgainstKill(set.folder);
    for (let index = 0; index < MEMBERS; index += 1) {
      const folder = join(set.folder, `member-${index}`);
      mkdirSync(folder);
      set.#members.push({ port: await freePort(), folder, process: null });
    }
    for (const member of set.#members) set.#spawn(member);
    await set.#initiate();
    await set.settled();
    return set;
  }

  get uri(): string {
    return `mongodb://${this.#members.map(({ port }) => `127.0.0.1:${port}`).join(',')}/disclosure?replicaSet=${NAME}`;
  }

  /**
   * Kills the primary, waits until the others have elected one, and brings the killed one back.
   * @returns how long nobody was primary, in milliseconds
   */
  async killPrimary(): Promise<number> {
    const primary = await this.#primary();
    if (!primary?.process) throw new Error('no primary to kill');
    const gone = once(primary.process, 'exit');
    const from = performance.now();
    primary.process.kill('SIGKILL');
    await gone;
    primary.process = null;
    while (!(await this.#primary(primary))) await pause(100);
    const without = performance.now() - from;
    this.#spawn(primary);
    return without;
  }

  /** Waits until one is primary and all others follow it. */
  async settled(): Promise<void> {
    const until = performance.now() + READY_WITHIN_MS;
    for (;;) {
      const states = (await this.#states().catch(() => [])).map(({ stateStr }) => stateStr).sort();
      if (states.join() === 'PRIMARY,SECONDARY,SECONDARY') return;
      if (performance.now() > until) throw new Error(`the replica set did not settle: ${states.join()}`);
      await pause(200);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.#members.map(async (member) => {
        if (!member.process || member.process.exitCode !== null) return;
        const gone = once(member.process, 'exit');
        member.process.kill('SIGKILL');
        await gone;
      }),
    );
    rmSync(this.folder, { recursive: true, force: true });
  }

  #spawn(member: Member): void {
    const log = openSync(join(member.folder, 'mongod.log'), 'a');
    const args = ['--dbpath', member.folder, '--port', String(member.port), '--bind_ip', '127.0.0.1'];
    args.push('--replSet', NAME, '--wiredTigerCacheSizeGB', '0.25', '--nounixsocket');
    args.push('--setParameter', 'diagnosticDataCollectionEnabled=false');
    member.process = spawn(this.binary, args, { stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    writeFileSync(join(member.folder, 'pid'), String(member.process.pid));
  }

  async #initiate(): Promise<void> {
    const members = this.#members.map(({ port }, _id) => ({ _id, host: `127.0.0.1:${port}` }));
    const until = performance.now() + READY_WITHIN_MS;
    for (;;) {
      try {
        await command(this.#members[0] as Member, { replSetInitiate: { _id: NAME, members } });
        return;
      } catch (error) {
        // All must listen first.
        if (performance.now() > until) throw error;
        await pause(200);
      }
    }
  }

  async #primary(except?: Member): Promise<Member | null> {
    for (const member of this.#members) {
      if (member === except || !member.process) continue;
      const hello = await command(member, { hello: 1 }).catch(() => null);
      if (hello?.['isWritablePrimary']) return member;
    }
    return null;
  }

  async #states(): Promise<MemberState[]> {
    const asked = this.#members.find(({ process }) => process !== null) as Member;
    const { members } = await command(asked, { replSetGetStatus: 1 });
    return members as MemberState[];
  }
}

async function command({ port }: Member, order: Record<string, unknown>): Promise<Record<string, unknown>> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2_000,
    connectTimeoutMS: 2_000,
  });
  try {
    return await client.db('admin').command(order);
  } finally {
    await client.close();
  }
}

/** A small shell that sees the end of this process, however it comes, and takes the databases and their folder along. */
function guardAgainstKill(folder: string): void {
  const script =
    'cat >/dev/null; [ -d "$1" ] || exit 0; for f in "$1"/*/pid; do kill -9 "$(cat "$f")" 2>/dev/null; done; sleep 0.2; rm -rf "$1"';
  const guard = spawn('sh', ['-c', script, 'sh', folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.on('error', () => {});
  guard.unref();
  (guard.stdin as unknown as { unref?: () => void }).unref?.();
}
