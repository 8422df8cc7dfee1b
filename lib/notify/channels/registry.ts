import type { AlertSettings } from '@/lib/alerts/settings';
import type { Channel, ChannelName } from '../channel';

interface ChannelFacts {
  /** What a caregiver sets for a cradle to be told on this way. */
  setting: keyof Pick<AlertSettings, 'pushNotificationsEnabled' | 'emailNotificationsEnabled'>;
  /** Whether a message brings a token with which its recipient acts without a session. */
  bringsToken: boolean;
}

/** What is known of each way, whether or not it is set up. */
export const CHANNELS = {
  push: { setting: 'pushNotificationsEnabled', bringsToken: true },
  email: { setting: 'emailNotificationsEnabled', bringsToken: false },
} as const satisfies Record<ChannelName, ChannelFacts>;

/** The ways of this server; null for one that is not set up. */
export type Channels = Record<ChannelName, Channel | null>;
