import { EventEmitter, once } from 'node:events';
import { createMotor, type Motor } from './motor';
import { type MotorAction, parseServoMessage } from './wire';

/** `at` is the wall clock in ms. */
export type MotorCommand = { action: MotorAction; at: number };

export type SimulatedCradleEvents = { command: [MotorCommand]; frame: [Buffer]; temperature: [number] };

/** What the device did and was told, for tests and benches to read. */
export type CradleState = {
  temperature: number | null;
  framesSent: number;
  lastFrame: Buffer | null;
  commands: MotorCommand[];
  motor: Motor;
  events: EventEmitter<SimulatedCradleEvents>;
};

const COMMAND_LIMIT_MS = 10_000;

export function createCradleState(): CradleState {
  return {
    temperature: null,
    framesSent: 0,
    lastFrame: null,
    commands: [],
    motor: createMotor(),
    events: new EventEmitter<SimulatedCradleEvents>(),
  };
}

export function noteTemperature(state: CradleState, celsius: number): void {
  state.temperature = celsius;
  state.events.emit('temperature', celsius);
}

export function noteFrame(state: CradleState, jpeg: Buffer): void {
  state.framesSent++;
  state.lastFrame = jpeg;
  state.events.emit('frame', jpeg);
}

/** Obeys a message of the servo topic; one that is no command is only logged. */
export function obeyServo(state: CradleState, payload: Buffer, log: (line: string) => void): void {
  const action = parseServoMessage(payload);
  log(`servo: ${payload.toString('utf8').slice(0, 200)}${action ? '' : ' (not understood)'}`);
  if (!action) return;
  const command = { action, at: Date.now() };
  state.motor.obey(action, performance.now());
  state.commands.push(command);
  state.events.emit('command', command);
}

/** Rejects when `signal` aborts, or after 10 s without a command. */
export async function nextCommand(state: CradleState, signal?: AbortSignal): Promise<MotorCommand> {
  const limit = AbortSignal.timeout(COMMAND_LIMIT_MS);
  const [command] = await once(state.events, 'command', {
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  return command;
}
