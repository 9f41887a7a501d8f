import { SQL_FORMS, type SqlForm, type SqlParameter } from '@tidu/contract';
import { refusalOf } from './read-answer.js';

/** Forms a result is downloaded in, in the order of the menu. */
export const DOWNLOAD_FORMS = ['csv', 'xlsx', 'parquet', 'arrow', 'json'] as const satisfies readonly SqlForm[];

/**
 * Runs a query once more, without the limit of the page, and hands its answer to the browser's downloads.
 *
 * @throws ApiError when it is refused, TypeError when it cannot be reached or breaks off
 */
export async function saveResult(wish: {
  sql: string;
  parameters: SqlParameter[];
  form: SqlForm;
  name: string;
  markSmall: boolean;
}): Promise<void> {
  const response = await fetch('/api/sql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: SQL_FORMS[wish.form].mediaType },
    body: JSON.stringify(wish),
  });
  if (!response.ok) throw await refusalOf(response);
  const mark = response.headers.get('x-tidu-synthetic') === null ? '' : '-合成数据';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${wish.name}${mark}.${SQL_FORMS[wish.form].ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
