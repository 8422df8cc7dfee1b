import { createPreroll, type PrerollFrame } from '@/lib/frames/preroll';
import type { Clock } from '@/lib/platform/clock';
import { BEFORE_MS } from '@/lib/recordings/interval';
import { createRecorder, type Recorder } from '@/lib/recordings/recorder';
import type { Journal } from '@/lib/store/journal';
import type { WatchPorts } from '@/lib/watch/ports';

interface RecordingDeps {
  clock: Clock;
  /** Memory of all rings together. */
  prerollBytes: number;
  journal: Pick<Journal, 'frame'>;
  hasRoom(): boolean;
}

/** Recordings in the running server: what the watch hands over, and where of it goes. */
export interface Recording extends Pick<Recorder<PrerollFrame>, 'begin' | 'causeOf' | 'forget'> {
  /** For the watch. */
  port: WatchPorts['recorder'];
}

export function createRecording({ clock, prerollBytes, journal, hasRoom }: RecordingDeps): Recording {
  const recorder = createRecorder<PrerollFrame>({
    clock,
    preroll: createPreroll({ maxBytes: prerollBytes, keepMs: BEFORE_MS }),
    store: (agentId, alertUid, { at, payload }) =>
      journal.frame({ agentId, at, alertUid, read: payload.decode }),
    hasRoom,
  });
  return {
    begin: recorder.begin,
    causeOf: recorder.causeOf,
    forget: recorder.forget,
    port: {
      frame: (agentId, payload, { now, monotonic }) =>
        recorder.frame(agentId, { payload, at: now, arrivedAt: monotonic }),
      isRecording: (agentId) => recorder.causeOf(agentId) !== null,
    },
  };
}
