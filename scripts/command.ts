import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { paths } from './paths.ts';

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

interface CommandOptions {
  /** Show the output as it comes instead of keeping it. */
  readonly live?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Text given on standard input. */
  readonly input?: string;
}

/** Runs a program of node_modules/.bin in the project's folder. A failing program is an outcome, not an error. */
export function command(program: string, args: readonly string[], options: CommandOptions = {}): Promise<Outcome> {
  const output = options.live ? 'inherit' : 'pipe';
  const child = spawn(join(paths.bin, program), args, {
    cwd: paths.root,
    stdio: [options.input === undefined ? 'inherit' : 'pipe', output, output],
    env: { ...process.env, ...options.env },
    shell: process.platform === 'win32',
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdin?.end(options.input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: said }));
  });
}
