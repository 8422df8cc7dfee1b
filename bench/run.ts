import { benchAlertLatency } from './alert-latency';
import { printMachine } from './figures';
import { benchFramePayload } from './frame-payload';
import { benchHistory } from './history';
import { benchJournal } from './journal';
import { benchRecording } from './recording';
import { benchRules } from './rules';
import { benchStreamLatency } from './stream-latency';
import { benchVideo } from './video';

/** `npm run bench`, or with names: `npm run bench -- journal`. */
const BENCHES = {
  'alert-latency': benchAlertLatency,
  'frame-payload': benchFramePayload,
  history: benchHistory,
  journal: benchJournal,
  recording: benchRecording,
  rules: benchRules,
  'stream-latency': benchStreamLatency,
  video: benchVideo,
} as const satisfies Record<string, () => Promise<void>>;

async function main(names: string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    console.error(`No benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`);
    process.exitCode = 1;
    return;
  }
  printMachine();
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length === 0 || names.includes(name)) await bench();
  }
}

await main(process.argv.slice(2));
