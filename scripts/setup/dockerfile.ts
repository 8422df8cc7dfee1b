import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { runChild } from './child.mjs';

/** A stage of a Dockerfile, played in a folder that stands for its root. */
export interface Stage {
  name: string | null;
  base: string;
  root: string;
  /** Absolute, as the stage sees it. */
  workdir: string;
  env: Record<string, string>;
  user: string | null;
  healthCheck: string[] | null;
  command: string[] | null;
}

export interface DockerBuild {
  /** Folder of the Dockerfile, and its files that .dockerignore lets through. */
  context: { root: string; files: readonly string[] };
  /** Empty folder that holds the stages. */
  folder: string;
  /** Environment of RUN, besides that of the stage. */
  env: Record<string, string>;
  /** Whether RUN may do what changes the machine and not the stage's folder: apt-get, chown. */
  mayChangeSystem: boolean;
}

interface Step extends DockerBuild {
  stages: Stage[];
  stage: Stage;
}

type Instruction = (step: Step, text: string) => void | Promise<void>;

/**
 * Runs a Dockerfile without Docker: each stage has an empty folder as its root for WORKDIR and COPY, and each RUN is
 * really run there by a shell of this machine, which takes the place of the base image. @returns the last stage.
 * @throws on an instruction or an option that it does not know, and on a step that fails
 */
export async function runDockerfile(build: DockerBuild, text: string): Promise<Stage> {
  const stages: Stage[] = [];
  for (const { name, rest } of parseDockerfile(text)) {
    if (name === 'FROM') stages.push(openStage(build, stages.length, rest));
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`${name} before FROM`);
    const instruction = INSTRUCTIONS[name];
    if (instruction === undefined) throw new Error(`An instruction that is not known here: ${name} ${rest}`);
    await instruction({ ...build, stages, stage }, rest);
  }
  const last = stages.at(-1);
  if (last === undefined) throw new Error('There is no FROM');
  return last;
}

/** Instructions with their lines joined, comments taken away. */
export function parseDockerfile(text: string): { name: string; rest: string }[] {
  const lines = text.replace(/^\s*#.*\n/gm, '').replace(/\\\n\s*/g, '');
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...words] = line.trim().split(/\s+/);
      return { name, rest: words.join(' ') };
    });
}

const INSTRUCTIONS: Record<string, Instruction | undefined> = {
  FROM: () => undefined,
  WORKDIR({ stage }, text) {
    stage.workdir = resolve(stage.workdir, plain(text));
    mkdirSync(within(stage, '.'), { recursive: true });
  },
  COPY: copy,
  ENV({ stage }, text) {
    for (const [, name = '', value = ''] of text.matchAll(/(\w+)=(\S+)/g)) stage.env[name] = plain(value);
  },
  RUN: run,
  USER({ stage }, text) {
    stage.user = plain(text);
  },
  // What they say is for who runs the image.
  EXPOSE: () => undefined,
  VOLUME({ stage }, text) {
    mkdirSync(within(stage, plain(text)), { recursive: true });
  },
  HEALTHCHECK({ stage }, text) {
    const [, command] =
      /^(?:--(?:interval|timeout|start-period)=\d+s |--retries=\d+ )*CMD (\[.*\])$/.exec(text) ?? [];
    if (command === undefined) throw new Error(`A form of HEALTHCHECK that is not known here: ${text}`);
    stage.healthCheck = JSON.parse(command);
  },
  CMD({ stage }, text) {
    stage.command = JSON.parse(text);
  },
};

function openStage({ folder }: DockerBuild, index: number, text: string): Stage {
  const [, base, name = null] = /^(\S+)(?: AS (\S+))?$/.exec(text) ?? [];
  if (base === undefined) throw new Error(`A form of FROM that is not known here: ${text}`);
  const root = join(folder, String(index));
  mkdirSync(root);
  return { name, base, root, workdir: '/', env: {}, user: null, healthCheck: null, command: null };
}

function copy({ context, stages, stage }: Step, text: string): void {
  const words = text.split(' ');
  const [, from] = /^--from=(.+)$/.exec(words[0] ?? '') ?? [];
  const paths = (from === undefined ? words : words.slice(1)).map(plain);
  const target = paths.pop() ?? '';
  const intoFolder = paths.length > 1 || target.endsWith('/');
  for (const source of paths) {
    const destination = within(stage, intoFolder ? join(target, basename(source)) : target);
    if (from === undefined) copyFromContext(context, source, { target: within(stage, target), destination });
    else copyFromStage(stages, from, { source, destination });
  }
}

/** A folder gives its content, a file itself. */
function copyFromContext(
  { root, files }: DockerBuild['context'],
  source: string,
  { target, destination }: { target: string; destination: string },
): void {
  const prefix = source === '.' ? '' : `${source}/`;
  const inside = files.filter((file) => file.startsWith(prefix));
  if (files.includes(source)) copyPath(join(root, source), destination);
  else if (inside.length === 0) throw new Error(`COPY: ${source} is not in the context`);
  else for (const file of inside) copyPath(join(root, file), join(target, file.slice(prefix.length)));
}

function copyFromStage(
  stages: readonly Stage[],
  name: string,
  { source, destination }: { source: string; destination: string },
): void {
  const stage = stages.find((candidate) => candidate.name === name);
  if (stage === undefined) throw new Error(`COPY: there is no stage ${name}`);
  const path = join(stage.root, source);
  if (!existsSync(path)) throw new Error(`COPY: ${source} is not in the stage ${name}`);
  copyPath(path, destination);
}

function copyPath(from: string, to: string): void {
  mkdirSync(statSync(from).isDirectory() ? to : dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

async function run({ stage, env, mayChangeSystem }: Step, text: string): Promise<void> {
  // The mount keeps apt's lists out of the image; here they are those of the machine.
  const command = text.replace(/^--mount=type=tmpfs,target=\/var\/lib\/apt\/lists /, '');
  if (command.startsWith('--')) throw new Error(`An option of RUN that is not known here: ${text}`);
  if (!mayChangeSystem && /\b(apt-get|chown)\b/.test(command)) return;
  const options = {
    cwd: within(stage, '.'),
    env: { ...env, ...stage.env } as NodeJS.ProcessEnv,
    capture: true,
  };
  const { code, output } = await runChild('/bin/sh', ['-ec', command], options);
  if (code !== 0) throw new Error(`RUN ${command} ended with ${code}:\n${output.slice(-4_000)}`);
}

/** Where a path of the stage is on this machine. */
function within(stage: Stage, path: string): string {
  return join(stage.root, resolve(stage.workdir, path));
}

/** @throws on a variable: nothing here fills it in. */
function plain(text: string): string {
  if (text.includes('$')) throw new Error(`Variables are not known here: ${text}`);
  return text.replace(/^"(.*)"$/, '$1');
}
