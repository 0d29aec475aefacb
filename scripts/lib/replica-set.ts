/** A database that somebody else runs: is it there, and can it do transactions? */
import mongoose from 'mongoose';
import { PlainError } from './plain-error.mjs';

const { MongoClient } = mongoose.mongo;

const ANSWER_WITHIN_MS = 8_000;

/**
 * @throws {PlainError} if it cannot be reached, or stands alone: a case, its tally entries and its audit row are
 *   written in one transaction, and MongoDB has transactions only in a replica set or a sharded cluster.
 */
export async function requireReplicaSet(uri: string): Promise<void> {
  let hello: { setName?: string; msg?: string };
  let client: InstanceType<typeof MongoClient> | null = null;
  try {
    client = new MongoClient(uri, { serverSelectionTimeoutMS: ANSWER_WITHIN_MS });
    hello = await client.db('admin').command({ hello: 1 });
  } catch (error) {
    const reason = error instanceof Error ? withoutPassword(error.message) : '原因不明';
    throw new PlainError(
      `连不上 MONGODB_URI 指定的数据库（${withoutPassword(uri)}）：${reason}\n请检查地址、账号和网络后重试。`,
    );
  } finally {
    await client?.close();
  }
  if (hello.setName || hello.msg === 'isdbgrid') return;
  throw new PlainError(
    `MONGODB_URI 指定的数据库（${withoutPassword(uri)}）是单机模式，不是副本集。\n` +
      '办理一件申请时，案件、统计和审计记录必须在同一个事务里写入，而 MongoDB 只在副本集里支持事务。\n' +
      '请以 --replSet rs0 启动 mongod 并执行一次 rs.initiate()；一台机器上的单节点副本集也可以。',
  );
}

/**
 * The address with a database in it. One already named stays. A user is looked up where it was before: naming a
 * database would otherwise move the lookup there.
 */
export function withDatabaseName(uri: string, name: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri);
  if (!parts) throw new PlainError('MONGODB_URI 的格式不正确，应为 mongodb://主机:端口/数据库?replicaSet=名称。');
  const [, scheme, hosts, database, query = ''] = parts as unknown as [string, string, string, string?, string?];
  if (database) return uri;
  const parameters = query ? query.split('&') : [];
  const keepsUser = hosts.includes('@') && !parameters.some((one) => /^auth(Source|Mechanism)=/i.test(one));
  if (keepsUser) parameters.push('authSource=admin');
  return `${scheme}${hosts}/${name}${parameters.length ? `?${parameters.join('&')}` : ''}`;
}

/** For messages: the password does not belong on a screen. */
export function withoutPassword(text: string): string {
  return text.replace(/(mongodb(?:\+srv)?:\/\/[^:@/\s]*):[^@/\s]*@/g, '$1:***@');
}
