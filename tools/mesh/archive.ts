/** The archive folder: a git repository of its own, in which every run leaves at most one commit, whatever is cut off. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Archive {
  readonly folder: string;
  /** Whole or not at all. */
  write(path: string, text: string): void;
  /** '' when it is not there. */
  read(path: string): string;
  /** Everything that changed. False when nothing did. */
  commit(message: string): boolean;
  close(): void;
}

/** Null while another run is at it. Throws when git is not to be had. */
export function openArchive(folder: string): Archive | null {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, '.git'))) git(folder, 'init', '--quiet');
  const lock = join(folder, '.git', 'mesh.lock');
  if (isHeld(lock)) return null;
  writeFileSync(lock, String(process.pid));
  // Of a run that was cut off within git.
  rmSync(join(folder, '.git', 'index.lock'), { force: true });
  return {
    folder,
    write(path, text) {
      const whole = join(folder, path);
      mkdirSync(dirname(whole), { recursive: true });
      const beside = join(folder, '.git', 'mesh.new');
      writeFileSync(beside, text);
      renameSync(beside, whole);
    },
    read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : ''),
    commit(message) {
      git(folder, 'add', '--all');
      if (git(folder, 'status', '--porcelain') === '') return false;
      git(
        folder,
        '-c',
        'user.name=Dealer Hub mesh',
        '-c',
        'user.email=mesh@localhost',
        'commit',
        '--quiet',
        '-m',
        message,
      );
      return true;
    },
    close: () => rmSync(lock, { force: true }),
  };
}

/** By a process that is alive. */
function isHeld(lock: string): boolean {
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (!pid || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function git(folder: string, ...words: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${words[0] ?? ''} in ${folder} failed: ${error?.message ?? stderr.trim()}`);
  return stdout.trim();
}
