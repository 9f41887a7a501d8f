/** The drop folder: what is taken out of it, and what is left alone. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listRuns } from '@tidu/records';
import { makeHome, NOW, reportOf, type Home } from '../test/home.js';
import { inboxLook } from './inbox.js';

let home: Home;
let look: () => Promise<void>;
const errors: unknown[] = [];
beforeEach(async () => {
  home = await makeHome();
  errors.length = 0;
  look = inboxLook(home.dock, { clock: () => NOW, onError: error => errors.push(error) });
  await look();
});
afterEach(() => home.remove());

const drop = async (name: string, text: string) => {
  await mkdir(join(home.folder, 'inbox'), { recursive: true });
  await writeFile(join(home.folder, 'inbox', name), text);
};
const subjects = async () => (await listRuns(home.dock.ledger, { limit: 10 })).map(({ subject }) => subject).sort();

test('a file that is still is kept, its run asked for, and it is gone from the folder', async () => {
  await drop('长春市.csv', reportOf([[1, 100]]));
  await look();
  expect([home.list('inbox'), await subjects()]).toEqual([['长春市.csv'], []]);
  await look();
  expect([home.list('inbox'), await subjects()]).toEqual([[], ['长春市.csv']]);
  expect(await listRuns(home.dock.ledger, { limit: 1 })).toMatchObject([
    { job: 'ingest', trigger: 'inbox', scopeId: '220000', state: 'queued', input: { name: '长春市.csv' } },
  ]);
  await look();
  expect([await subjects(), errors]).toEqual([['长春市.csv'], []]);
});

test('a file that grows is left until it grows no more', async () => {
  await drop('a.csv', 'one');
  await look();
  await drop('a.csv', 'one two');
  await look();
  expect(home.list('inbox')).toEqual(['a.csv']);
  await look();
  expect(home.list('inbox')).toEqual([]);
});

test('lock files, half-written files and folders are not taken', async () => {
  const names = ['.hidden.csv', 'half.csv.part', '~$open.xlsx'];
  for (const name of names) await drop(name, 'x');
  await mkdir(join(home.folder, 'inbox', 'folder.csv'));
  await look();
  await look();
  expect([home.list('inbox'), await subjects(), errors]).toEqual([
    ['.hidden.csv', 'folder.csv', 'half.csv.part', '~$open.xlsx'],
    [],
    [],
  ]);
});

test('a file that cannot be kept is told of and stays; the others go on', async () => {
  await drop('a.csv', 'a');
  await drop('b.csv', 'b');
  await home.dock.ledger.source.query(`
    CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$ LANGUAGE plpgsql;
    CREATE TRIGGER refuse BEFORE INSERT ON run FOR EACH ROW WHEN (NEW.subject = 'a.csv') EXECUTE FUNCTION refuse();`);
  await look();
  await look();
  expect([home.list('inbox'), await subjects()]).toEqual([['a.csv'], ['b.csv']]);
  expect(errors).toMatchObject([{ message: 'no room' }]);
  await home.dock.ledger.source.query('DROP TRIGGER refuse ON run');
  await look();
  expect([home.list('inbox'), await subjects()]).toEqual([[], ['a.csv', 'b.csv']]);
});
