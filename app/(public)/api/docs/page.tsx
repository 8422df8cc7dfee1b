import type { Metadata } from 'next';
import type { ApiDocument } from '@/components/api-docs/api-document';
import { OperationCard } from '@/components/api-docs/operation-card';
import { PageFrame } from '@/components/shell/page-frame';
import { apiDocument } from '@/lib/http/api-document';
import { pageLocale } from '@/lib/http/page-locale';
import { findPageUser } from '@/lib/http/page-user';
import { words } from '@/lib/i18n/words';

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await pageLocale()).api.title };
}

export default async function ApiPage() {
  const locale = await pageLocale();
  const text = words(locale).api;
  // Made as plain JSON, from schemas whose types say nothing of what they become.
  const paths = apiDocument(locale).paths as ApiDocument['paths'];
  return (
    <PageFrame locale={locale} signedIn={(await findPageUser()) !== null} width="wide">
      <div className="mx-auto grid max-w-3xl gap-4">
        <h1 className="text-2xl font-bold">{text.title}</h1>
        <p>{text.lead}</p>
        <p>
          <a className="font-medium text-accent underline" href="/api/openapi.json">
            {text.document}
          </a>
        </p>
        {Object.entries(paths).flatMap(([path, operations]) =>
          Object.entries(operations).map(([method, operation]) => (
            <OperationCard
              key={operation.operationId}
              path={path}
              method={method}
              operation={operation}
              locale={locale}
            />
          )),
        )}
      </div>
    </PageFrame>
  );
}
