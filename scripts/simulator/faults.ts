import { type Signal, temperatureMessage } from './wire';

/** Every way in which a message was seen, or can be feared, to be wrong. */
export const FAULT_KINDS = [
  'truncated-json',
  'wrong-type',
  'missing-field',
  'empty-temperature',
  'garbled-temperature',
  'nan-temperature',
  'temperature-out-of-range',
  'unknown-direction',
  'frame-not-base64',
  'frame-not-jpeg',
  'empty-payload',
  'binary-garbage',
  'huge-string',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

type Fault = { kind: FaultKind; signal: Signal; payload: Buffer };

const HUGE_STRING_BYTES = 100 * 1024;

const FAULTS = {
  'truncated-json': { signal: 'temperature', text: '{"temperature":"36.' },
  'wrong-type': { signal: 'temperature', text: '{"temperature":{"celsius":36.5}}' },
  'missing-field': { signal: 'direction', text: '{"timestamp":"2025-10-03 12:34:56"}' },
  'empty-temperature': { signal: 'temperature', text: temperatureMessage('') },
  'garbled-temperature': { signal: 'temperature', text: temperatureMessage('3\u00106.?5') },
  'nan-temperature': { signal: 'temperature', text: temperatureMessage('nan') },
  'temperature-out-of-range': { signal: 'temperature', text: temperatureMessage('200') },
  'unknown-direction': { signal: 'direction', text: '{"direction":"위로 날아감"}' },
  'frame-not-base64': { signal: 'frame', text: '{"frame":"*** not base64 ***"}' },
  'frame-not-jpeg': {
    signal: 'frame',
    text: `{"frame":"${Buffer.from('a text, no picture').toString('base64')}"}`,
  },
  'empty-payload': { signal: 'crying', text: '' },
  'binary-garbage': { signal: 'crying', bytes: [0x00, 0xff, 0xfe, 0x80, 0xc3, 0x28, 0x7b, 0x22, 0x00] },
  'huge-string': { signal: 'temperature', text: temperatureMessage('A'.repeat(HUGE_STRING_BYTES)) },
} satisfies Record<FaultKind, { signal: Signal } & ({ text: string } | { bytes: number[] })>;

export function makeFault(kind: FaultKind): Fault {
  const fault = FAULTS[kind];
  const payload = 'bytes' in fault ? Buffer.from(fault.bytes) : Buffer.from(fault.text, 'utf8');
  return { kind, signal: fault.signal, payload };
}

/** The fault number `index` (from 0) of an endless round through all kinds. */
export function faultInTurn(index: number): Fault {
  return makeFault(FAULT_KINDS[index % FAULT_KINDS.length] ?? FAULT_KINDS[0]);
}
