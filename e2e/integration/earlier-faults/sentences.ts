import { describe, expect, it } from 'vitest';
import { holdsTest } from '../find-test';

/** Those of a subject are told in a file of tests of that name. */
type Subject = 'pictures' | 'signals' | 'access';

/** CONTRACT §7, sentence by sentence and in its order: what the earlier server got wrong, as what this one does. */
const SENTENCES = {
  stalledViewer: {
    subject: 'pictures',
    text: 'one viewer that stops reading holds up no viewer of any cradle, and nothing on its way in',
  },
  leavingViewers: { subject: 'pictures', text: 'viewers of a silent or unknown cradle leave nothing behind' },
  openDoors: {
    subject: 'access',
    text: 'stream, readings, history, frames, video and the motor are open to their caregiver alone',
  },
  takeOver: { subject: 'access', text: 'another user’s claim takes no cradle over' },
  bigPicture: {
    subject: 'pictures',
    text: 'a picture above 64 KB during an alert goes through live video, and is stored whole',
  },
  alertTypes: {
    subject: 'signals',
    text: '13 s without a face make no heap of alerts: one is looked up as the type that is stored',
  },
  stolenRecording: { subject: 'signals', text: 'a second alert leaves the first one its recording' },
  defaultSettings: {
    subject: 'signals',
    text: 'without saved settings, what the page shows as active is what there is',
  },
  partialUpdate: { subject: 'signals', text: 'a partial update of settings leaves the rest' },
  statusPolls: { subject: 'signals', text: 'agent_status has its temperature in 40 of 40 polls' },
  order: { subject: 'signals', text: 'order within a second survives' },
  zones: { subject: 'signals', text: 'times have a zone, wherever the server stands' },
  video: {
    subject: 'pictures',
    text: 'a recorded minute is an MP4 that browsers play, made once, at its true speed',
  },
  deadCamera: { subject: 'pictures', text: 'a dead camera does not go on streaming its old picture' },
  liveVideo: { subject: 'pictures', text: 'live video does not wait for the database' },
  changeOfHands: {
    subject: 'pictures',
    text: 'deleting and claiming again during a recording breaks no picture, and shows nothing of before',
  },
  twoProcesses: { subject: 'access', text: 'two processes double no rows, alerts or frames' },
  origins: { subject: 'access', text: 'no foreign Origin is let in with credentials' },
  password: { subject: 'access', text: 'the database password stands in no line of the log' },
  wrongTypes: { subject: 'access', text: 'wrong types in JSON give a 400, never a 500' },
  delivery: { subject: 'signals', text: 'nobody counts as notified for a line in the log' },
} as const satisfies Record<string, { subject: Subject; text: string }>;
type Sentence = keyof typeof SENTENCES;
type SentenceOf<S extends Subject> = {
  [Name in Sentence]: (typeof SENTENCES)[Name]['subject'] extends S ? Name : never;
}[Sentence];

/** Sentences that tests of other files prove, in part or whole. */
const PROVEN_ELSEWHERE: Partial<Record<Sentence, readonly (readonly [file: string, test: string])[]>> = {
  changeOfHands: [
    [
      'recordings.test.ts',
      'ends with the ownership: whoever claims the cradle next sees nothing of before, and goes on to be watched',
    ],
  ],
  bigPicture: [
    [
      'recordings.test.ts',
      'goes on after a crash, with all that came meanwhile and nothing twice; a big picture is stored whole',
    ],
  ],
  stalledViewer: [
    ['viewers.test.ts', 'are not slowed by one that stops reading'],
    ['viewers.test.ts', 'that stopped reading are cut after 15 s'],
  ],
  leavingViewers: [
    ['viewers.test.ts', 'leave nothing behind when twenty of them go'],
    ['viewers.test.ts', 'of a silent cradle leave nothing behind either'],
  ],
  openDoors: [
    ['access-matrix.test.ts', '$title is answered as its row says, and tells nobody what is another’s'],
  ],
  takeOver: [
    ['ownership.test.ts', 'is never taken over by another claim'],
    ['ownership.test.ts', 'goes to one alone when several claim at once'],
  ],
  stolenRecording: [
    [
      'recordings.test.ts',
      'come each with their full minute and the ten seconds before when two overlap, and each frame is stored once',
    ],
    ['alerts.test.ts', 'come with the whole minute and what was before it, also when two overlap'],
  ],
  defaultSettings: [
    ['alerts.test.ts', 'are the defaults until something was saved'],
    [
      'raised-alerts.test.ts',
      'come by the default limits where nothing was saved, and for all that can go wrong with the watching',
    ],
  ],
  partialUpdate: [['alerts.test.ts', 'change in part, and the rest stays']],
  order: [
    ['pipeline.test.ts', 'stores a row for each change at once, with nothing in it that did not arrive'],
    ['alerts.test.ts', 'keep the order within a second'],
    ['frames.test.ts', 'streams the bytes of the device, one part a frame, in order'],
  ],
  deadCamera: [
    [
      'viewers.test.ts',
      'see the card 5 s after the last frame, again and again, and the picture when it returns; a single frame is awaited for 10 s',
    ],
  ],
  liveVideo: [
    [
      'order.test.ts',
      'goes on showing the picture to who watches while the database is away, and stores later, each row once',
    ],
  ],
  video: [
    ['video.test.ts', 'is H.264 in MP4, as long as it was'],
    ['video.test.ts', 'is made once for all who ask, and again when there is more of it'],
    ['../browser/recorded-video.test.ts', 'plays a recorded minute as it was, and jumps within it'],
  ],
  twoProcesses: [
    ['start-refused.test.ts', 'names the server that has the data folder already, and leaves that one alone'],
    ['one-server.test.ts', 'waits a moment, says for whom, and ends without having taken anything in'],
  ],
  delivery: [
    ['alerts.test.ts', 'are those of the last 24 h, newest first, in the fields of the app'],
    ['push.test.ts', 'arrives on both devices, each in its language, with the picture of the moment'],
    ['push.test.ts', 'counts as told once a service took it, for the app too'],
    ['push.test.ts', 'is stored and not told where its caregiver wants no push'],
    [
      '../browser/push.test.ts',
      'shows an alert with the picture of the moment, without a cookie, and says so; resolves it by a tap',
    ],
    ['email.test.ts', 'tells of an alert with its picture, and counts as told'],
  ],
};

interface Telling<S extends Subject> {
  /** A sentence with what proves it: here, elsewhere, or both. */
  sentence(name: SentenceOf<S>, proveHere?: () => void): void;
  /** After the last sentence: whether they were all told, and proven. */
  end(): void;
}

export function tellSentences<S extends Subject>(subject: S): Telling<S> {
  const names = Object.keys(SENTENCES) as Sentence[];
  const told: Sentence[] = [];
  const open: Sentence[] = [];
  return {
    sentence(name, proveHere) {
      const elsewhere = PROVEN_ELSEWHERE[name] ?? [];
      told.push(name);
      if (!proveHere && elsewhere.length === 0) {
        open.push(name);
        return;
      }
      describe(SENTENCES[name].text, () => {
        if (elsewhere.length > 0) {
          it.each(elsewhere)('is proven in %s: %s', async (file, test) => {
            expect(await holdsTest(file, test)).toBe(true);
          });
        }
        proveHere?.();
      });
    },
    end() {
      it('is told to the last sentence, in its order', () => {
        expect(told).toEqual(names.filter((name) => SENTENCES[name].subject === subject));
      });

      it('is left open nowhere', () => {
        expect(open).toEqual([]);
      });
    },
  };
}
