import { snippetsOf } from './snippets.js';

test('a quote in the query stays one in every tool', () => {
  const codes = new Map(snippetsOf('http://h', `SELECT 'a"b'`, []).map(({ id, code }) => [id, code]));
  expect(codes.get('curl')).toContain(String.raw`--data-binary '{"sql":"SELECT '\''a\"b'\''"}'`);
  expect(codes.get('excel')).toContain(String.raw`Text.ToBinary("{""sql"":""SELECT 'a\""b'""}")`);
  expect(codes.get('pandas')).toContain(String.raw`data="{\"sql\":\"SELECT 'a\\\"b'\"}".encode()`);
});
