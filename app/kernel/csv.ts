/**
 * A table as spreadsheets of the language open it without asking, the titles first. What begins like a formula is made
 * text, whoever typed it.
 */
export function csvOf(rows: readonly (readonly string[])[], language: 'fr' | 'en'): string {
  const separator = language === 'fr' ? ';' : ',';
  return `\uFEFF${rows.map((row) => row.map((value) => cell(value, separator)).join(separator)).join('\r\n')}\r\n`;
}

function cell(value: string, separator: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /["\r\n]/.test(harmless) || harmless.includes(separator) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
