/**
 * A lock between processes, held by a file that names its owner: whoever finds the owner dead takes it over.
 * Node has no flock; the owner is named by process id and start time, so that a reused id is not taken for the owner.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from './plain-error.mjs';
import { makeFolder } from './paths.mjs';

const UNREADABLE_IS_STALE_AFTER_MS = 5_000;
const SAY_WAITING_AFTER_MS = 2_000;

/**
 * The fields of /proc/<pid>/stat from the third on (state first), or none where there is no /proc.
 * @param {number} pid
 */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/**
 * Who a process is, beyond its id: on Linux the tick at which it started, elsewhere unknown (empty).
 * @param {number} pid
 */
const startOf = (pid) => statOf(pid)[19] ?? '';

/** What identifies a process in our files. */
export function processMark(pid = process.pid) {
  return { pid, start: startOf(pid) };
}

/**
 * Does the marked process still live? A zombie (dead, not yet collected by its parent) does not; one whose other threads
 * are still ending does, because it holds its port and its files until then.
 * @param {{ pid: number, start?: string } | null | undefined} mark
 */
export function isAlive(mark) {
  if (!mark || !Number.isInteger(mark.pid) || mark.pid <= 0) return false;
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const stat = statOf(mark.pid);
  const [state] = stat;
  if ((state === 'Z' || state === 'X') && Number(stat[17]) <= 1) return false;
  return !mark.start || !stat[19] || stat[19] === mark.start;
}

/**
 * Runs `work` while no other process holds the same lock.
 * @template T
 * @param {string} file
 * @param {() => Promise<T> | T} work
 * @param {{ waitingFor?: string, timeoutMs?: number }} [options] what to tell the person who waits; how long at most
 * @returns {Promise<T>}
 */
export async function withFileLock(file, work, { waitingFor = '', timeoutMs = 900_000 } = {}) {
  makeFolder(dirname(file));
  const startedAt = Date.now();
  let said = false;
  while (!tryLock(file)) {
    const waited = Date.now() - startedAt;
    if (waited > timeoutMs)
      throw new Error(`等待 ${file} 超过 ${Math.round(timeoutMs / 1000)} 秒，请结束占用它的进程后重试。`);
    if (!said && waitingFor && waited > SAY_WAITING_AFTER_MS) {
      say(waitingFor);
      said = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 50));
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function tryLock(file) {
  if (create(file)) return true;
  if (!isStale(file)) return false;
  // Only one process at a time may take over a dead owner's lock, or two would each remove the other's.
  const takeover = `${file}.takeover`;
  if (!create(takeover)) {
    if (isStale(takeover)) rmSync(takeover, { force: true });
    return false;
  }
  try {
    if (isStale(file)) renameSync(file, `${file}.dead`);
  } catch {
    // The owner released it meanwhile.
  } finally {
    rmSync(`${file}.dead`, { force: true });
    rmSync(takeover, { force: true });
  }
  return create(file);
}

function create(file) {
  try {
    writeFileSync(file, JSON.stringify(processMark()), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    if (error.code === 'ENOSPC') rmSync(file, { force: true });
    throw error;
  }
}

function isStale(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return false;
  }
  try {
    return !isAlive(JSON.parse(text));
  } catch {
    // Between creating the file and writing the owner's name into it, it is empty: only an old one is a wreck.
    try {
      return Date.now() - statSync(file).mtimeMs > UNREADABLE_IS_STALE_AFTER_MS;
    } catch {
      return false;
    }
  }
}
