import { openApiCall } from '@/lib/contracts/documentation';
import { apiDocument } from '@/lib/http/api-document';
import { compress } from '@/lib/http/compression';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

export const GET = handle(openApiCall, async ({ request }) =>
  compress(request, jsonResponse(apiDocument('en'))),
);
