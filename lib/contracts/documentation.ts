import { z } from 'zod';
import { defineCall } from './call';

/** This interface as an OpenAPI 3.1 document, made from the shapes that check each request. */
export const openApiCall = defineCall({
  name: 'openApi',
  method: 'GET',
  path: '/api/openapi.json',
  access: 'open',
  answers: { 200: z.looseObject({ openapi: z.literal('3.1.1'), paths: z.record(z.string(), z.unknown()) }) },
  ours: true,
});
