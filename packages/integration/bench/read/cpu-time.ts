import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc: fixed at 100 on Linux. */
const ticksPerSecond = 100;

/** Seconds of CPU that the whole machine spent so far on anything but idling. */
export function busySeconds(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (
    readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? ''
  )
    .split(/\s+/)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) / ticksPerSecond;
}

/** Seconds of CPU of all processes with one of these names, ended children included. */
export function processSeconds(name: string): number {
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry));
  return pids.reduce((sum, pid) => sum + secondsOf(pid, name), 0);
}

function secondsOf(pid: string, name: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.includes(`(${name})`) ? statSeconds(stat) : 0;
  } catch {
    return 0;
  }
}

/** Seconds of CPU of one process and of its children that ended. */
export function processTreeSeconds(pid: number): number {
  return statSeconds(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** utime, stime, cutime and cstime of a line of /proc/<pid>/stat (proc(5)); the name may hold spaces. */
function statSeconds(stat: string): number {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15);
  return fields.reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
}
