import type { Locale } from '@/lib/i18n/locales';
import { words } from '@/lib/i18n/words';
import { describeType, type Schema } from './api-document';

interface Field {
  name: string;
  required: boolean;
  schema: Schema;
}

/** Names, types and meanings of fields; the meanings stand in the contracts, in English. */
export function FieldTable({
  fields,
  caption,
  locale,
}: {
  fields: Field[];
  caption: string;
  locale: Locale;
}) {
  const text = words(locale).api;
  return (
    <table className="w-full text-left text-sm">
      <caption className="pb-1 text-left font-bold">{caption}</caption>
      <tbody>
        {fields.map(({ name, required, schema }) => (
          <tr key={name} className="border-t border-line align-baseline">
            <th scope="row" className="w-2/5 py-1.5 pr-3 font-normal">
              <code>{name}</code>
              {required ? null : <span className="block text-muted">{text.optional}</span>}
            </th>
            <td className="py-1.5">
              <code className="text-muted">{describeType(schema)}</code>
              {schema.description ? (
                <span className="block" lang="en">
                  {schema.description}
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
