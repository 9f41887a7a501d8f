import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from '../packages/domain/src/index.js';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

test('docs/configuration.md tells every setting as the code has it', () => {
  const rows = SETTINGS.map(
    ({ name, fallback, en, zh }) => `| \`${name}\` | ${fallback ? `\`${fallback}\`` : '–'} | ${en} | ${zh} |`,
  );
  const written = read('docs/configuration.md')
    .split('\n')
    .filter(line => /^\| `[A-Z_]+` \|/.test(line));
  expect(written).toEqual(rows);
});

test.each(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'docs/configuration.md', 'docs/decisions/README.md'])(
  'every local link in %s leads somewhere',
  file => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(match => match[1]!);
    const missing = links.filter(link => {
      try {
        readFileSync(join(root, file, '..', link));
        return false;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code !== 'EISDIR';
      }
    });
    expect(missing).toEqual([]);
  },
);

test('both READMEs have the same headings, commands and pictures', () => {
  const shape = (text: string) => ({
    headings: text
      .split('\n')
      .filter(line => /^#{1,3} /.test(line))
      .map(line => line.split(' ')[0]),
    commands: [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(match => match[1]!.replaceAll(/\s+#.*$/gm, '')),
    pictures: [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(match => match[1]),
  });
  expect(shape(read('README.zh-CN.md'))).toEqual(shape(read('README.md')));
});
