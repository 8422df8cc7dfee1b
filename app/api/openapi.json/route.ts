import { openApiCall } from '@/lib/contracts/documentation';
import { apiDocument } from '@/lib/http/api-document';
import { createPackedAnswer } from '@/lib/http/compression';
import { handle } from '@/lib/http/handler';
import { jsonResponse } from '@/lib/http/responses';

const answer = createPackedAnswer(() => jsonResponse(apiDocument('en')));

export const GET = handle(openApiCall, ({ request }) => answer(request));
