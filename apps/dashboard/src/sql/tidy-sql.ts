/** A text of SQL put in order, keywords in capitals; null where it is not finished enough for that. */
export async function tidySql(text: string): Promise<string | null> {
  const { formatDialect, duckdb } = await import('sql-formatter');
  try {
    return formatDialect(text, {
      dialect: duckdb,
      keywordCase: 'upper',
      paramTypes: { custom: [{ regex: String.raw`\$[\p{L}_][\p{L}\p{N}_]*` }] },
    });
  } catch {
    return null;
  }
}
