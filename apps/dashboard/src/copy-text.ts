/**
 * Puts a text on the clipboard. Where a bureau serves the page without TLS, browsers withhold the clipboard from scripts;
 * there it goes the old way, through a selection.
 *
 * @returns whether it is on the clipboard
 */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}
