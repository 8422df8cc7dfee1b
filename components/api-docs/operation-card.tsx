import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { type Content, listFields, type Operation } from './api-document';
import { FieldTable } from './field-table';

interface OperationCardProps {
  path: string;
  method: string;
  operation: Operation;
  locale: Locale;
}

/** One call: what it is for, what it takes, and everything that it may answer. Opens without a script. */
export function OperationCard({ path, method, operation, locale }: OperationCardProps) {
  const text = words(locale).api;
  const body = Object.entries(operation.requestBody?.content ?? {})[0];
  const access = operation.security.map((scheme) => text.access[Object.keys(scheme)[0] ?? ''] ?? '');
  return (
    <details id={operation.operationId} className="rounded-card border border-line bg-surface">
      <summary className="grid gap-1 px-4 py-3 sm:px-5">
        <h2 className="font-bold">
          <span className="mr-2 rounded-md bg-sunken px-1.5 py-0.5 text-sm uppercase">{method}</span>
          <code>{path}</code>
        </h2>
        <span>{operation.summary}</span>
      </summary>
      <div className="grid gap-5 border-t border-line px-4 py-4 sm:px-5">
        <p className="text-sm text-muted">{access.length > 0 ? access.join(' · ') : text.open}</p>
        {operation.parameters ? (
          <FieldTable fields={operation.parameters} caption={text.parameters} locale={locale} />
        ) : null}
        {body?.[1].schema ? (
          <>
            <FieldTable fields={listFields(body[1].schema)} caption={text.body} locale={locale} />
            <Example value={body[1].example} />
          </>
        ) : null}
        {Object.entries(operation.responses).map(([status, { description, content }]) => (
          <Answer key={status} status={status} description={description} content={content} locale={locale} />
        ))}
      </div>
    </details>
  );
}

interface AnswerProps {
  status: string;
  description: string;
  content: Record<string, Content> | undefined;
  locale: Locale;
}

function Answer({ status, description, content, locale }: AnswerProps) {
  const [type, { schema, example, examples } = {}] = Object.entries(content ?? {})[0] ?? [];
  const fields = schema && !examples ? listFields(schema) : [];
  const bytes = type && type !== 'application/json' ? ` · ${type}` : '';
  const title = `${status} · ${description}${bytes}`;
  if (examples) return <Refusals status={status} refusals={Object.values(examples)} />;
  return (
    <div className="grid gap-2">
      {fields.length > 0 ? (
        <FieldTable fields={fields} caption={title} locale={locale} />
      ) : (
        <h3 className="text-sm font-bold">{title}</h3>
      )}
      <Example value={example} />
    </div>
  );
}

function Refusals({
  status,
  refusals,
}: {
  status: string;
  refusals: { value: { code: string; message: string } }[];
}) {
  return (
    <div className="text-sm">
      <h3 className="font-bold">{status}</h3>
      <ul>
        {refusals.map(({ value }) => (
          <li key={value.code}>
            <code className="text-muted">{value.code}</code> {value.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Example({ value }: { value: unknown }) {
  if (value === undefined) return null;
  return (
    <pre className="rounded-control bg-sunken px-4 py-3 text-sm break-all whitespace-pre-wrap">
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
