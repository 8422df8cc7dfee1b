/** Writes docs/openapi.json from the contracts; a test holds the two together. Run by `npm run openapi`. */
import { writeFileSync } from 'node:fs';
import { apiDocument } from '@/lib/http/api-document';

writeFileSync('docs/openapi.json', `${JSON.stringify(apiDocument('en'), null, 2)}\n`);
