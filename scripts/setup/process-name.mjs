import { readFileSync } from 'node:fs';

/**
 * A name that no other process gets, unlike its number, which comes again after a restart of the machine or of a
 * container. Where /proc is missing it is the number alone.
 * @param {number} pid
 * @returns {string | null} null when it has ended
 */
export function nameProcess(pid) {
  if (process.platform !== 'linux') return answers(pid) ? `${pid}` : null;
  try {
    // proc_pid_stat(5): the name in brackets may hold blanks; state is field 3, starttime field 22.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    return fields[0] === 'Z' ? null : `${pid}:${fields[19]}`;
  } catch {
    return null;
  }
}

/** @param {string} name as nameProcess gave it */
export function isRunning(name) {
  return nameProcess(Number.parseInt(name, 10)) === name;
}

function answers(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
