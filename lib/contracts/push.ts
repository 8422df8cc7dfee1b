import { z } from 'zod';
import type { IssueRule } from '@/lib/platform/validation-issue';
import { defineCall } from './call';
import { done } from './shapes';

/** A key of a subscription, Base64 with or without the characters of URLs. */
const subscriptionKey = z
  .string()
  .regex(/^[\w+/-]+={0,2}$/, { error: 'base64' satisfies IssueRule })
  .max(255);

const endpoint = z.url({ protocol: /^https$/, error: 'https' satisfies IssueRule }).max(2_000);

/** A subscription as browsers write it (Push API). */
const subscription = z.object({
  endpoint,
  keys: z.object({ p256dh: subscriptionKey, auth: subscriptionKey }),
});

const token = z.string().max(100).meta({ description: 'The token of a notification, valid for 24 h' });

const ENDPOINT = 'https://push.example/send/abc';
const TOKEN = 'q2uJ1l0tT0V6yq3m9m1yT0m0oW0mJ1kq2b3c4d5e6f7';
const SUBSCRIPTION = {
  endpoint: ENDPOINT,
  keys: {
    p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
    auth: 'tBHItJI5svbpez7KI4CCXg',
  },
};

/** Makes a browser one of the caregiver's devices; the same endpoint again renews its keys. */
export const subscribePushCall = defineCall({
  name: 'subscribePush',
  method: 'POST',
  path: '/api/push_subscription',
  access: 'user',
  body: subscription.extend({
    renew: z
      .boolean()
      .optional()
      .meta({ description: 'Only if it still is one of your devices; 404 when it was removed' }),
    replaces: endpoint.optional().meta({
      description: 'The endpoint that it had before: as renew, only if that or the new one still is yours',
    }),
  }),
  answers: { 200: done },
  refusals: ['not_found'],
  example: { body: SUBSCRIPTION, answer: { success: true } },
});

export const unsubscribePushCall = defineCall({
  name: 'unsubscribePush',
  method: 'DELETE',
  path: '/api/push_subscription',
  access: 'user',
  body: z.object({ endpoint: z.string().min(1).max(2_000) }),
  answers: { 200: done },
  ours: true,
  example: { body: { endpoint: ENDPOINT }, answer: { success: true } },
});

/** No secret: browsers hand it to their push service, and a service worker has no cookie to ask with. */
export const pushKeyCall = defineCall({
  name: 'pushKey',
  method: 'GET',
  path: '/api/push_key',
  access: 'open',
  answers: { 200: z.object({ public_key: z.string().meta({ description: 'Base64 for URLs' }) }) },
  ours: true,
  example: {
    answer: {
      public_key: 'BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U',
    },
  },
});

export const pushReceiptCall = defineCall({
  name: 'pushReceipt',
  method: 'POST',
  path: '/api/push_receipt',
  access: 'open',
  body: z.object({ token, event: z.enum(['shown', 'opened']) }),
  answers: {
    200: done.extend({
      alert_id: z.int().nullable().meta({ description: 'Where an opened one leads: /alerts/{alert_id}' }),
    }),
  },
  refusals: ['token_invalid', 'database_unavailable'],
  ours: true,
  example: { body: { token: TOKEN, event: 'opened' }, answer: { success: true, alert_id: 12 } },
});

export const pushActionCall = defineCall({
  name: 'pushAction',
  method: 'POST',
  path: '/api/push_action',
  access: 'open',
  body: z.object({ token, action: z.enum(['acknowledge', 'resolve']) }),
  answers: { 200: done },
  refusals: ['token_invalid', 'not_found', 'database_unavailable'],
  ours: true,
  example: { body: { token: TOKEN, action: 'resolve' }, answer: { success: true } },
});

export const pushSnapshotCall = defineCall({
  name: 'pushSnapshot',
  method: 'GET',
  path: '/api/push_snapshot/{token}',
  access: 'open',
  answers: { 200: 'media' },
  media: 'image/jpeg',
  refusals: ['token_invalid', 'database_unavailable'],
  ours: true,
});

export const pushRenewalCall = defineCall({
  name: 'pushRenewal',
  method: 'POST',
  path: '/api/push_renewal',
  access: 'open',
  body: z.object({ token, subscription }),
  answers: { 200: done },
  refusals: ['token_invalid', 'database_unavailable'],
  ours: true,
  example: { body: { token: TOKEN, subscription: SUBSCRIPTION }, answer: { success: true } },
});
